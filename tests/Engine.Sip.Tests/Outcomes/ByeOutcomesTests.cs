using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>MAP-08: whose a BYE is, written down here a second time, over every cause there is.</summary>
public sealed class ByeOutcomesTests
{
    private static readonly int[] NetworkCauses = [34, 38, 41, 42, 44, 47, 111, 127];

    [Fact]
    public void Cause_EachOfQ850WithEachOfSip_NamesTheNetworkOrTheContact()
    {
        for (var q850 = 0; q850 <= 127; q850++)
        {
            for (var sip = 199; sip < 700; sip++)
            {
                var outcome = ByeOutcomes.Of(q850 == 0 ? null : q850, sip == 199 ? null : sip);
                var isNetwork = NetworkCauses.Contains(q850) || sip is 480 or (>= 500 and < 600);
                var isTimer = q850 == 102 || sip == 408;
                (outcome.Exit, outcome.Failover).ShouldBe((CallExit.Answered, false));
                outcome.Party.ShouldBe(isNetwork || isTimer ? Party.Carrier : Party.Contact, $"{q850} {sip}");
                (outcome.Reason == CallReason.RemoteHangup).ShouldBe(!isNetwork && !isTimer, $"{q850} {sip}");
                outcome.CountsAgainstTrunk.ShouldBe(isNetwork || isTimer);
            }
        }
    }

    [Theory]
    [InlineData(38, null, CallReason.NetworkFailure)]
    [InlineData(102, null, CallReason.SessionExpired)]
    [InlineData(null, 408, CallReason.SessionExpired)]
    [InlineData(null, 480, CallReason.NetworkFailure)]
    [InlineData(null, 503, CallReason.NetworkFailure)]
    [InlineData(38, 408, CallReason.NetworkFailure)]
    [InlineData(16, 408, CallReason.SessionExpired)]
    [InlineData(102, 500, CallReason.SessionExpired)]
    [InlineData(16, 200, CallReason.RemoteHangup)]
    [InlineData(31, null, CallReason.RemoteHangup)]
    [InlineData(null, 487, CallReason.RemoteHangup)]
    [InlineData(null, 600, CallReason.RemoteHangup)]
    [InlineData(null, null, CallReason.RemoteHangup)]
    public void Cause_OfBothForms_TheQ850OneIsReadFirst(int? q850, int? sip, CallReason reason) => ByeOutcomes.Of(q850, sip).Reason.ShouldBe(reason);
}
