namespace Engine.Actors.Ports;

/// <summary>The confirmed dialog as plain values, enough to build its BYE after a crash (RFC 3261 §12.1.2).</summary>
/// <param name="LocalCSeq">CSeq number of the last request we sent in it.</param>
/// <param name="RouteSet">Route header values in sending order.</param>
public sealed record DialogFacts(string CallId, string LocalTag, string RemoteTag, string RemoteTarget, int LocalCSeq, IReadOnlyList<string> RouteSet);
