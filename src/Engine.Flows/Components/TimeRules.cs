using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Chooses an exit by the day of the week and the time of day; the first rule that holds wins (FLOW-40).</summary>
internal sealed partial class TimeRules : ComponentOf<TimeRules.Schedule>
{
    public const string Type = "time_rules";

    private const int MaxRules = 50;
    private const int MaxRanges = 50;
    private const string Opening = "09:00:00";
    private const string Closing = "18:00:00";

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public override string Kind => Type;
    public override string Title => "Time-based rules";
    public override ComponentGroup Group => ComponentGroup.Decide;
    public override string DefaultExit => ExitSpec.NoMatch;
    public override IReadOnlyList<string> Effects => [];

    public override ObjectShape Settings { get; } = new(
        new Member("rules", new ListShape(new ObjectShape(
            new Member("exit", Fields.Exit("Exit taken at these times."), Required: true),
            new Member("timezone", Fields.TimeZone, Required: true),
            new Member("business_hours", new TextShape
            {
                Values = ["inside", "outside"], Default = "inside", Description = "What the rule's times mean to the business; shown in the report only.",
            }),
            new Member("ranges", new ListShape(new ObjectShape(
                new Member("days", new ListShape(new TextShape { Values = Days }) { MinItems = 1, MaxItems = 7, Description = "Left out = Monday to Friday." }),
                new Member("from", Fields.TimeOfDay(Opening, "Inclusive.")),
                new Member("to", Fields.TimeOfDay(Closing, "Exclusive; 23:59:59 = end of the day. Before from = overnight, equal = 24 hours."))))
            { MinItems = 1, MaxItems = MaxRanges }, Required: true)))
        { MinItems = 1, MaxItems = MaxRules, Description = "In order; the first that holds wins." }, Required: true));

    private protected override JsonTypeInfo<Schedule> SettingsJson { get; } = new TimeRulesJson(JsonOptions()).Schedule;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(Schedule settings) => RuleExits.Of(settings.Rules.Select(r => r.Exit));

    internal override IReadOnlyList<string> Outputs(object settings) => ["match"];

    internal override void Check(StepCheck check)
    {
        var rules = ((Schedule)check.Settings).Rules;
        RuleExits.Check(check, [.. rules.Select(r => r.Exit)]);
        for (var i = 0; i < rules.Count; i++)
        {
            for (var k = 0; k < rules[i].Ranges.Count; k++)
            {
                Check(check, rules[i].Ranges[k], check.SettingsPath["rules"][i]["ranges"][k]);
            }
        }
    }

    internal override StepMove Enter(StepTurn turn)
    {
        foreach (var rule in turn.Settings<Schedule>().Rules)
        {
            if (LocalClock.At(turn.At, rule.Timezone) is not { } local)
            {
                return StepMove.Fail("timezone_unknown", Party.Engine);
            }

            if (rule.Ranges.Any(r => r.Holds(local)))
            {
                return RuleExits.Take(rule.Exit) with { Reason = $"{rule.BusinessHours ?? "inside"}_business_hours" };
            }
        }

        return RuleExits.Take(ExitSpec.NoMatch);
    }

    private static void Check(StepCheck check, HourRange range, JsonPath path)
    {
        var bad = new[] { ("from", range.From), ("to", range.To) }.Where(t => t.Item2 is { } text && LocalClock.Time(text) is null).ToArray();
        foreach (var (name, text) in bad)
        {
            check.Error("time_invalid", path[name], $"\"{text}\" is not a time of day; write it like 18:30:00.");
        }

        if (bad.Length == 0 && range.Last < range.First)
        {
            check.Warn("overnight", path, $"{range.To ?? Closing} is before {range.From ?? Opening}, so this lasts until the next day; the days are those on which it starts.");
        }
    }

    /// <summary>Settings of the step.</summary>
    internal sealed record Schedule
    {
        public IReadOnlyList<HourRule> Rules { get => field ?? []; init; }
    }

    /// <summary>One rule.</summary>
    internal sealed record HourRule
    {
        public string Exit { get => field ?? ""; init; }
        public string Timezone { get => field ?? ""; init; }
        public string? BusinessHours { get; init; }
        public IReadOnlyList<HourRange> Ranges { get => field ?? []; init; }
    }

    /// <summary>Times of day on some days of the week, by the clock on the wall there.</summary>
    internal sealed record HourRange
    {
        private static readonly TimeOnly EndOfDay = new(23, 59, 59);

        public IReadOnlyList<string>? Days { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }

        internal TimeOnly? First => LocalClock.Time(From ?? Opening);

        internal TimeOnly? Last => LocalClock.Time(To ?? Closing);

        public bool Holds(DateTime local)
        {
            if (First is not { } from || Last is not { } to)
            {
                return false;
            }

            var now = TimeOnly.FromDateTime(local);
            var today = IsListed(local.DayOfWeek);
            if (from < to)
            {
                return today && from <= now && (now < to || to == EndOfDay);
            }

            // Overnight, or 24 hours when equal: the part after midnight belongs to the day before.
            return (today && now >= from) || (IsListed(local.AddDays(-1).DayOfWeek) && now < to);
        }

        private bool IsListed(DayOfWeek day) => Days is null
            ? day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            : Days.Contains(TimeRules.Days[(int)day], StringComparer.Ordinal);
    }

    [JsonSerializable(typeof(Schedule))]
    private sealed partial class TimeRulesJson : JsonSerializerContext;
}
