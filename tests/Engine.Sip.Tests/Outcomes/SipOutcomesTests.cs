using System.Globalization;
using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>Every row of MAP-02, written down here a second time: code, exit, sub-reason, failover, retry.</summary>
public sealed class SipOutcomesTests
{
    private const string Page = """
        200 Answered None no no
        300 Failed RedirectRefused yes later
        301 InvalidNumber NumberChanged no no
        302 Failed RedirectRefused yes later
        305 Failed RedirectRefused yes later
        380 Failed AlternativeService no no
        400 Failed BadRequest yes no
        401 Failed AuthFailed no no
        402 Failed PaymentRequired yes later
        403 Failed Forbidden yes no
        404 InvalidNumber NotFound no no
        405 Failed Protocol yes no
        406 Failed Protocol yes no
        407 Failed AuthFailed no no
        408 Failed UpstreamTimeout yes later
        409 Failed Protocol no no
        410 InvalidNumber NumberGone no no
        411 Failed Protocol yes no
        412 Failed Protocol no no
        413 Failed MessageTooLarge yes no
        414 Failed Protocol no no
        415 Failed MediaType yes no
        416 Failed UriScheme yes no
        417 Failed Protocol no no
        420 Failed Extension yes no
        421 Failed Extension yes no
        422 Failed SessionTimer no no
        423 Failed Protocol no no
        424 Failed Protocol no no
        425 Failed Protocol no no
        428 Failed Identity yes no
        429 Failed TransferRefused no no
        430 Failed FlowFailed yes later
        433 Failed AnonymityDisallowed no no
        436 Failed Identity yes no
        437 Failed Identity yes no
        438 Failed Identity yes no
        439 Failed Protocol no no
        440 Failed Loop yes later
        469 Failed Protocol no no
        470 Failed ConsentNeeded no no
        480 NoAnswer Unavailable no later
        481 Failed Protocol yes later
        482 Failed Loop yes later
        483 Failed Loop yes later
        484 InvalidNumber Incomplete no no
        485 InvalidNumber Ambiguous no no
        486 Busy Busy no later
        487 NoAnswer CarrierCancelled no later
        488 Failed MediaNotAcceptable yes no
        489 Failed Protocol no no
        491 Failed Protocol yes later
        493 Failed Protocol no no
        494 Failed SecurityAgreement no no
        500 Failed ServerError yes later
        501 Failed Protocol yes no
        502 Failed BadGateway yes later
        503 Failed TrunkUnavailable yes later
        504 Failed UpstreamTimeout yes later
        505 Failed Protocol yes no
        513 Failed MessageTooLarge yes no
        555 Failed Protocol no no
        580 Failed Precondition yes later
        600 Busy BusyEverywhere no later
        603 Busy Declined no later
        604 InvalidNumber NotFoundAnywhere no no
        606 Failed MediaNotAcceptable no no
        607 Busy Unwanted no never
        608 Failed NetworkBlocked no never
        """;

    public static TheoryData<int, CallExit, CallReason, bool, Retry> Rows()
    {
        var rows = new TheoryData<int, CallExit, CallReason, bool, Retry>();
        foreach (var line in Page.Split('\n', StringSplitOptions.TrimEntries))
        {
            var cells = line.Split(' ');
            rows.Add(
                int.Parse(cells[0], CultureInfo.InvariantCulture), Enum.Parse<CallExit>(cells[1]), Enum.Parse<CallReason>(cells[2]),
                cells[3] == "yes", Enum.Parse<Retry>(cells[4], ignoreCase: true));
        }

        return rows;
    }

    // Holds ID-07.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Code_BeforeRinging_MapsAsThePageSays(int status, CallExit exit, CallReason reason, bool failover, Retry retry)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Phrase = "" });
        (outcome.Exit, outcome.Reason, outcome.Failover, outcome.Retry).ShouldBe((exit, reason, failover, retry));
    }

    // Holds DNS-07.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Code_AfterRinging_NeverFailsOver(int status, CallExit exit, CallReason reason, bool failover, Retry retry)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Ringing = true, Phrase = "" });
        outcome.Failover.ShouldBeFalse();
        if (status is not (408 or 504))
        {
            (outcome.Exit, outcome.Reason, outcome.Retry, failover).ShouldBe((exit, reason, retry, failover));
        }
    }

    [Theory]
    [InlineData(408)]
    [InlineData(504)]
    public void NetworkTimeout_AfterRinging_IsNoAnswer(int status)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status, Ringing = true });
        (outcome.Exit, outcome.Reason, outcome.Party, outcome.Retry).ShouldBe((CallExit.NoAnswer, CallReason.CarrierTimeout, Party.Contact, Retry.Later));
    }

    [Fact]
    public void Page_AndTable_HaveTheSameCodes() =>
        SipOutcomes.Rows.Select(row => row.Status).ShouldBe(Rows().Select(row => row.Data.Item1));

    // Holds MAP-01.
    [Theory]
    [InlineData(299, CallExit.Answered, CallReason.None)]
    [InlineData(399, CallExit.Failed, CallReason.RedirectRefused)]
    [InlineData(499, CallExit.Failed, CallReason.BadRequest)]
    [InlineData(599, CallExit.Failed, CallReason.ServerError)]
    [InlineData(699, CallExit.Failed, CallReason.Rejected)]
    public void UnknownCode_ReadAsItsClass(int status, CallExit exit, CallReason reason)
    {
        var outcome = OutcomeRules.Decide(new FinalFacts { Status = status });
        (outcome.Exit, outcome.Reason).ShouldBe((exit, reason));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    [InlineData(402)]
    [InlineData(503)]
    [InlineData(408)]
    public void TrunkFaults_CountAgainstTheTrunk(int status) => SipOutcomes.Find(status).Outcome.CountsAgainstTrunk.ShouldBeTrue();

    [Theory]
    [InlineData(404, Party.Contact)]
    [InlineData(486, Party.Contact)]
    [InlineData(503, Party.Trunk)]
    [InlineData(403, Party.Trunk)]
    [InlineData(500, Party.Carrier)]
    [InlineData(608, Party.Carrier)]
    [InlineData(400, Party.Engine)]
    public void Code_NamesThePartyAtFault(int status, Party party) => SipOutcomes.Find(status).Outcome.Party.ShouldBe(party);
}
