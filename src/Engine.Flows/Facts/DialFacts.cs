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
