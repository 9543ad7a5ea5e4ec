namespace Engine.Sip.Outcomes;

/// <summary>The order in which the tables decide what a final response means (MAP-01, MAP-09, MAP-603, MAP-603Q).</summary>
public static class OutcomeRules
{
    /// <summary>The outcome of a final response that neither our cancel nor a trunk override has decided.</summary>
    public static Outcome Decide(in FinalFacts facts)
    {
        var row = SipOutcomes.Find(facts.Status);
        var bySip = facts.Ringing ? row.AfterRinging ?? row.Outcome : row.Outcome;
        var outcome = facts.Status switch
        {
            _ when IsNetworkBlocked(facts, row) => new Outcome(
                facts.Status == 603 && facts.Refine603 ? CallExit.Failed : CallExit.Busy, CallReason.NetworkBlocked, Party.Carrier, Retry: Retry.Never),
            603 => Decline(facts, bySip),
            _ when row.Generic => Refine(facts, bySip),
            _ => bySip,
        };
        outcome = ByLocation(facts, outcome);
        return facts.Ringing ? outcome with { Failover = false } : outcome;
    }

    /// <summary>A definite answer may refine the exit of a cancel when it comes within 2 s of it (CALL-37).</summary>
    public static bool IsDefinite(int status) => status is 404 or 410 or 484 or 486 or 600 or 604;

    private static Outcome Refine(in FinalFacts facts, Outcome bySip)
    {
        if (facts.Status == 480 && facts.Phrase is { } phrase && phrase.Contains("no route", StringComparison.OrdinalIgnoreCase))
        {
            return new Outcome(CallExit.Failed, CallReason.NoRoute, Party.Carrier, Failover: true);
        }

        if (facts.Q850 is not { } cause || Q850Outcomes.Find(cause, facts.Ringing) is not { } byCause)
        {
            return bySip;
        }

        // A 403 with cause 21 is a refusal by the person only when the location says so; carriers send it for barring, too.
        if (facts.Status == 403 && cause == 21 && !ReleaseLocations.IsUser(facts.Location))
        {
            return bySip;
        }

        if (cause is 2 or 3 && facts.TrunkLacksRoutes)
        {
            return new Outcome(CallExit.Failed, CallReason.NoRoute, Party.Trunk, Failover: true);
        }

        return byCause.Exit == CallExit.Failed
            ? byCause with { Failover = byCause.Failover || bySip.Failover, CountsAgainstTrunk = bySip.CountsAgainstTrunk }
            : byCause;
    }

    private static Outcome Decline(in FinalFacts facts, Outcome bySip)
    {
        // Causes that go with a plain refusal; a Reason of protocol SIP says nothing more than the code.
        if (facts.Q850 is not { } cause || cause is 16 or 17 or 21 or 26 or 31 || Q850Outcomes.Find(cause, facts.Ringing) is not { } byCause)
        {
            return bySip;
        }

        return facts.Refine603 && byCause.Exit == CallExit.Failed
            ? byCause with { Failover = false }
            : bySip with { Reason = byCause.Reason, Party = byCause.Party };
    }

    /// <summary>
    /// Call analytics of a carrier refused the call before it reached anybody (ATIS-1000099): the phrase of a 603, or the text of a Reason value, which
    /// gateways to ISUP carry in the Q.850 form and behind whatever refusing code they map cause 21 to. 608 has its row.
    /// </summary>
    private static bool IsNetworkBlocked(in FinalFacts facts, in SipOutcomes.Row row) =>
        (facts.Status == 603 && SaysNetworkBlocked(facts.Phrase))
        || (facts.SaysAnalytics && (row.Generic || row.Outcome.Exit == CallExit.Busy));

    /// <summary>"Network Blocked" (ATIS-1000099), however a gateway writes it: letters decide, not blanks, dashes or case.</summary>
    private static bool SaysNetworkBlocked(string? phrase) =>
        phrase is not null && string.Concat(phrase.Where(char.IsAsciiLetter)).Contains("networkblocked", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A value whose location is a public network (RFC 8606) and whose cause is a refusal or a technical failure: not the person's doing, and not their
    /// busy line; the exit stays (MAP-09).
    /// </summary>
    private static Outcome ByLocation(in FinalFacts facts, Outcome outcome)
    {
        if (facts.Q850 is not { } cause || !ReleaseLocations.IsNetwork(facts.Location))
        {
            return outcome;
        }

        var failure = Q850Outcomes.Find(cause, facts.Ringing) is { Exit: CallExit.Failed } byCause ? byCause.Reason : (CallReason?)null;
        return outcome.Reason switch
        {
            CallReason.Declined or CallReason.Busy or CallReason.BusyEverywhere when cause == 21 => outcome with { Reason = CallReason.Rejected, Party = Party.Carrier },
            CallReason.Busy or CallReason.BusyEverywhere when failure is { } reason => outcome with { Reason = reason, Party = Party.Carrier },
            CallReason.Forbidden when cause == 21 => outcome with { Party = Party.Carrier },
            _ => outcome,
        };
    }
}

/// <summary>A trunk's own reading of a response, for carriers that reuse codes (TRK-32).</summary>
/// <param name="Status">The status it applies to; 0 for any.</param>
/// <param name="PhraseContains">Text the reason phrase must hold, in any case; null for any.</param>
/// <param name="HeaderName">A header the response must have; null for none.</param>
/// <param name="HeaderContains">Text that header must hold; null for any.</param>
/// <param name="Outcome">What it means.</param>
public sealed record ResponseOverride(int Status, string? PhraseContains, string? HeaderName, string? HeaderContains, Outcome Outcome);
