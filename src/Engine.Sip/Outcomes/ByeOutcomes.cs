using System.Collections.Frozen;

namespace Engine.Sip.Outcomes;

/// <summary>
/// What a BYE of the peer means by its Reason header (RFC 3326), as data: a cause that names the network or a timer says that the contact did
/// not hang up (MAP-08). Any other cause, and none, is the contact's. The location (RFC 8606) decides nothing here: switches send every one of them
/// with an ordinary release.
/// </summary>
public static class ByeOutcomes
{
    private static readonly Outcome Network = new(CallExit.Answered, CallReason.NetworkFailure, Party.Carrier) { CountsAgainstTrunk = true };

    private static readonly Outcome Timer = LocalOutcomes.Find(LocalEvent.SessionExpired);

    /// <summary>34 no circuit, 38 network out of order, 41 temporary failure, 42 congestion, 44 and 47 no resource, 102 timer, 111 protocol, 127 interworking.</summary>
    private static readonly FrozenDictionary<int, Outcome> ByQ850 = new Dictionary<int, Outcome>
    {
        [34] = Network, [38] = Network, [41] = Network, [42] = Network, [44] = Network, [47] = Network, [102] = Timer, [111] = Network, [127] = Network,
    }.ToFrozenDictionary();

    /// <summary>The outcome of a BYE with these causes; null for one that is missing. Both values are looked at, the Q.850 one first.</summary>
    public static Outcome Of(int? q850, int? sipCause) =>
        (q850 is { } cause && ByQ850.TryGetValue(cause, out var outcome) ? outcome : OfSip(sipCause)) ?? LocalOutcomes.Find(LocalEvent.RemoteHangup);

    private static Outcome? OfSip(int? cause) => cause switch
    {
        408 => Timer,
        480 or (>= 500 and <= 599) => Network,
        _ => null,
    };
}
