namespace Engine.Media.Sdp;

/// <summary>A session description (RFC 8866) as far as a telephone call needs it.</summary>
public sealed record SessionDescription
{
    /// <summary>Largest body that is read (SDP-01).</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Most media sections that are read (SDP-01).</summary>
    public const int MaxMedia = 16;

    /// <summary>Most formats of one media line (SDP-01).</summary>
    public const int MaxFormats = 64;

    /// <summary>The writer and its version; zeros when the peer left it out.</summary>
    public SdpOrigin Origin { get; init; } = new("0", "0", "0.0.0.0");

    /// <summary>The <c>s=</c> line.</summary>
    public string SessionName { get; init; } = "-";

    /// <summary>Address of the session's <c>c=</c>, or null.</summary>
    public string? ConnectionAddress { get; init; }

    /// <summary>Direction at session level, or null.</summary>
    public MediaDirection? Direction { get; init; }

    /// <summary>Media sections in order.</summary>
    public IReadOnlyList<MediaDescription> Media { get; init; } = [];

    /// <summary>The address where the section wants its media: its own, else the session's.</summary>
    public string? AddressOf(MediaDescription media) => media.ConnectionAddress ?? ConnectionAddress;

    /// <summary>The direction of a section: its own, else the session's, else sendrecv (RFC 3264 §5.1).</summary>
    public MediaDirection DirectionOf(MediaDescription media) => media.Direction ?? Direction ?? MediaDirection.SendReceive;
}

/// <summary>The <c>o=</c> line (RFC 8866 §5.2).</summary>
/// <param name="SessionId">Digits as the peer wrote them; ours stays below 2^63 (SDP-02).</param>
/// <param name="Version">Digits as the peer wrote them; ours grows by one when the body changes.</param>
/// <param name="Address">The host of the writer; not where media goes.</param>
/// <param name="Username">Always "-" from us (SDP-02).</param>
public sealed record SdpOrigin(string SessionId, string Version, string Address, string Username = "-");
