namespace Engine.Flows.Facts;

/// <summary>A retry of the same call over another gateway: same Call-ID and From tag, new branch.</summary>
/// <param name="CallId">Call-ID to keep.</param>
/// <param name="FromTag">From tag to keep.</param>
/// <param name="LastCSeq">Highest CSeq number used so far.</param>
/// <param name="Tried">"ip:port" of the gateways that failed.</param>
public sealed record FailoverFacts(string CallId, string FromTag, long LastCSeq, IReadOnlyList<string> Tried);
