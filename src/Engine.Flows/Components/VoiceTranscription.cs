using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Writes down what the contact says (FLOW-36).</summary>
internal sealed partial class VoiceTranscription : ComponentOf<VoiceTranscription.Dictation>
{
    public const string Type = "voice_transcription";

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), new(ExitSpec.Timeout), .. ExitSpec.Losses];

    public override string Kind => Type;
    public override string Title => "Voice transcription";
    public override ComponentGroup Group => ComponentGroup.Talk;
    public override bool NeedsContact => true;
    public override string DefaultExit => ExitSpec.Timeout;
    public override TimeSpan Ceiling => TimeSpan.FromSeconds(180);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.Listen), nameof(InteractionEffect.StopInput)];

    public override ObjectShape Settings { get; } = new(
        new Member("prompt", PromptSettings.Shape("What the contact hears first."), Required: true),
        new Member("language", Fields.Language),
        new Member("timeout_seconds", Listening.Timeout));

    private protected override JsonTypeInfo<Dictation> SettingsJson { get; } = new VoiceTranscriptionJson(JsonOptions()).Dictation;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(Dictation settings) => AllExits;

    internal override IReadOnlyList<string> Outputs(object settings) => ["speech"];

    internal override void Check(StepCheck check)
    {
        var settings = (Dictation)check.Settings;
        settings.Prompt?.Check(check, check.SettingsPath["prompt"]);
        Listening.Check(check, settings.Language);
    }

    internal override IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) =>
        ((Dictation)settings).Prompt?.RenderEarly(values) is { } source ? [source] : [];

    internal override StepMove Enter(StepTurn turn)
    {
        var settings = turn.Settings<Dictation>();
        return Listening.Begin(turn, settings.Prompt!, settings.Language, settings.TimeoutSeconds, []);
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command) => command switch
    {
        InteractionCommand.SpeechHeard { Text: { } text } when !string.IsNullOrWhiteSpace(text) =>
            StepMove.Leave(ExitSpec.Ok, Listening.Speech(text.Trim())) with { Input = true },
        InteractionCommand.SpeechHeard => StepMove.Leave(ExitSpec.Timeout),
        InteractionCommand.EffectFailed c => StepMove.FailPrompt(c.Reason, c.Detail),
        _ => StepMove.Stay,
    };

    internal override void Abandon(StepTurn turn) => turn.StopInput();

    /// <summary>Settings of the step.</summary>
    internal sealed record Dictation
    {
        public PromptSettings? Prompt { get; init; }
        public string? Language { get; init; }
        public int? TimeoutSeconds { get; init; }
    }

    [JsonSerializable(typeof(Dictation))]
    private sealed partial class VoiceTranscriptionJson : JsonSerializerContext;
}
