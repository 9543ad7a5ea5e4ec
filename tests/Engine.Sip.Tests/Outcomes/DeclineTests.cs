using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>MAP-603 and MAP-603Q: what a 603 means, with and without the trunk's refine_603.</summary>
public sealed class DeclineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decline_Plain_IsBusy(bool refine) => Decide(refine, null).ShouldBe(SipOutcomes.Find(603).Outcome);

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(21)]
    [InlineData(26)]
    [InlineData(31)]
    public void Decline_WithHarmlessCause_IsBusyInAnyCase(int cause)
    {
        Decide(false, cause).ShouldBe(SipOutcomes.Find(603).Outcome);
        Decide(true, cause).ShouldBe(SipOutcomes.Find(603).Outcome);
    }

    [Theory]
    [InlineData(41, CallReason.Congestion)]
    [InlineData(44, CallReason.Congestion)]
    [InlineData(63, CallReason.BearerUnavailable)]
    [InlineData(79, CallReason.Protocol)]
    [InlineData(111, CallReason.Protocol)]
    public void Decline_WithTechnicalCause_BusyByDefaultAndFailureWhenRefined(int cause, CallReason reason)
    {
        var plain = Decide(false, cause);
        (plain.Exit, plain.Reason, plain.Party, plain.Failover).ShouldBe((CallExit.Busy, reason, Party.Carrier, false));
        var refined = Decide(true, cause);
        (refined.Exit, refined.Reason, refined.Failover).ShouldBe((CallExit.Failed, reason, false));
    }

    [Theory]
    [InlineData(false, CallExit.Busy)]
    [InlineData(true, CallExit.Failed)]
    public void Decline_NetworkBlocked_NamesTheCarrierAndIsNeverRetried(bool refine, CallExit exit)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts
        {
            Status = 603, Phrase = "Network Blocked", SaysAnalytics = true, Refine603 = refine,
        });
        outcome.ShouldBe(new Outcome(exit, CallReason.NetworkBlocked, Party.Carrier, Retry: Retry.Never));
    }

    [Theory]
    [InlineData(603, "Network Blocked", false)]
    [InlineData(603, "NETWORK-BLOCKED", false)]
    [InlineData(603, "network  blocked", false)]
    [InlineData(603, "network blocked", false)]
    [InlineData(603, "Decline", true)]
    [InlineData(403, "Forbidden", true)]
    [InlineData(480, "Temporarily Unavailable", true)]
    [InlineData(486, "Busy Here", true)]
    [InlineData(600, "Busy Everywhere", true)]
    public void Blocked_ByThePhraseOrTheAnalyticsAlone_IsBusyAndTheCarriers(int status, string phrase, bool analytics) =>
        OutcomeRules.Decide(new FinalFacts { Status = status, Phrase = phrase, SaysAnalytics = analytics, Q850 = 21, Location = "U", Ringing = true })
            .ShouldBe(new Outcome(CallExit.Busy, CallReason.NetworkBlocked, Party.Carrier, Retry: Retry.Never));

    [Theory]
    [InlineData(404)]
    [InlineData(484)]
    [InlineData(488)]
    [InlineData(608)]
    public void Analytics_BehindACodeThatSaysSomethingElse_DecidesNothing(int status) =>
        OutcomeRules.Decide(new FinalFacts { Status = status, SaysAnalytics = true }).ShouldBe(SipOutcomes.Find(status).Outcome);

    [Fact]
    public void Decline_WithSipReasonOnly_IsBusy() =>
        OutcomeRules.Decide(new FinalFacts { Status = 603, Refine603 = true }).Exit.ShouldBe(CallExit.Busy);

    // Holds MAP-09.
    [Theory]
    [InlineData(486, 34, "LN", CallReason.Congestion, Party.Carrier)]
    [InlineData(600, 41, "TN", CallReason.Congestion, Party.Carrier)]
    [InlineData(486, 34, "U", CallReason.Busy, Party.Contact)]
    [InlineData(486, 34, null, CallReason.Busy, Party.Contact)]
    [InlineData(486, 17, "LN", CallReason.Busy, Party.Contact)]
    public void BusyCode_WithATechnicalCauseOfANetwork_IsNotTheContactsLine(int status, int cause, string? location, CallReason reason, Party party)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Q850 = cause, Location = location });
        (outcome.Exit, outcome.Reason, outcome.Party).ShouldBe((CallExit.Busy, reason, party));
    }

    // Holds MAP-09.
    [Theory]
    [InlineData(603, "LN", CallExit.Busy, CallReason.Rejected, Party.Carrier)]
    [InlineData(603, "U", CallExit.Busy, CallReason.Declined, Party.Contact)]
    [InlineData(603, "RPN", CallExit.Busy, CallReason.Declined, Party.Contact)]
    [InlineData(603, null, CallExit.Busy, CallReason.Declined, Party.Contact)]
    [InlineData(480, "RLN", CallExit.Busy, CallReason.Rejected, Party.Carrier)]
    [InlineData(480, "U", CallExit.Busy, CallReason.Declined, Party.Contact)]
    [InlineData(486, "TN", CallExit.Busy, CallReason.Rejected, Party.Carrier)]
    [InlineData(486, "U", CallExit.Busy, CallReason.Busy, Party.Contact)]
    [InlineData(403, "INTL", CallExit.Failed, CallReason.Forbidden, Party.Carrier)]
    [InlineData(403, "U", CallExit.Busy, CallReason.Declined, Party.Contact)]
    [InlineData(403, "LPN", CallExit.Failed, CallReason.Forbidden, Party.Trunk)]
    public void Rejected_Location_SaysWho(int status, string? location, CallExit exit, CallReason reason, Party party)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Q850 = 21, Location = location });
        (outcome.Exit, outcome.Reason, outcome.Party).ShouldBe((exit, reason, party));
    }

    private static Outcome Decide(bool refine, int? cause) =>
        OutcomeRules.Decide(new FinalFacts { Status = 603, Phrase = "Decline", Q850 = cause, Refine603 = refine });
}
