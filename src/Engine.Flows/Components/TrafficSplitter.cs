using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Texts;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Shares interactions among exits by weight (FLOW-42). The draw itself is an effect, so that all nodes share one counter.</summary>
internal sealed partial class TrafficSplitter : ComponentOf<TrafficSplitter.Split>
{
    public const string Type = "traffic_splitter";

    private const int MaxRules = 50;
    private const int MaxWeight = 1_000_000;
    private const int DefaultWeight = 50;

    public override string Kind => Type;
    public override string Title => "Traffic splitter";
    public override ComponentGroup Group => ComponentGroup.Decide;
    public override string DefaultExit => "end";
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.DrawSplit)];

    public override ObjectShape Settings { get; } = new(
        new Member("rules", new ListShape(new ObjectShape(
            new Member("exit", Fields.Exit("Exit of this share."), Required: true),
            new Member("weight", new ChoiceShape(
                new NumberShape { Min = 1, Max = MaxWeight, Default = DefaultWeight },
                new ObjectShape(new Member("variable", Fields.Variable("Variable that holds the weight."), Required: true)))
            { Description = "Share relative to the other rules." }),
            new Member("enabled", new BooleanShape { Default = true })))
        { MinItems = 1, MaxItems = MaxRules }, Required: true));

    private protected override JsonTypeInfo<Split> SettingsJson { get; } = new TrafficSplitterJson(JsonOptions()).Split;

    /// <summary>Switched-off rules keep their exits wired, so that switching them on again needs no other change.</summary>
    private protected override IReadOnlyList<ExitSpec> ExitsOf(Split settings) =>
        [.. settings.Rules.Select(r => r.Exit).Where(e => e.Length > 0).Distinct(StringComparer.Ordinal).Select(e => new ExitSpec(e))];

    internal override void Check(StepCheck check)
    {
        var rules = ((Split)check.Settings).Rules;
        RuleExits.Check(check, [.. rules.Select(r => r.Exit)]);
        if (rules.Count > 0 && !rules.Any(r => r.IsEnabled))
        {
            check.Error("nothing_enabled", check.SettingsPath["rules"], "Enable at least one rule.");
        }
    }

    internal override StepMove Enter(StepTurn turn)
    {
        var weights = Weights(turn);
        if (weights.Any(w => w is null))
        {
            return StepMove.Fail("weight_out_of_range", Party.Engine);
        }

        turn.Wait();
        Draw(turn, weights);
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.SplitDrawn c when c.Choice >= 0 && c.Choice < Enabled(turn).Length => StepMove.Leave(Enabled(turn)[c.Choice].Exit),
        InteractionCommand.SplitDrawn => StepMove.Fail("split_failed", Party.Engine),
        InteractionCommand.EffectFailed c => StepMove.Fail(c.Reason, Party.Engine),
        _ => StepMove.Stay,
    };

    internal override StepMove Resume(StepTurn turn, string cause)
    {
        Draw(turn, Weights(turn));
        return StepMove.Stay;
    }

    private static void Draw(StepTurn turn, int?[] weights) =>
        turn.Do(new InteractionEffect.DrawSplit(turn.Run.Token, turn.Flow.Identity.FlowId, turn.Step.Id, [.. weights.Select(w => w ?? 1)]));

    private static SplitRule[] Enabled(StepTurn turn) => [.. turn.Settings<Split>().Rules.Where(r => r.IsEnabled)];

    /// <summary>Exits in the order of the weights that are drawn from.</summary>
    public static string[] EnabledExits(PublishedStep step) => [.. ((Split)step.Settings).Rules.Where(r => r.IsEnabled).Select(r => r.Exit)];

    private static int?[] Weights(StepTurn turn) => [.. Enabled(turn).Select(r => r.In(turn.Values))];

    /// <summary>Settings of the step.</summary>
    internal sealed record Split
    {
        public IReadOnlyList<SplitRule> Rules { get => field ?? []; init; }
    }

    /// <summary>One share.</summary>
    internal sealed record SplitRule
    {
        public string Exit { get => field ?? ""; init; }
        public WeightSource? Weight { get; init; }
        public bool? Enabled { get; init; }

        [JsonIgnore]
        public bool IsEnabled => Enabled ?? true;

        /// <summary>The weight, null when the variable holds none in range.</summary>
        public int? In(FlowValues values)
        {
            if (Weight?.Variable is not { } name)
            {
                return Weight?.Value ?? DefaultWeight;
            }

            return ExactNumber.Parse(values.Variable(name), ExactNumber.Spelling.Any)?.Whole is { } weight and >= 1 and <= MaxWeight ? (int)weight : null;
        }
    }

    [JsonSerializable(typeof(Split))]
    private sealed partial class TrafficSplitterJson : JsonSerializerContext;
}
