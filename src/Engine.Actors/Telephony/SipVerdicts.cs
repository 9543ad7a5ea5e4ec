using System.Collections.Frozen;
using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Ports.Calls;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using FlowExit = Engine.Flows.Facts.CallExit;
using FlowParty = Engine.Flows.Facts.Party;
using SipExit = Engine.Sip.Outcomes.CallExit;
using SipParty = Engine.Sip.Outcomes.Party;

namespace Engine.Actors.Telephony;

/// <summary>The verdicts of the SIP room in the words of the flow room. Neither knows the other; pure.</summary>
public static class SipVerdicts
{
    private static readonly FrozenDictionary<CallReason, string> ReasonNames =
        Enum.GetValues<CallReason>().ToFrozenDictionary(r => r, r => JsonNamingPolicy.SnakeCaseLower.ConvertName(r.ToString()));

    /// <summary>A sub-reason as reports show it, such as ring_timeout.</summary>
    public static string NameOf(CallReason reason) => ReasonNames[reason];

    /// <summary>A failure decided before a message was sent (MAP-04).</summary>
    public static CallFailure FailureOf(LocalEvent cause)
    {
        var outcome = LocalOutcomes.Find(cause);
        var exit = cause == LocalEvent.CallerIdNotAllowed ? FlowExit.InvalidOutboundNumber : ExitOf(outcome.Exit);
        return new CallFailure(exit, NameOf(outcome.Reason), PartyOf(outcome.Party), Failover: outcome.Failover, Retry: outcome.Retry == Retry.Later);
    }

    /// <summary>The evidence of an attempt that was not answered, or whose answer does not count.</summary>
    /// <param name="result">What the SIP side found.</param>
    /// <param name="moreGateways">Whether a further gateway could be tried; if so, and the table allows it, this result decides nothing yet.</param>
    public static CallFailure FailureOf(CallResult result, bool moreGateways)
    {
        var failover = result.Failover && moreGateways;
        return new CallFailure(
            failover ? null : ExitOf(result.Exit),
            NameOf(result.Reason),
            PartyOf(result.Party),
            result.SipStatus,
            result.SipPhrase,
            result.Q850,
            failover,
            result.RetryLater,
            (int)Math.Min(result.RingingMs, int.MaxValue),
            (int?)result.PddMs,
            result.AnsweredAfterCancel)
        {
            HungUpBy = SideOf(result),
            Evidence = EvidenceOf(result),
        };
    }

    /// <summary>What else was on the wire of a call; null when there is nothing to say.</summary>
    public static CallEvidence? EvidenceOf(CallResult result)
    {
        var wire = result.Evidence;
        var evidence = new CallEvidence
        {
            FailedExchanges = wire.FailedExchanges,
            LastExchangeFault = wire.LastFault is { } fault ? JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString()) : null,
            AckUnsent = wire.AckUnsent,
            ByeUnsent = wire.ByeUnsent,
            InviteUnsent = result.Invites == 0,
            Progress = wire.Progress is { } progress
                ? new Flows.Facts.ProgressCause(progress.Status, progress.Q850, progress.SipCause, progress.Text) { Location = progress.Location } : null,
            Cause = wire.Cause is { } cause ? new Flows.Facts.EndCause(cause.Q850, cause.Q850Text, cause.Location, cause.SipCause, cause.SipText) : null,
            Redress = wire.Redress is { } named ? new Flows.Facts.RedressContact(named.Url, named.Tel, named.Email, named.CallInfo) : null,
        };
        return evidence == new CallEvidence() ? null : evidence;
    }

    /// <summary>
    /// Who sent the BYE or the CANCEL; null when neither was sent. A BYE from the far end is the contact's unless its cause names the network (MAP-10).
    /// </summary>
    public static FlowParty? SideOf(CallResult result) => result.HangUpSide switch
    {
        HangUpSide.Local => FlowParty.Engine,
        HangUpSide.Remote => result.Party == SipParty.Carrier ? FlowParty.Carrier : FlowParty.Contact,
        _ => null,
    };

    /// <summary>The end of an answered call: who sent the BYE and who is at fault are two facts.</summary>
    public static CallEvent.HungUp EndOf(CallResult result, DateTimeOffset at) =>
        new(at, SideOf(result) ?? FlowParty.Engine, NameOf(result.Reason), result.Q850) { AtFault = PartyOf(result.Party), Evidence = EvidenceOf(result) };

    private static FlowExit? ExitOf(SipExit exit) => exit switch
    {
        SipExit.InvalidNumber => FlowExit.InvalidNumber,
        SipExit.Busy => FlowExit.Busy,
        SipExit.NoAnswer => FlowExit.NoAnswer,
        _ => null,
    };

    private static FlowParty PartyOf(SipParty party) => party switch
    {
        SipParty.Contact => FlowParty.Contact,
        SipParty.Carrier => FlowParty.Carrier,
        SipParty.Trunk => FlowParty.Trunk,
        SipParty.Engine => FlowParty.Engine,
        _ => FlowParty.Caller,
    };
}
