using static Engine.Sip.Outcomes.CallExit;
using static Engine.Sip.Outcomes.Party;

namespace Engine.Sip.Outcomes;

/// <summary>ITU-T Q.850 causes of a Reason header (RFC 3326) as data: what they say about a call that was not answered (MAP-03).</summary>
internal static class Q850Outcomes
{
    /// <summary>One cause.</summary>
    /// <param name="Cause">The number, 1–127.</param>
    /// <param name="Outcome">Its meaning.</param>
    /// <param name="AfterRinging">Its meaning after a sign of ringing, where that differs.</param>
    public readonly record struct Row(int Cause, Outcome Outcome, Outcome? AfterRinging = null);

    private static readonly Row[] Table =
    [
        new(1, new(InvalidNumber, CallReason.Unallocated, Contact)),
        new(2, new(InvalidNumber, CallReason.NoRouteToNumber, Contact)),
        new(3, new(InvalidNumber, CallReason.NoRouteToNumber, Contact)),
        new(4, new(InvalidNumber, CallReason.SpecialTone, Contact)),
        new(5, new(InvalidNumber, CallReason.Misdialled, Contact)),
        Congested(6), Congested(7), Congested(8),
        new(16, new(NoAnswer, CallReason.NormalClearing, Contact, Retry: Retry.Later)),
        new(17, new(CallExit.Busy, CallReason.Busy, Contact, Retry: Retry.Later)),
        new(18, new(NoAnswer, CallReason.NoUserResponding, Contact, Retry: Retry.Later)),
        new(19, new(NoAnswer, CallReason.NoAnswerAlerted, Contact, Retry: Retry.Later)),
        new(20, new(NoAnswer, CallReason.Absent, Contact, Retry: Retry.Later)),
        new(21, new(CallExit.Busy, CallReason.Declined, Contact, Retry: Retry.Later)),
        new(22, new(InvalidNumber, CallReason.NumberChanged, Contact)),
        new(23, new(InvalidNumber, CallReason.NumberChanged, Contact)),
        Fails(24, CallReason.Protocol),
        Fails(25, CallReason.Loop),
        new(26, new(NoAnswer, CallReason.NonSelectedUser, Contact, Retry: Retry.Later)),
        new(27, new(NoAnswer, CallReason.Unreachable, Contact, Retry: Retry.Later)),
        new(28, new(InvalidNumber, CallReason.InvalidFormat, Contact)),
        Fails(29, CallReason.Rejected),
        Fails(30, CallReason.Protocol),
        new(31, new(NoAnswer, CallReason.NormalUnspecified, Contact, Retry: Retry.Later)),
        Congested(34), Congested(38), Congested(41), Congested(42), Congested(43), Congested(44), Congested(46), Congested(47),
        Fails(49, CallReason.BearerUnavailable), Fails(50, CallReason.BearerUnavailable), Fails(57, CallReason.BearerUnavailable),
        Fails(58, CallReason.BearerUnavailable), Fails(63, CallReason.BearerUnavailable),
        Fails(52, CallReason.Barred), Fails(53, CallReason.Barred), Fails(55, CallReason.Barred),
        Fails(65, CallReason.MediaNotAcceptable), Fails(70, CallReason.MediaNotAcceptable),
        Fails(66, CallReason.Protocol), Fails(69, CallReason.Protocol), Fails(79, CallReason.Protocol),
        Fails(81, CallReason.Protocol), Fails(82, CallReason.Protocol), Fails(86, CallReason.Protocol),
        Fails(95, CallReason.Protocol), Fails(96, CallReason.Protocol), Fails(97, CallReason.Protocol), Fails(98, CallReason.Protocol),
        Fails(99, CallReason.Protocol), Fails(100, CallReason.Protocol), Fails(101, CallReason.Protocol),
        Fails(87, CallReason.Barred), Fails(90, CallReason.Barred),
        Fails(88, CallReason.BearerUnavailable),
        Fails(91, CallReason.NoRoute),
        new(102, new(Failed, CallReason.UpstreamTimeout, Carrier, Failover: true, Retry.Later),
            AfterRinging: new(NoAnswer, CallReason.CarrierTimeout, Contact, Retry: Retry.Later)),
        Fails(103, CallReason.Protocol), Fails(110, CallReason.Protocol), Fails(111, CallReason.Protocol),
        Fails(127, CallReason.ServerError),
    ];

    private static readonly Dictionary<int, Row> ByCause = Table.ToDictionary(row => row.Cause);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Row> Rows => Table;

    /// <summary>The meaning of a cause, or null for one that says nothing: then the SIP code decides.</summary>
    public static Outcome? Find(int cause, bool ringing) =>
        ByCause.TryGetValue(cause, out var row) ? (ringing ? row.AfterRinging ?? row.Outcome : row.Outcome) : null;

    private static Row Congested(int cause) => new(cause, new(Failed, CallReason.Congestion, Carrier, Failover: true, Retry.Later));

    private static Row Fails(int cause, CallReason reason) => new(cause, new(Failed, reason, Carrier));
}
