namespace Engine.Flows.Facts;

/// <summary>The dialog that a 2xx made (RFC 3261 §12.1.2): enough to send a BYE after a crash.</summary>
/// <param name="RemoteTag">Tag of the far end.</param>
/// <param name="RemoteTarget">URI of its Contact.</param>
/// <param name="RouteSet">Route headers in sending order.</param>
/// <param name="LocalCSeq">Last CSeq number we used.</param>
/// <param name="SipStatus">Status of the answer.</param>
/// <param name="Destination">"ip:port" requests in the dialog go to; null = where the INVITE went.</param>
public sealed record DialogFacts(string RemoteTag, string RemoteTarget, IReadOnlyList<string> RouteSet, long LocalCSeq, int SipStatus = 200, string? Destination = null);
