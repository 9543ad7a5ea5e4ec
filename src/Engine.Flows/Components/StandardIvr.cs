using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A menu of keys (FLOW-34).</summary>
internal sealed partial class StandardIvr : ComponentOf<StandardIvr.Menu>
{
    public const string Type = "standard_ivr";
    public const string Invalid = "invalid";

    private const int DefaultTimeoutSeconds = 5;
    private const int MaxTimeoutSeconds = 900;
    private const int MaxPrompts = 20;

    public override string Kind => Type;
    public override string Title => "Standard IVR";
    public override ComponentGroup Group => ComponentGroup.Talk;
    public override bool NeedsContact => true;
    public override string DefaultExit => Invalid;
    public override TimeSpan Ceiling => TimeSpan.FromSeconds(900);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.Collect), nameof(InteractionEffect.StopInput)];

    public override ObjectShape Settings { get; } = new(
        new Member("prompts", new ListShape(PromptSettings.Shape("One part of the menu.")) { MinItems = 1, MaxItems = MaxPrompts, Description = "Played in order." }, Required: true),
        new Member("timeout_seconds", new NumberShape
        {
            Min = 1, Max = MaxTimeoutSeconds, Default = DefaultTimeoutSeconds, Description = "Wait for a key after the last prompt.",
        }),
        new Member("options", new MapShape("[0-9*#]", "one key: 0 to 9, * or #", Fields.Exit("Exit of the key."))
        {
            MinItems = 1, Description = "Key → exit.",
        }, Required: true));

    private protected override JsonTypeInfo<Menu> SettingsJson { get; } = new StandardIvrJson(JsonOptions()).Menu;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(Menu settings) =>
        [.. RuleExits.Of(settings.Options.Values, Invalid, ExitSpec.Timeout), .. ExitSpec.Losses];

    internal override IReadOnlyList<string> Outputs(object settings) => ["selection", "exit_name"];

    internal override void Check(StepCheck check)
    {
        var menu = (Menu)check.Settings;
        for (var i = 0; i < menu.Prompts.Count; i++)
        {
            menu.Prompts[i].Check(check, check.SettingsPath["prompts"][i]);
        }

        foreach (var (key, exit) in menu.Options)
        {
            RuleExits.CheckName(check, check.SettingsPath["options"][key], exit);
        }
    }

    internal override IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) =>
        ((Menu)settings).Prompts.Select(p => p.RenderEarly(values)).OfType<PromptSource>();

    internal override StepMove Enter(StepTurn turn)
    {
        var menu = turn.Settings<Menu>();
        if (Prompts.Render(turn, menu.Prompts) is not { } prompts)
        {
            return StepMove.Fail("text_too_long", Party.Engine);
        }

        var rules = new KeyRules(1, null, menu.TimeoutSeconds ?? DefaultTimeoutSeconds, Prompts.IsSensitive(turn, menu));
        turn.Do(new InteractionEffect.Collect(turn.Wait(), turn.State.ContactLeg!.Number, prompts, rules));
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.KeysCollected { Digits.Length: > 0 } c => Take(turn.Settings<Menu>().Options.GetValueOrDefault(c.Digits) ?? Invalid, c.Digits),
        InteractionCommand.KeysCollected => Take(ExitSpec.Timeout, null),
        InteractionCommand.EffectFailed c => StepMove.FailPrompt(c.Reason, c.Detail),
        _ => StepMove.Stay,
    };

    internal override void Abandon(StepTurn turn) => turn.StopInput();

    /// <summary>The key is the first that leads there; which wrong key it was the exit does not tell.</summary>
    internal override IReadOnlyDictionary<string, string?> Implied(object settings, string exit) =>
        Outputs(exit, ((Menu)settings).Options.FirstOrDefault(option => option.Value == exit).Key);

    private static Dictionary<string, string?> Outputs(string exit, string? key) => new(StringComparer.Ordinal) { ["selection"] = key, ["exit_name"] = exit };

    private static StepMove.Leaving Take(string exit, string? key) =>
        StepMove.Leave(exit, Outputs(exit, key)) with { Input = key is not null };

    /// <summary>Settings of the step.</summary>
    internal sealed record Menu
    {
        public IReadOnlyList<PromptSettings> Prompts { get => field ?? []; init; }
        public int? TimeoutSeconds { get; init; }
        public IReadOnlyDictionary<string, string> Options { get => field ?? new Dictionary<string, string>(StringComparer.Ordinal); init; }
    }

    [JsonSerializable(typeof(Menu))]
    private sealed partial class StandardIvrJson : JsonSerializerContext;
}
