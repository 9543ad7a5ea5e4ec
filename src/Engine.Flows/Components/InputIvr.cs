using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Asks for digits (FLOW-33).</summary>
internal sealed partial class InputIvr : ComponentOf<InputIvr.InputSettings>
{
    public const string Type = "input_ivr";

    private const int DefaultTimeoutSeconds = 5;

    /// <summary>Seconds; longer would only meet the step's ceiling.</summary>
    private const int MaxTimeoutSeconds = 900;

    /// <summary>Digits taken when the flow gives no number: as many as the longest account and card numbers put together.</summary>
    private const int MostDigits = 100;

    private const string NoKey = "none";

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), new(ExitSpec.Timeout), .. ExitSpec.Losses];

    public override string Kind => Type;
    public override string Title => "Input IVR";
    public override ComponentGroup Group => ComponentGroup.Talk;
    public override bool NeedsContact => true;
    public override string DefaultExit => ExitSpec.Timeout;
    public override TimeSpan Ceiling => TimeSpan.FromSeconds(900);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.Collect), nameof(InteractionEffect.StopInput)];

    public override ObjectShape Settings { get; } = new(
        new Member("prompt", PromptSettings.Shape("What the contact hears first."), Required: true),
        new Member("max_digits", new NumberShape { Min = 1, Max = MostDigits, Description = "Complete with this many digits." }),
        new Member("ending_key", new TextShape { Values = ["#", "*", NoKey], Default = "#", Description = "Key that completes the input and is not part of it." }),
        new Member("timeout_seconds", new NumberShape
        {
            Min = 1, Max = MaxTimeoutSeconds, Default = DefaultTimeoutSeconds, Description = "From the end of the prompt, anew after each key.",
        }),
        new Member("sensitive", new BooleanShape { Default = false, Description = "Mask the digits everywhere." }));

    private protected override JsonTypeInfo<InputSettings> SettingsJson { get; } = new InputIvrJson(JsonOptions()).InputSettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(InputSettings settings) => AllExits;

    internal override IReadOnlyList<string> Outputs(object settings) => ["digits"];

    internal override bool MakesSensitive(object settings) => ((InputSettings)settings).Sensitive;

    internal override void Check(StepCheck check)
    {
        var settings = (InputSettings)check.Settings;
        settings.Prompt?.Check(check, check.SettingsPath["prompt"]);
        if (settings is { EndingKey: NoKey, MaxDigits: null })
        {
            check.Error("no_end", check.SettingsPath["max_digits"], "Set max_digits or an ending_key, so that the input can be complete.");
        }
    }

    internal override IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) =>
        ((InputSettings)settings).Prompt?.RenderEarly(values) is { } source ? [source] : [];

    internal override StepMove Enter(StepTurn turn)
    {
        var settings = turn.Settings<InputSettings>();
        if (Prompts.Render(turn, [settings.Prompt!]) is not { } prompts)
        {
            return StepMove.Fail("text_too_long", Party.Engine);
        }

        var ending = (settings.EndingKey ?? "#") switch
        {
            NoKey => (char?)null,
            var key => key[0],
        };
        var rules = new KeyRules(
            settings.MaxDigits ?? MostDigits, ending, settings.TimeoutSeconds ?? DefaultTimeoutSeconds, Prompts.IsSensitive(turn, settings));
        turn.Do(new InteractionEffect.Collect(turn.Wait(), turn.State.ContactLeg!.Number, prompts, rules));
        return StepMove.Stay;
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.KeysCollected c => StepMove.Leave(
            c.Complete && c.Digits.Length > 0 ? ExitSpec.Ok : ExitSpec.Timeout,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["digits"] = c.Digits }) with { Input = c.Digits.Length > 0 },
        InteractionCommand.EffectFailed c => StepMove.FailPrompt(c.Reason, c.Detail),
        _ => StepMove.Stay,
    };

    internal override void Abandon(StepTurn turn) => turn.StopInput();

    /// <summary>Settings of the step.</summary>
    internal sealed record InputSettings
    {
        public PromptSettings? Prompt { get; init; }
        public int? MaxDigits { get; init; }
        public string? EndingKey { get; init; }
        public int? TimeoutSeconds { get; init; }
        public bool Sensitive { get; init; }
    }

    [JsonSerializable(typeof(InputSettings))]
    private sealed partial class InputIvrJson : JsonSerializerContext;
}
