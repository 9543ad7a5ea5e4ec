using System.Net.Sockets;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>What the plane gives a new leg.</summary>
internal sealed record LegResources(int Index, Socket Socket, int Port, uint Ssrc, byte[] CanonicalName, ClockShard Shard, Action<Exception> Report);
