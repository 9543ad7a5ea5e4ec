using System.Net;

namespace Engine.Media;

/// <summary>The settings of a trunk for the media of its calls.</summary>
public sealed record LegSettings
{
    /// <summary>The settings of a trunk that sets none.</summary>
    public static readonly LegSettings Default = new();

    /// <summary>Latching (RTP-20).</summary>
    public SymmetricRtp Symmetric { get; init; } = SymmetricRtp.Auto;

    /// <summary>Where the signalling comes from; <see cref="SymmetricRtp.Auto"/> trusts its network. Null: unknown.</summary>
    public IPAddress? SignallingPeer { get; init; }

    /// <summary>How long after the answer the first packet may take.</summary>
    public TimeSpan InitialTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a running stream may pause.</summary>
    public TimeSpan RunningTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How silence is sent while nothing plays.</summary>
    public SilencePolicy Silence { get; init; } = SilencePolicy.Continuous;

    /// <summary>Whether early media sends one silence packet to open a NAT (EM-02).</summary>
    public bool OpenNat { get; init; }

    /// <summary>Shorter key presses are noise and are not reported (DTMF-04).</summary>
    public TimeSpan ShortestDigit { get; init; } = TimeSpan.Zero;
}
