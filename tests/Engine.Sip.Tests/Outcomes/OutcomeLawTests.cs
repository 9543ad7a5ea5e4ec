using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>
/// The rules of the outcomes over their whole product: every final status × ringing × every cause × every location, each law stated by itself and from
/// the pages of the other tests, not from the tables of the code (MAP-01, MAP-08, MAP-09, MAP-603Q).
/// </summary>
public sealed class OutcomeLawTests
{
    private static readonly string?[] Locations = [null, "U", "LPN", "LN", "TN", "RLN", "RPN", "INTL", "BI", "LOC-6", "nonsense"];

    private static readonly string[] PublicNetworks = ["LN", "TN", "RLN", "INTL", "BI"];

    /// <summary>Codes that say so little that a cause may say more (MAP-01).</summary>
    private static readonly int[] Generic = [400, 403, 408, 480, 487, 500, 502, 503, 504, 580];

    private static readonly Dictionary<int, (CallExit Exit, CallReason Reason, bool Failover, Retry Retry)> ByCode =
        SipOutcomesTests.Rows().ToDictionary(r => r.Data.Item1, r => (r.Data.Item2, r.Data.Item3, r.Data.Item4, r.Data.Item5));

    private static readonly Dictionary<int, (CallExit Exit, CallReason Reason)> ByCause =
        Q850OutcomesTests.Rows().ToDictionary(r => r.Data.Item1, r => (r.Data.Item2, r.Data.Item3));

    /// <summary>What the rules say of exit and reason, by precedence: location of a refusal, cause where the code is generic, code, class.</summary>
    private static (CallExit Exit, CallReason Reason) Told(int status, bool ringing, int? q850, string? location)
    {
        var plain = Plain(status, ringing);
        var rejectedByNetwork = q850 == 21 && PublicNetworks.Contains(location);
        if (status == 603)
        {
            var saysMore = q850 is { } c && c is not (16 or 17 or 21 or 26 or 31) && ByCause.ContainsKey(c);
            return (CallExit.Busy, rejectedByNetwork ? CallReason.Rejected : saysMore ? Refined(q850!.Value, ringing).Reason : CallReason.Declined);
        }

        if (IsGeneric(status) && q850 is { } cause && ByCause.ContainsKey(cause) && !(status == 403 && cause == 21 && location != "U"))
        {
            var refined = Refined(cause, ringing);
            return rejectedByNetwork ? refined with { Reason = CallReason.Rejected } : refined;
        }

        return status is (486 or 600) && PublicNetworks.Contains(location) && q850 is { } why && (why == 21 || IsTechnical(why, ringing))
            ? (CallExit.Busy, why == 21 ? CallReason.Rejected : ByCause[why].Reason)
            : plain;
    }

    private static bool IsTechnical(int cause, bool ringing) => ByCause.ContainsKey(cause) && Refined(cause, ringing).Exit == CallExit.Failed;

    private static bool IsGeneric(int status) => Generic.Contains(status) || (status >= 300 && !ByCode.ContainsKey(status));

    private static (CallExit Exit, CallReason Reason) Refined(int cause, bool ringing) =>
        cause == 102 && ringing ? (CallExit.NoAnswer, CallReason.CarrierTimeout) : ByCause[cause];

    /// <summary>The code alone, unknown ones as the first of their class.</summary>
    private static (CallExit Exit, CallReason Reason) Plain(int status, bool ringing) => status switch
    {
        408 or 504 when ringing => (CallExit.NoAnswer, CallReason.CarrierTimeout),
        _ when ByCode.TryGetValue(status, out var row) => (row.Exit, row.Reason),
        < 300 => (CallExit.Answered, CallReason.None),
        >= 600 => (CallExit.Failed, CallReason.Rejected),
        _ => Plain(status / 100 * 100, ringing),
    };

    private static IEnumerable<(FinalFacts Facts, Outcome Outcome)> Product(bool refine603 = false)
    {
        for (var status = 200; status < 700; status++)
        {
            foreach (var ringing in new[] { false, true })
            {
                for (var cause = 0; cause <= 127; cause++)
                {
                    foreach (var location in Locations)
                    {
                        var facts = new FinalFacts
                        {
                            Status = status, Ringing = ringing, Q850 = cause == 0 ? null : cause, Location = location, Phrase = "", Refine603 = refine603,
                        };
                        yield return (facts, OutcomeRules.Decide(facts));
                    }
                }
            }
        }
    }

