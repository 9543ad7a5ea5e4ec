namespace Engine.Media.Sdp;

/// <summary>The <c>o=</c> line (RFC 8866 §5.2).</summary>
/// <param name="SessionId">Digits as the peer wrote them; ours stays below 2^63 (SDP-02).</param>
/// <param name="Version">Digits as the peer wrote them; ours grows by one when the body changes.</param>
/// <param name="Address">The host of the writer; not where media goes.</param>
/// <param name="Username">Always "-" from us (SDP-02).</param>
public sealed record SdpOrigin(string SessionId, string Version, string Address, string Username = "-");
