using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Actors.Telephony;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Tests.Telephony;

/// <summary>docs/outcomes.md as the code says it: what each final response, cause, location, local event and BYE comes to.</summary>
internal static class OutcomesPage
{
    /// <summary>One code of each class that has no row of its own.</summary>
    private static readonly (int Status, string Name)[] Others =
        [(399, "other 3xx"), (499, "other 4xx"), (599, "other 5xx"), (699, "other 6xx")];

    /// <summary>No location, the user's, the private networks', a public network's, and one that nobody knows.</summary>
    private static readonly string?[] Locations = [null, ReleaseLocations.User, "LPN", "RPN", .. ReleaseLocations.Networks, "?"];

    private static IEnumerable<(int Status, string Name)> Codes => SipOutcomes.Rows
        .Select(row => (row.Status, row.Status == 200 ? "2xx" : row.Status.ToString(CultureInfo.InvariantCulture))).Concat(Others);

    private static IReadOnlyList<string> Generic => [.. Codes.Where(code => SipOutcomes.Find(code.Status).Generic).Select(code => code.Name)];

    public static string Make()
    {
        var page = new StringBuilder();
        page.Append("""
            # What a call comes to

            Made from the tables of `src/Engine.Sip/Outcomes` (`OutcomesPageTests`); do not write here. What the words mean:

            - **exit** is the exit of the call step and of the attempt: `error` is a technical failure (outcome `failed`, by `on_error`).
            - **reason** and **party** (who is at fault) stand in the interaction and in the attempt. Who sent the BYE or CANCEL is another fact, `hang_up_side`.
            - **ringing**: a 180, or a 183 with early media, came before. 181, 182 and a 183 without a session description are no ringing.
            - **next gateway**: the trunk's next gateway is tried first, if it has one; the row holds when none is left.
            - **call again**: `later` may end better, `no` would end the same way, `never`: somebody objects.

            A trunk's `response_overrides` go before all this. A 480 whose phrase says "no route" is `no_route`. A 603 with the phrase "Network Blocked", and any
            generic or busy code with a Reason text that begins `v=analytics` beside `SIP;cause=603` or `Q.850;cause=21`, is `busy`, `network_blocked`, carrier,
            never again; the contact for redress stands in the attempt's `evidence.redress`.

            ## Final responses

            | code | ringing | exit | reason | party | next gateway | call again |
            |---|---|---|---|---|---|---|

            """);
        foreach (var (status, name) in Codes)
        {
            foreach (var ringing in new[] { false, true })
            {
                var outcome = Decide(status, ringing);
                page.Append($"| {name} | {(ringing ? "after" : "before")} | {Words(outcome)} | {Word(outcome.Failover)} | {Word(outcome.Retry)} |\n");
            }
        }

        Causes(page);
        Byes(page);
        Locals(page);
        return page.ToString();
    }

    private static void Causes(StringBuilder page)
    {
        page.Append("""

            ## Q.850 causes and locations that change the result

            A cause in the Reason header (RFC 3326) behind these codes, with its location (RFC 8606): `U` the called person; `LPN`, `RPN` a private network;
            `LN`, `TN`, `RLN`, `INTL`, `BI` a public one; – none. Every combination that is not here is as the code says. **Generic** codes say so little that a
            cause may say more: GENERIC.

            | causes | codes | ringing | location | exit | reason | party | call again |
            |---|---|---|---|---|---|---|---|

            """.Replace("GENERIC", string.Join(", ", Generic), StringComparison.Ordinal));
        foreach (var row in Changes())
        {
            page.Append($"| {row.Causes} | {row.Codes} | {row.Phases} | {row.Locations} | {row.Result} |\n");
        }

        page.Append("\nWith the trunk option `refine_603` a 603 whose cause means `error` here is that failure.\n");
    }

