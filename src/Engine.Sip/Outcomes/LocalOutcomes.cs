using static Engine.Sip.Outcomes.CallExit;
using static Engine.Sip.Outcomes.Party;

namespace Engine.Sip.Outcomes;

/// <summary>Local causes as data (MAP-04). Where a row says that the task waits first, it is the outcome when waiting ended.</summary>
public static class LocalOutcomes
{
    /// <summary>One cause.</summary>
    public readonly record struct Row(LocalEvent Event, Outcome Outcome);

    private static readonly Row[] Table =
    [
        new(LocalEvent.RingTimeout, new(NoAnswer, CallReason.RingTimeout, Contact, Retry: Retry.Later)),
        new(LocalEvent.NoRinging, new(NoAnswer, CallReason.NoRinging, Carrier, Retry: Retry.Later)),
        new(LocalEvent.AttemptCap, new(NoAnswer, CallReason.AttemptCap, Carrier, Retry: Retry.Later)),
        new(LocalEvent.NumberFormat, new(InvalidNumber, CallReason.LocalFormat, Caller)),
        new(LocalEvent.PolicyBlocked, Fails(CallReason.PolicyBlocked, Party.Engine)),
        new(LocalEvent.CallerIdNotAllowed, Fails(CallReason.CallerIdNotAllowed, Caller)),
        new(LocalEvent.DnsNotFound, AgainstTrunk(CallReason.DnsNotFound)),
        new(LocalEvent.DnsTimeout, AgainstTrunk(CallReason.DnsTimeout)),
        new(LocalEvent.DnsNoService, AgainstTrunk(CallReason.DnsNoService)),
        new(LocalEvent.TransportRefused, AgainstTrunk(CallReason.TransportRefused)),
        new(LocalEvent.TransportTimeout, AgainstTrunk(CallReason.TransportTimeout)),
        new(LocalEvent.TlsFailure, AgainstTrunk(CallReason.TlsFailure)),
        new(LocalEvent.TransportLost, AgainstTrunk(CallReason.TransportLost)),
        // CALL-02: on the last gateway this is No Answer, and the trunk is named, never the callee.
        new(LocalEvent.NoResponse, new(NoAnswer, CallReason.NoResponse, Trunk, Failover: true, Retry.Later) { CountsAgainstTrunk = true }),
        new(LocalEvent.AuthFailed, AgainstTrunk(CallReason.AuthFailed) with { Failover = false, Retry = Retry.No }),
        new(LocalEvent.TrunkDown, Fails(CallReason.TrunkDown, Trunk, retry: Retry.Later)),
        new(LocalEvent.TrunkPasswordUnreadable, Fails(CallReason.TrunkPasswordUnreadable, Trunk, failover: true)),
        new(LocalEvent.RateLimited, Fails(CallReason.RateLimited, Party.Engine, retry: Retry.Later)),
        new(LocalEvent.ChannelsExhausted, Fails(CallReason.ChannelsExhausted, Trunk, failover: true, Retry.Later)),
        new(LocalEvent.MediaResource, Fails(CallReason.MediaResource, Party.Engine, retry: Retry.Later)),
        new(LocalEvent.EngineOverload, Fails(CallReason.EngineOverload, Party.Engine, retry: Retry.Later)),
        new(LocalEvent.MediaNegotiation, AgainstTrunk(CallReason.MediaNegotiation) with { Failover = false, Retry = Retry.No }),
        new(LocalEvent.SdpMissing, AgainstTrunk(CallReason.SdpMissing) with { Failover = false, Retry = Retry.No }),
        new(LocalEvent.ResponseUnreadable, Fails(CallReason.ResponseUnreadable, Carrier)),
        new(LocalEvent.SrtpRequired, Fails(CallReason.SrtpRequired, Trunk, failover: true)),
        new(LocalEvent.MediaTimeout, new(Answered, CallReason.MediaTimeout, Carrier) { CountsAgainstTrunk = true }),
        new(LocalEvent.MediaLost, new(Answered, CallReason.MediaLost, Carrier) { CountsAgainstTrunk = true }),
        new(LocalEvent.Held, new(Answered, CallReason.Held, Contact)),
        new(LocalEvent.RemoteHangup, new(Answered, CallReason.RemoteHangup, Contact)),
        new(LocalEvent.LocalHangup, new(Answered, CallReason.LocalHangup, Party.Engine)),
        new(LocalEvent.SessionExpired, new(Answered, CallReason.SessionExpired, Carrier) { CountsAgainstTrunk = true }),
        new(LocalEvent.MaxDuration, new(Answered, CallReason.MaxDuration, Party.Engine)),
        new(LocalEvent.DialogLost, new(Answered, CallReason.DialogLost, Carrier)),
        new(LocalEvent.NoAck, new(Answered, CallReason.NoAck, Carrier)),
        new(LocalEvent.Cancelled, new(Cancelled, CallReason.Cancelled, Caller)),
        new(LocalEvent.AnsweredElsewhere, new(Cancelled, CallReason.AnsweredElsewhere, Caller)),
        new(LocalEvent.Shutdown, new(Cancelled, CallReason.Shutdown, Party.Engine)),
        new(LocalEvent.EngineRestart, Fails(CallReason.EngineRestart, Party.Engine)),
    ];

    private static readonly Dictionary<LocalEvent, Outcome> ByEvent = Table.ToDictionary(row => row.Event, row => row.Outcome);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<Row> Rows => Table;

    /// <summary>The outcome of a local cause; every event has one.</summary>
    public static Outcome Find(LocalEvent cause) => ByEvent[cause];

    private static Outcome Fails(CallReason reason, Party party, bool failover = false, Retry retry = Retry.No) =>
        new(Failed, reason, party, failover, retry);

    private static Outcome AgainstTrunk(CallReason reason) => new(Failed, reason, Trunk, Failover: true, Retry.Later) { CountsAgainstTrunk = true };
}
