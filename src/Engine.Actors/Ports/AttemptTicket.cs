namespace Engine.Actors.Ports;

/// <summary>
/// The identity of one INVITE as plain values, journaled before it leaves. Enough to rebuild its CANCEL after a crash
/// (RFC 3261 §9.1: same Request-URI, Call-ID, From, To, CSeq number and branch).
/// </summary>
/// <param name="Destination">Where it is sent, "address:port".</param>
public sealed record AttemptTicket(
    string CallId,
    string FromTag,
    string Branch,
    int CSeq,
    string RequestUri,
    string FromUri,
    string ToUri,
    string Destination,
    string TrunkId);