    private static void ForAll(Func<FinalFacts, Outcome, bool> law) => ForAll(Product(), law);

    private static void ForAll(IEnumerable<(FinalFacts Facts, Outcome Outcome)> product, Func<FinalFacts, Outcome, bool> law) =>
        product.Where(p => !law(p.Facts, p.Outcome)).Select(p => $"{p.Facts.Status} ringing {p.Facts.Ringing} cause {p.Facts.Q850} at {p.Facts.Location}: {p.Outcome}")
            .Take(5).ShouldBeEmpty();

    // Holds MAP-01, MAP-02 and MAP-03.
    [Fact]
    public void ExitAndReason_FollowThePrecedence() => ForAll((f, o) => (o.Exit, o.Reason) == Told(f.Status, f.Ringing, f.Q850, f.Location));

    // Holds MAP-01.
    [Fact]
    public void SpecificCode_NoCauseChangesItsExit() =>
        ForAll((f, o) => IsGeneric(f.Status) || o.Exit == Plain(f.Status, f.Ringing).Exit);

    // Holds MAP-01.
    [Fact]
    public void CauseWithoutARow_LeavesTheCode() =>
        ForAll((f, o) => (f.Q850 is { } c && ByCause.ContainsKey(c)) || o == OutcomeRules.Decide(new FinalFacts { Status = f.Status, Ringing = f.Ringing, Phrase = "" }));

    // Holds MAP-09.
    [Fact]
    public void Location_MattersForARefusalAndForATechnicalCauseBehindABusyCodeOnly() =>
        ForAll((f, o) => f.Q850 == 21 || (f.Status is 486 or 600 && f.Q850 is { } c && IsTechnical(c, f.Ringing) && PublicNetworks.Contains(f.Location))
            || o == OutcomeRules.Decide(f with { Location = null }));

    // Holds MAP-09.
    [Fact]
    public void TechnicalCauseOfANetworkBehindABusyCode_IsTheCarriers() =>
        ForAll((f, o) => o.Exit != CallExit.Busy || f.Q850 is not { } c || !IsTechnical(c, f.Ringing) || !PublicNetworks.Contains(f.Location)
            || f.Status == 607 || o.Party == Party.Carrier);

    // Holds MAP-09.
    [Fact]
    public void RejectedByANetwork_IsNeverTheContacts() =>
        ForAll((f, o) => f.Q850 != 21 || !PublicNetworks.Contains(f.Location) || !(IsGeneric(f.Status) || o.Exit == CallExit.Busy)
            || f.Status == 607 || o.Party == Party.Carrier);

    // Holds MAP-01.
    [Fact]
    public void Failover_OnlyBeforeRingingAndOnlyOfAFailure() => ForAll((f, o) => !o.Failover || (!f.Ringing && o.Exit == CallExit.Failed));

    // Holds MAP-02.
    [Fact]
    public void Never_IsSaidWhereSomebodyObjectsOnly() => ForAll((_, o) => (o.Retry == Retry.Never) == (o.Reason is CallReason.NetworkBlocked or CallReason.Unwanted));

    // Holds MAP-02.
    [Fact]
    public void NoExitOfTheProduct_NamesTheContactForANetworksFault() =>
        ForAll((_, o) => o.Reason is not (CallReason.Congestion or CallReason.ServerError or CallReason.BadGateway or CallReason.UpstreamTimeout
            or CallReason.NetworkBlocked or CallReason.Loop or CallReason.Rejected) || o.Party == Party.Carrier);

    // Holds MAP-603Q.
    [Fact]
    public void Decline_WithRefine603_FailsForTechnicalCausesOnlyAndNeverFailsOver() =>
        ForAll(Product(refine603: true).Where(p => p.Facts.Status == 603), (f, o) => !o.Failover
            && o.Exit == (f.Q850 is { } c && c != 21 && IsTechnical(c, f.Ringing) ? CallExit.Failed : CallExit.Busy));
}
