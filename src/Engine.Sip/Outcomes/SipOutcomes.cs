using static Engine.Sip.Outcomes.CallExit;
using static Engine.Sip.Outcomes.Party;

namespace Engine.Sip.Outcomes;

/// <summary>
/// Every final status of an INVITE as data: what it means before and after ringing (MAP-02; codes of the IANA registry of SIP response codes).
/// </summary>
internal static class SipOutcomes
{
    /// <summary>One status code.</summary>
    /// <param name="Status">The code.</param>
    /// <param name="Outcome">Its meaning when nothing has rung yet, and later too if nothing else is said.</param>
    /// <param name="Generic">A Q.850 cause may refine it (rule 3).</param>
    /// <param name="AfterRinging">Its meaning after a sign of ringing, where that differs.</param>
    public readonly record struct Row(int Status, Outcome Outcome, bool Generic = false, Outcome? AfterRinging = null);

    private static readonly Row[] Table =
    [
        new(200, new(Answered, CallReason.None, Contact)),
        new(300, Failing(CallReason.RedirectRefused, Carrier, failover: true, Retry.Later)),
        new(301, new(InvalidNumber, CallReason.NumberChanged, Contact)),
        new(302, Failing(CallReason.RedirectRefused, Carrier, failover: true, Retry.Later)),
        new(305, Failing(CallReason.RedirectRefused, Carrier, failover: true, Retry.Later)),
        new(380, Failing(CallReason.AlternativeService, Carrier)),
        new(400, Failing(CallReason.BadRequest, Party.Engine, failover: true), Generic: true),
        new(401, AgainstTrunk(CallReason.AuthFailed)),
        new(402, AgainstTrunk(CallReason.PaymentRequired, failover: true, Retry.Later)),
        new(403, Failing(CallReason.Forbidden, Trunk, failover: true), Generic: true),
        new(404, new(InvalidNumber, CallReason.NotFound, Contact)),
        new(405, Failing(CallReason.Protocol, Trunk, failover: true)),
        new(406, Failing(CallReason.Protocol, Party.Engine, failover: true)),
        new(407, AgainstTrunk(CallReason.AuthFailed)),
        new(408, AgainstTrunk(CallReason.UpstreamTimeout, failover: true, Retry.Later) with { Party = Carrier }, Generic: true,
            AfterRinging: new(NoAnswer, CallReason.CarrierTimeout, Contact, Retry: Retry.Later)),
        new(409, Failing(CallReason.Protocol, Carrier)),
        new(410, new(InvalidNumber, CallReason.NumberGone, Contact)),
        new(411, Failing(CallReason.Protocol, Party.Engine, failover: true)),
        new(412, Failing(CallReason.Protocol, Carrier)),
        new(413, Failing(CallReason.MessageTooLarge, Party.Engine, failover: true)),
        new(414, Failing(CallReason.Protocol, Party.Engine)),
        new(415, Failing(CallReason.MediaType, Party.Engine, failover: true)),
        new(416, Failing(CallReason.UriScheme, Party.Engine, failover: true)),
        new(417, Failing(CallReason.Protocol, Carrier)),
        new(420, Failing(CallReason.Extension, Trunk, failover: true)),
        new(421, Failing(CallReason.Extension, Trunk, failover: true)),
        new(422, Failing(CallReason.SessionTimer, Trunk)),
        new(423, Failing(CallReason.Protocol, Carrier)),
        new(424, Failing(CallReason.Protocol, Carrier)),
        new(425, Failing(CallReason.Protocol, Carrier)),
        new(428, Failing(CallReason.Identity, Trunk, failover: true)),
        new(429, Failing(CallReason.TransferRefused, Carrier)),
        new(430, Failing(CallReason.FlowFailed, Carrier, failover: true, Retry.Later)),
        new(433, Failing(CallReason.AnonymityDisallowed, Contact)),
        new(436, Failing(CallReason.Identity, Trunk, failover: true)),
        new(437, Failing(CallReason.Identity, Trunk, failover: true)),
        new(438, Failing(CallReason.Identity, Trunk, failover: true)),
        new(439, Failing(CallReason.Protocol, Carrier)),
        new(440, Failing(CallReason.Loop, Carrier, failover: true, Retry.Later)),
        new(469, Failing(CallReason.Protocol, Carrier)),
        new(470, Failing(CallReason.ConsentNeeded, Carrier)),
        new(480, new(NoAnswer, CallReason.Unavailable, Contact, Retry: Retry.Later), Generic: true),
        new(481, Failing(CallReason.Protocol, Carrier, failover: true, Retry.Later)),
        new(482, Failing(CallReason.Loop, Carrier, failover: true, Retry.Later)),
        new(483, Failing(CallReason.Loop, Carrier, failover: true, Retry.Later)),
        new(484, new(InvalidNumber, CallReason.Incomplete, Contact)),
        new(485, new(InvalidNumber, CallReason.Ambiguous, Contact)),
        new(486, new(CallExit.Busy, CallReason.Busy, Contact, Retry: Retry.Later)),
        new(487, new(NoAnswer, CallReason.CarrierCancelled, Carrier, Retry: Retry.Later), Generic: true),
        new(488, Failing(CallReason.MediaNotAcceptable, Trunk, failover: true)),
        new(489, Failing(CallReason.Protocol, Carrier)),
        new(491, Failing(CallReason.Protocol, Carrier, failover: true, Retry.Later)),
        new(493, Failing(CallReason.Protocol, Carrier)),
        new(494, Failing(CallReason.SecurityAgreement, Trunk)),
        new(500, Failing(CallReason.ServerError, Carrier, failover: true, Retry.Later), Generic: true),
        new(501, Failing(CallReason.Protocol, Trunk, failover: true)),
        new(502, Failing(CallReason.BadGateway, Carrier, failover: true, Retry.Later), Generic: true),
        new(503, AgainstTrunk(CallReason.TrunkUnavailable, failover: true, Retry.Later), Generic: true),
        new(504, Failing(CallReason.UpstreamTimeout, Carrier, failover: true, Retry.Later), Generic: true,
            AfterRinging: new(NoAnswer, CallReason.CarrierTimeout, Contact, Retry: Retry.Later)),
        new(505, Failing(CallReason.Protocol, Trunk, failover: true)),
        new(513, Failing(CallReason.MessageTooLarge, Party.Engine, failover: true)),
        new(555, Failing(CallReason.Protocol, Carrier)),
        new(580, Failing(CallReason.Precondition, Carrier, failover: true, Retry.Later), Generic: true),
        new(600, new(CallExit.Busy, CallReason.BusyEverywhere, Contact, Retry: Retry.Later)),
        new(603, new(CallExit.Busy, CallReason.Declined, Contact, Retry: Retry.Later)),
        new(604, new(InvalidNumber, CallReason.NotFoundAnywhere, Contact)),
        new(606, Failing(CallReason.MediaNotAcceptable, Contact)),
        new(607, new(CallExit.Busy, CallReason.Unwanted, Contact, Retry: Retry.Never)),
        new(608, Failing(CallReason.NetworkBlocked, Carrier, retry: Retry.Never)),
    ];

    private static readonly Dictionary<int, Row> ByStatus = Table.ToDictionary(row => row.Status);

    /// <summary>All rows, in the order of the codes.</summary>
    public static IReadOnlyList<Row> Rows => Table;

    /// <summary>The row of a final status; unknown codes are read as the first of their class, and may be refined (rule 5).</summary>
    public static Row Find(int status)
    {
        if (ByStatus.TryGetValue(status, out var row))
        {
            return row;
        }

        return (status / 100) switch
        {
            2 => ByStatus[200],
            3 => ByStatus[300] with { Generic = true },
            4 => ByStatus[400],
            5 => ByStatus[500],
            _ => new Row(status, Failing(CallReason.Rejected, Carrier), Generic: true),
        };
    }

    private static Outcome Failing(CallReason reason, Party party, bool failover = false, Retry retry = Retry.No) =>
        new(Failed, reason, party, failover, retry);

    private static Outcome AgainstTrunk(CallReason reason, bool failover = false, Retry retry = Retry.No) =>
        new(Failed, reason, Trunk, failover, retry) { CountsAgainstTrunk = true };
}