    private static IEnumerable<(string Causes, string Codes, string Phases, string Locations, string Result)> Changes()
    {
        var cells = from cause in Enumerable.Range(1, 127)
                    from code in Codes
                    from ringing in new[] { false, true }
                    from location in Locations
                    let outcome = Decide(code.Status, ringing, cause, location)
                    let plain = Decide(code.Status, ringing)
                    where Result(outcome) != Result(plain)
                    select (Cause: cause, Code: code.Name, Phase: ringing ? "after" : "before", Location: location ?? "–", Result: Result(outcome));
        var byLocation = from c in cells
                         group c.Location by (c.Cause, c.Code, c.Phase, c.Result) into g
                         select (g.Key.Cause, g.Key.Code, g.Key.Phase, Locations: g.Count() == Locations.Length ? "any" : string.Join(", ", g.Where(l => l != "?")), g.Key.Result);
        var byPhase = from c in byLocation
                      group c.Phase by (c.Cause, c.Code, c.Locations, c.Result) into g
                      select (g.Key.Cause, g.Key.Code, Phases: g.Count() == 2 ? "any" : g.Single(), g.Key.Locations, g.Key.Result);
        var byCode = from c in byPhase
                     group c.Code by (c.Cause, c.Phases, c.Locations, c.Result) into g
                     select (g.Key.Cause, Codes: Gathered([.. g]), g.Key.Phases, g.Key.Locations, g.Key.Result);
        return from c in byCode
               group c.Cause by (c.Codes, c.Phases, c.Locations, c.Result) into g
               orderby g.Key.Codes == "603", g.Min(), g.Key.Codes, g.Key.Phases descending, g.Key.Locations
               select (string.Join(", ", g.Order()), g.Key.Codes, g.Key.Phases, g.Key.Locations, g.Key.Result);
    }

    /// <summary>A list of codes, the generic ones by that word.</summary>
    private static string Gathered(IReadOnlyList<string> codes)
    {
        var missing = Generic.Except(codes).ToList();
        return missing.Count > 3
            ? string.Join(", ", codes)
            : string.Join(", ", codes.Except(Generic).Append(missing.Count == 0 ? "generic" : $"generic but {string.Join(" and ", missing)}"));
    }

    private static void Byes(StringBuilder page)
    {
        page.Append("""

            ## A BYE of the far end

            The row of the step that ran has the exit in the first column; the flow goes on by `on_hangup` after each.

            | row exit | Reason of the BYE | reason | party |
            |---|---|---|---|

            """);
        var causes = from cause in Enumerable.Range(1, 127).Select(c => (Text: $"Q.850 {c}", Outcome: ByeOutcomes.Of(c, null)))
                         .Concat(Enumerable.Range(300, 400).Select(c => (Text: $"SIP {c}", Outcome: ByeOutcomes.Of(null, c))))
                     where cause.Outcome.Reason != CallReason.RemoteHangup
                     group cause.Text by (cause.Outcome.Reason, cause.Outcome.Party) into g
                     select g;
        foreach (var group in causes)
        {
            page.Append($"| call_lost | {Shortened(group)} | {SipVerdicts.NameOf(group.Key.Reason)} | {Word(group.Key.Party)} |\n");
        }

        var other = ByeOutcomes.Of(null, null);
        page.Append($"| contact_hung_up | any other, or none | {SipVerdicts.NameOf(other.Reason)} | {Word(other.Party)} |\n");
    }

    private static void Locals(StringBuilder page)
    {
        page.Append("""

            ## Local causes

            What ends an attempt or an answered call without a final response or a BYE deciding it.

            | cause | exit | reason | party | next gateway | call again |
            |---|---|---|---|---|---|

            """);
        foreach (var row in LocalOutcomes.Rows)
        {
            var told = SipVerdicts.FailureOf(row.Event);
            var exit = told.Exit is { } own ? Snake(own) : Exit(row.Outcome.Exit);
            page.Append($"| {Snake(row.Event)} | {exit} | {told.Reason} | {Word(row.Outcome.Party)} | {Word(row.Outcome.Failover)} | {Word(row.Outcome.Retry)} |\n");
        }
    }

    private static Outcome Decide(int status, bool ringing, int? cause = null, string? location = null) =>
        OutcomeRules.Decide(new FinalFacts { Status = status, Ringing = ringing, Phrase = "", Q850 = cause, Location = location });

    private static string Result(Outcome outcome) => $"{Words(outcome)} | {Word(outcome.Retry)}";

    private static string Words(Outcome outcome) => $"{Exit(outcome.Exit)} | {(outcome.Reason == CallReason.None ? "–" : SipVerdicts.NameOf(outcome.Reason))} | {Word(outcome.Party)}";

    private static string Exit(CallExit exit) => exit == CallExit.Failed ? "error" : Snake(exit);

    private static string Word(bool yes) => yes ? "yes" : "no";

    private static string Word<T>(T value)
        where T : struct, Enum => Snake(value);

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The whole class 5xx by its name.</summary>
    private static string Shortened(IEnumerable<string> causes)
    {
        var all = causes.ToList();
        var fives = all.Where(c => c.StartsWith("SIP 5", StringComparison.Ordinal)).ToList();
        return string.Join(", ", fives.Count == 100 ? all.Except(fives).Append("SIP 5xx") : all);
    }
}
