using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Chooses an exit by today's date; the first rule that holds wins (FLOW-39).</summary>
internal sealed partial class CalendarRules : ComponentOf<CalendarRules.Calendar>
{
    public const string Type = "calendar_rules";

    private const int MaxRules = 50;
    private const int MaxDates = 400;

    public override string Kind => Type;
    public override string Title => "Calendar-based rules";
    public override ComponentGroup Group => ComponentGroup.Decide;
    public override string DefaultExit => ExitSpec.NoMatch;
    public override IReadOnlyList<string> Effects => [];

    public override ObjectShape Settings { get; } = new(
        new Member("rules", new ListShape(new ObjectShape(
            new Member("exit", Fields.Exit("Exit taken on these days."), Required: true),
            new Member("timezone", Fields.TimeZone, Required: true),
            new Member("repeats_annually", new BooleanShape { Default = false, Description = "Compare month and day only." }),
            new Member("dates", new ListShape(new ObjectShape(
                new Member("from", Fields.Date("The day, or the first of several."), Required: true),
                new Member("to", Fields.Date("Last day; left out = one day."))))
            { MinItems = 1, MaxItems = MaxDates }, Required: true)))
        { MinItems = 1, MaxItems = MaxRules, Description = "In order; the first that holds wins." }, Required: true));

    private protected override JsonTypeInfo<Calendar> SettingsJson { get; } = new CalendarRulesJson(JsonOptions()).Calendar;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(Calendar settings) => RuleExits.Of(settings.Rules.Select(r => r.Exit));

    internal override IReadOnlyList<string> Outputs(object settings) => ["match"];

    internal override void Check(StepCheck check)
    {
        var rules = ((Calendar)check.Settings).Rules;
        RuleExits.Check(check, [.. rules.Select(r => r.Exit)]);
        for (var i = 0; i < rules.Count; i++)
        {
            for (var k = 0; k < rules[i].Dates.Count; k++)
            {
                Check(check, rules[i], rules[i].Dates[k], check.SettingsPath["rules"][i]["dates"][k]);
            }
        }
    }

    internal override StepMove Enter(StepTurn turn)
    {
        foreach (var rule in turn.Settings<Calendar>().Rules)
        {
            if (LocalClock.At(turn.At, rule.Timezone) is not { } local)
            {
                return StepMove.Fail("timezone_unknown", Party.Engine);
            }

            if (rule.Dates.Any(d => d.Holds(DateOnly.FromDateTime(local), rule.RepeatsAnnually)))
            {
                return RuleExits.Take(rule.Exit);
            }
        }

        return RuleExits.Take(ExitSpec.NoMatch);
    }

    private static void Check(StepCheck check, DayRule rule, DaySpan span, JsonPath path)
    {
        var bad = new[] { ("from", span.From), ("to", span.To) }.Where(d => d.Item2 is { Length: > 0 } text && LocalClock.Date(text) is null).ToArray();
        foreach (var (name, text) in bad)
        {
            check.Error("date_invalid", path[name], $"\"{text}\" is not a day of the calendar; write it like 2026-12-31.");
        }

        if (bad.Length == 0 && span.From.Length > 0 && !rule.RepeatsAnnually && LocalClock.Date(span.To ?? "") < LocalClock.Date(span.From))
        {
            check.Error("range_reversed", path, $"{span.To} is before {span.From}; exchange them, or set repeats_annually for a range over New Year.");
        }
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record Calendar
    {
        public IReadOnlyList<DayRule> Rules { get => field ?? []; init; }
    }

    /// <summary>One rule.</summary>
    internal sealed record DayRule
    {
        public string Exit { get => field ?? ""; init; }
        public string Timezone { get => field ?? ""; init; }
        public bool RepeatsAnnually { get; init; }
        public IReadOnlyList<DaySpan> Dates { get => field ?? []; init; }
    }

    /// <summary>A day or an inclusive range of days.</summary>
    internal sealed record DaySpan
    {
        /// <summary>Days a range must cover so that every month and day is in it.</summary>
        private const int WholeYear = 366;

        public string From { get => field ?? ""; init; }
        public string? To { get; init; }

        public bool Holds(DateOnly today, bool repeats)
        {
            if (LocalClock.Date(From) is not { } from || LocalClock.Date(To ?? From) is not { } to)
            {
                return false;
            }

            if (!repeats)
            {
                return from <= today && today <= to;
            }

            if (to.DayNumber - from.DayNumber >= WholeYear - 1)
            {
                return true;
            }

            var (first, last, day) = (MonthDay(from), MonthDay(to), MonthDay(today));
            return first <= last ? first <= day && day <= last : day >= first || day <= last;
        }

        private static int MonthDay(DateOnly date) => (date.Month * 100) + date.Day;
    }

    [JsonSerializable(typeof(Calendar))]
    private sealed partial class CalendarRulesJson : JsonSerializerContext;
}
