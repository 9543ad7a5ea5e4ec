using Engine.Media.Linux;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>What the plane gives a new leg.</summary>
internal sealed record LegResources(int Index, MediaSocket Socket, uint Ssrc, byte[] CanonicalName, CommandQueue Commands);
