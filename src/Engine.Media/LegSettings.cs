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

    /// <summary>How silence is sent while nothing plays.</summary>
    public SilencePolicy Silence { get; init; } = SilencePolicy.Continuous;

    /// <summary>Whether early media sends one silence packet to open a NAT (EM-02).</summary>
    public bool OpenNat { get; init; }

    /// <summary>Shorter key presses are noise and are not reported (DTMF-04).</summary>
    public TimeSpan ShortestDigit { get; init; } = TimeSpan.Zero;
}

/// <summary>How silence is sent while nothing plays (RTP-13).</summary>
public enum SilencePolicy
{
    /// <summary>Silence frames in the usual rhythm; the safe choice with carriers that time out.</summary>
    Continuous,

    /// <summary>One comfort noise packet at the start of a pause and each second after (RFC 3389), if it was negotiated.</summary>
    ComfortNoise,

    /// <summary>One silence packet every five seconds.</summary>
    KeepAlive,
}

/// <summary>Whether we send to the source address of the peer's packets instead of the address in its SDP (RFC 4961; RTP-20).</summary>
public enum SymmetricRtp
{
    /// <summary>Never: the SDP address holds.</summary>
    Off,

    /// <summary>Only when the SDP address is private or the source is in the network of the signalling peer.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,
}
