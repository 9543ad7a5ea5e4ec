using System.Net.Sockets;

namespace Engine.Media.Net;

/// <summary>What the plane gives a new leg.</summary>
internal sealed record LegResources(int Index, Socket Socket, int Port, uint Ssrc, byte[] CanonicalName, ClockShard Shard, Action<Exception> Report);
