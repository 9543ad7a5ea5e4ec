namespace Engine.Flows.Facts;

/// <summary>What an INVITE that is about to leave looks like: enough to end the call after a crash.</summary>
/// <param name="CallId">Call-ID.</param>
/// <param name="FromTag">Our tag.</param>
/// <param name="Branch">Branch of the Via.</param>
/// <param name="CSeq">CSeq number of the INVITE.</param>
/// <param name="RequestUri">Request-URI.</param>
/// <param name="FromUri">From.</param>
/// <param name="ToUri">To.</param>
/// <param name="Destination">"ip:port" the request goes to.</param>
/// <param name="TrunkId">Trunk.</param>
/// <param name="Gateway">Gateway of the trunk, for failover.</param>
public sealed record DialFacts(
    string CallId, string FromTag, string Branch, long CSeq, string RequestUri, string FromUri, string ToUri, string Destination,
    string TrunkId, string? Gateway = null);

/// <summary>The dialog that a 2xx made (RFC 3261 §12.1.2): enough to send a BYE after a crash.</summary>
/// <param name="RemoteTag">Tag of the far end.</param>
/// <param name="RemoteTarget">URI of its Contact.</param>
/// <param name="RouteSet">Route headers in sending order.</param>
/// <param name="LocalCSeq">Last CSeq number we used.</param>
/// <param name="SipStatus">Status of the answer.</param>
/// <param name="Destination">"ip:port" requests in the dialog go to; null = where the INVITE went.</param>
public sealed record DialogFacts(string RemoteTag, string RemoteTarget, IReadOnlyList<string> RouteSet, long LocalCSeq, int SipStatus = 200, string? Destination = null)
{
    /// <summary>The phrase of the answer as it was sent; null when it was empty.</summary>
    public string? SipPhrase { get; init; }
}

/// <summary>A retry of the same call over another gateway: same Call-ID and From tag, new branch.</summary>
/// <param name="CallId">Call-ID to keep.</param>
/// <param name="FromTag">From tag to keep.</param>
/// <param name="LastCSeq">Highest CSeq number used so far.</param>
/// <param name="Tried">"ip:port" of the gateways that failed.</param>
public sealed record FailoverFacts(string CallId, string FromTag, long LastCSeq, IReadOnlyList<string> Tried);
