using System.Globalization;
using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>Every row of MAP-03, written down here a second time, told through a generic 480 as carriers send it.</summary>
public sealed class Q850OutcomesTests
{
    private const string Page = """
        1 InvalidNumber Unallocated
        2 InvalidNumber NoRouteToNumber
        3 InvalidNumber NoRouteToNumber
        4 InvalidNumber SpecialTone
        5 InvalidNumber Misdialled
        6,7,8 Failed Congestion
        16 NoAnswer NormalClearing
        17 Busy Busy
        18 NoAnswer NoUserResponding
        19 NoAnswer NoAnswerAlerted
        20 NoAnswer Absent
        21 Busy Declined
        22 InvalidNumber NumberChanged
        23 InvalidNumber NumberChanged
        24 Failed Protocol
        25 Failed Loop
        26 NoAnswer NonSelectedUser
        27 NoAnswer Unreachable
        28 InvalidNumber InvalidFormat
        29 Failed Rejected
        30 Failed Protocol
        31 NoAnswer NormalUnspecified
        34,38,41,42,43,44,46,47 Failed Congestion
        49,50,57,58,63 Failed BearerUnavailable
        52,53,55 Failed Barred
        65,70 Failed MediaNotAcceptable
        66,69,79 Failed Protocol
        81,82,86,95,96,97,98,99,100,101 Failed Protocol
        87,90 Failed Barred
        88 Failed BearerUnavailable
        91 Failed NoRoute
        102 Failed UpstreamTimeout
        103,110,111 Failed Protocol
        127 Failed ServerError
        """;

    public static TheoryData<int, CallExit, CallReason> Rows()
    {
        var rows = new TheoryData<int, CallExit, CallReason>();
        foreach (var line in Page.Split('\n', StringSplitOptions.TrimEntries))
        {
            var cells = line.Split(' ');
            foreach (var cause in cells[0].Split(','))
            {
                rows.Add(int.Parse(cause, CultureInfo.InvariantCulture), Enum.Parse<CallExit>(cells[1]), Enum.Parse<CallReason>(cells[2]));
            }
        }

        return rows;
    }

    // Holds MAP-01.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Cause_BehindGenericCode_Decides(int cause, CallExit exit, CallReason reason)
    {
        var outcome = Decide(480, cause);
        (outcome.Exit, outcome.Reason).ShouldBe((exit, reason));
    }

    [Fact]
    public void Page_AndTable_HaveTheSameCauses() =>
        Q850Outcomes.Rows.Select(row => row.Cause).Order().ShouldBe(Rows().Select(row => row.Data.Item1).Order());

    // Holds MAP-01.
    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(484)]
    [InlineData(486)]
    [InlineData(600)]
    [InlineData(604)]
    public void Cause_BehindSpecificCode_NeverOverrides(int status) =>
        Decide(status, 34).ShouldBe(SipOutcomes.Find(status).Outcome);

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(408)]
    [InlineData(480)]
    [InlineData(487)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(580)]
    [InlineData(499)]
    public void GenericCode_WithUnallocatedNumber_IsInvalidNumber(int status) => Decide(status, 1).Exit.ShouldBe(CallExit.InvalidNumber);

    [Fact]
    public void Cause102_AfterRinging_IsNoAnswer() =>
        OutcomeRules.Decide(new FinalFacts { Status = 480, Q850 = 102, Ringing = true }).Exit.ShouldBe(CallExit.NoAnswer);

    [Fact]
    public void UnknownCause_LeavesTheCode() => Decide(480, 120).ShouldBe(SipOutcomes.Find(480).Outcome);

    [Fact]
    public void Timeout408WithCause18_BeforeRinging_IsNoAnswer() => Decide(408, 18).Exit.ShouldBe(CallExit.NoAnswer);

    [Fact]
    public void Forbidden21_OnlyWithUserLocation_IsBusy()
    {
        Decide(403, 21).Reason.ShouldBe(CallReason.Forbidden);
        OutcomeRules.Decide(new FinalFacts { Status = 403, Q850 = 21, Location = "U" }).Exit.ShouldBe(CallExit.Busy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void NoRouteCause_OnTrunkThatLacksRoutes_IsNoRoute(int cause)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = 480, Q850 = cause, TrunkLacksRoutes = true });
        (outcome.Exit, outcome.Reason, outcome.Party).ShouldBe((CallExit.Failed, CallReason.NoRoute, Party.Trunk));
    }

    [Fact]
    public void Unavailable_WithNoRoutePhrase_IsNoRoute() =>
        OutcomeRules.Decide(new FinalFacts { Status = 480, Phrase = "No route(s) found" }).Reason.ShouldBe(CallReason.NoRoute);

    [Theory]
    [InlineData(34)]
    [InlineData(38)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(44)]
    [InlineData(47)]
    public void Unavailable503_WithCongestionCause_IsCongestionWithFailover(int cause)
    {
        var outcome = Decide(503, cause);
        (outcome.Reason, outcome.Failover, outcome.CountsAgainstTrunk).ShouldBe((CallReason.Congestion, true, true));
    }

    private static Outcome Decide(int status, int cause) => OutcomeRules.Decide(new FinalFacts { Status = status, Q850 = cause, Phrase = "" });
}
