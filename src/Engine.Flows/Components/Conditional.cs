using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Texts;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Chooses an exit by comparing values; the first rule that holds wins (FLOW-41).</summary>
internal sealed partial class Conditional : ComponentOf<Conditional.Choice>
{
    public const string Type = "conditional";

    private const int MaxRules = 50;
    private const int MaxConditions = 50;

    public override string Kind => Type;
    public override string Title => "Conditional statement";
    public override ComponentGroup Group => ComponentGroup.Decide;
    public override string DefaultExit => ExitSpec.NoMatch;
    public override IReadOnlyList<string> Effects => [];

    public override ObjectShape Settings { get; } = new(
        new Member("rules", new ListShape(new ObjectShape(
            new Member("exit", Fields.Exit("Exit taken when the rule holds."), Required: true),
            new Member("match", new TextShape { Values = ["all", "any"], Default = "all", Description = "All conditions, or any of them." }),
            new Member("conditions", new ListShape(ConditionShape()) { MinItems = 1, MaxItems = MaxConditions }, Required: true)))
        { MinItems = 1, MaxItems = MaxRules, Description = "In order; the first that holds wins." }, Required: true));

    private protected override JsonTypeInfo<Choice> SettingsJson { get; } = new ConditionalJson(JsonOptions()).Choice;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(Choice settings) => RuleExits.Of(settings.Rules.Select(r => r.Exit));

    internal override IReadOnlyList<string> Outputs(object settings) => ["match"];

    internal override void Check(StepCheck check)
    {
        var rules = ((Choice)check.Settings).Rules;
        RuleExits.Check(check, [.. rules.Select(r => r.Exit)]);
        for (var i = 0; i < rules.Count; i++)
        {
            for (var k = 0; k < rules[i].Conditions.Count; k++)
            {
                Check(check, rules[i].Conditions[k], check.SettingsPath["rules"][i]["conditions"][k]);
            }
        }
    }

    internal override string? Foresee(object settings, FlowValues values)
    {
        foreach (var rule in ((Choice)settings).Rules)
        {
            if (!rule.Conditions.SelectMany(c => c.Names).All(values.IsNamedSettled))
            {
                return null;
            }

            if (rule.Holds(values))
            {
                return rule.Exit;
            }
        }

        return ExitSpec.NoMatch;
    }

    internal override StepMove Enter(StepTurn turn)
    {
        var values = turn.Values;
        var exit = turn.Settings<Choice>().Rules.FirstOrDefault(r => r.Holds(values))?.Exit ?? ExitSpec.NoMatch;
        return RuleExits.Take(exit);
    }

    private static void Check(StepCheck check, Condition condition, JsonPath path)
    {
        if (condition.Right?.Value?.Contains("%{", StringComparison.Ordinal) == true)
        {
            check.Warn("not_filled_in", path["right"]["value"],
                "A value is compared as it stands, placeholders and all; to compare with a variable write {\"variable\": \"NAME\"}.");
        }
        else if (condition is { Compare: Comparison.AsNumber, Right.Value: { } value } && ExactNumber.Parse(value, ExactNumber.Spelling.Any) is null)
        {
            check.Error("not_a_number", path["right"]["value"], $"\"{value}\" is no number; correct it or remove \"compare\": \"number\".");
        }

        if (condition is { Compare: Comparison.AsNumber, Operator: "contains" })
        {
            check.Error("compare_not_allowed", path["compare"], "contains looks at text; remove \"compare\": \"number\" or choose another operator.");
        }
    }

    private static ObjectShape ConditionShape() => new(
        new Member("left", Fields.Value("Variable to look at."), Required: true),
        new Member("operator", new TextShape { Values = ["eq", "ne", "lt", "le", "gt", "ge", "contains"] }, Required: true),
        new Member("compare", new TextShape
        {
            Values = [Comparison.AsNumber, Comparison.AsText],
            Description = "How both sides compare; left out = as numbers when both are spelled as numbers are (no exponent, plus or leading zero), else as text.",
        }),
        new Member("right", new ObjectShape(
            new Member("variable", Fields.Value("Variable to compare with.")),
            new Member("value", new TextShape { Description = "Value to compare with." }))
        { OneOf = ["variable", "value"], Description = "What to compare with; left out = null." }));

    /// <summary>Settings of the step.</summary>
    internal sealed record Choice
    {
        public IReadOnlyList<ValueRule> Rules { get => field ?? []; init; }
    }

    /// <summary>One rule.</summary>
    internal sealed record ValueRule
    {
        public string Exit { get => field ?? ""; init; }
        public string? Match { get; init; }
        public IReadOnlyList<Condition> Conditions { get => field ?? []; init; }

        public bool Holds(FlowValues values) => Match == "any" ? Conditions.Any(c => c.Holds(values)) : Conditions.All(c => c.Holds(values));
    }

    /// <summary>One comparison.</summary>
    internal sealed record Condition
    {
        public string Left { get => field ?? ""; init; }
        public string Operator { get => field ?? ""; init; }
        public string? Compare { get; init; }
        public Operand? Right { get; init; }

        [JsonIgnore]
        public IEnumerable<string> Names => Right?.Variable is { } right ? [Left, right] : [Left];

        public bool Holds(FlowValues values) =>
            Comparison.Holds(values.Named(Left), Operator, Right?.Variable is { } name ? values.Named(name) : Right?.Value, Compare);
    }

    /// <summary>The right side.</summary>
    internal sealed record Operand
    {
        public string? Variable { get; init; }
        public string? Value { get; init; }
    }

    [JsonSerializable(typeof(Choice))]
    private sealed partial class ConditionalJson : JsonSerializerContext;
}
