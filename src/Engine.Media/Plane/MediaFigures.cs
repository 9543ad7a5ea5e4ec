namespace Engine.Media.Plane;

/// <summary>The state of the media plane at one moment.</summary>
/// <param name="Capacity">Legs that ports, descriptors and configuration allow (RTP-06).</param>
/// <param name="OpenLegs">Legs opened and not closed.</param>
/// <param name="DrainingPorts">Ports of closed legs that are not free again.</param>
/// <param name="FreePorts">Ports that may be taken.</param>
/// <param name="Ticks">Ticks run by all clock threads.</param>
/// <param name="TickLatenessP99Ms">The worst clock thread's 99th percentile (RTP-11).</param>
/// <param name="TickLatenessMaxMs">The worst tick.</param>
/// <param name="SkippedTicks">Ticks given up after a stall (RTP-10).</param>
/// <param name="HasPriority">Whether every clock thread got its priority.</param>
public sealed record MediaFigures(
    int Capacity, int OpenLegs, int DrainingPorts, int FreePorts,
    long Ticks, double TickLatenessP99Ms, double TickLatenessMaxMs, long SkippedTicks, bool HasPriority)
{
    /// <summary>Exceptions thrown by owners of legs out of <see cref="IMediaObserver"/>: always a defect.</summary>
    public long OwnerFaults { get; init; }

    /// <summary>The last of them, for the log.</summary>
    public Exception? LastOwnerFault { get; init; }
}
