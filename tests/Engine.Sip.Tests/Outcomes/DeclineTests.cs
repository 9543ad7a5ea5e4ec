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
            Status = 603, Phrase = "Network Blocked", SipCause = 603, ReasonText = "v=analytics1;url=https://x.example", Refine603 = refine,
        });
        outcome.ShouldBe(new Outcome(exit, CallReason.NetworkBlocked, Party.Carrier, Retry: Retry.Never));
    }

    [Fact]
    public void Decline_WithSipReasonOnly_IsBusy() =>
        OutcomeRules.Decide(new FinalFacts { Status = 603, SipCause = 200, Refine603 = true }).Exit.ShouldBe(CallExit.Busy);

    private static Outcome Decide(bool refine, int? cause) =>
        OutcomeRules.Decide(new FinalFacts { Status = 603, Phrase = "Decline", Q850 = cause, Refine603 = refine });
}
