using System.Net;

namespace Engine.Media.Plane;

/// <summary>The media part of the engine's configuration.</summary>
public sealed record MediaConfig
{
    /// <summary>The address sockets bind to.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Any;

    /// <summary>First RTP port; odd numbers start one higher.</summary>
    public int FirstPort { get; init; } = 20000;

    /// <summary>Last port of the range.</summary>
    public int LastPort { get; init; } = 39999;

    /// <summary>Most legs at once; 0 means as many as ports and descriptors allow.</summary>
    public int MaxLegs { get; init; }

    /// <summary>Clock threads; 0 means one for each core.</summary>
    public int ClockThreads { get; init; }

    /// <summary>Receive threads.</summary>
    public int ReceiveThreads { get; init; } = 1;

    /// <summary>How long a port stays bound and unused after its leg closed: late packets must not reach the next call.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Mean time between RTCP reports of a leg; each wait is drawn from ± 50 % of it (RFC 3550 §6.2).</summary>
    public TimeSpan RtcpInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Kernel receive buffer of a leg in bytes (PERF-10).</summary>
    public int ReceiveBufferBytes { get; init; } = 32 * 1024;

    /// <summary>Uses the portable clock, sender and receiver also on Linux; for tests.</summary>
    public bool ForcePortable { get; init; }
}
