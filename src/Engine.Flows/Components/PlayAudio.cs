using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Texts;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Plays one source to the contact (FLOW-32).</summary>
internal sealed partial class PlayAudio : ComponentOf<PlayAudio.PlaySettings>
{
    public const string Type = "play_audio";

    /// <summary>A prompt cut off by a hang-up is reported before the hang-up itself; this long the step waits for it.</summary>
    private static readonly TimeSpan HangUpGrace = TimeSpan.FromSeconds(5);

    private static readonly ExitSpec[] AllExits = [new(ExitSpec.Ok), .. ExitSpec.Losses];

    private static readonly string[] AllOutputs = ["played_percent", "played_seconds"];

    public override string Kind => Type;
    public override string Title => "Play audio";
    public override ComponentGroup Group => ComponentGroup.Talk;
    public override bool NeedsContact => true;
    public override string DefaultExit => ExitSpec.Ok;
    public override TimeSpan Ceiling => TimeSpan.FromSeconds(2400);
    public override IReadOnlyList<string> Effects => [nameof(InteractionEffect.Play), nameof(InteractionEffect.StopPlayback)];

    public override ObjectShape Settings { get; } =
        new(new Member("source", PromptSettings.Shape("What the contact hears."), Required: true));

    private protected override JsonTypeInfo<PlaySettings> SettingsJson { get; } = new PlayAudioJson(JsonOptions()).PlaySettings;

    private protected override IReadOnlyList<ExitSpec> ExitsOf(PlaySettings settings) => AllExits;

    internal override IReadOnlyList<string> Outputs(object settings) => AllOutputs;

    internal override void Check(StepCheck check) => ((PlaySettings)check.Settings).Source?.Check(check, check.SettingsPath["source"]);

    internal override IEnumerable<PromptSource> FirstPrompts(object settings, FlowValues values) =>
        ((PlaySettings)settings).Source?.RenderEarly(values) is { } source ? [source] : [];

    internal override StepMove Enter(StepTurn turn)
    {
        var source = turn.Settings<PlaySettings>().Source!.Render(turn.Values);
        switch (source)
        {
            case { Text: { } text } when !Characters.Fits(text, PromptSettings.MaxTextLength):
                return StepMove.Fail("text_too_long", Party.Engine);
            case { IsNothing: true }:
                return StepMove.Leave(ExitSpec.Ok, Heard(0, 0));
            default:
                turn.Do(new InteractionEffect.Play(turn.Wait(), turn.State.ContactLeg!.Number, source));
                return StepMove.Stay;
        }
    }

    internal override StepMove On(StepTurn turn, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.PlaybackEnded c when c.PlaybackId == turn.Run.Token:
                turn.Emit(new InteractionEvent.PlaybackFinished(turn.At, turn.Run.Order, c.PlaybackId, c.PlayedMs, c.TotalMs, c.Completed));
                if (c.Completed)
                {
                    return StepMove.Leave(ExitSpec.Ok, Heard(c.PlayedMs, c.TotalMs));
                }

                turn.Wait("interrupted", HangUpGrace);
                return StepMove.Stay;
            case InteractionCommand.PlaybackFailed c when c.PlaybackId == turn.Run.Token:
                return StepMove.FailPrompt(c.Reason, c.Detail, c.Reason == PromptFaults.TextNotSpeakable ? Heard(0, 0) : null);
            default:
                return StepMove.Stay;
        }
    }

    internal override StepMove OnDeadline(StepTurn turn) =>
        turn.Run.Memory is null ? base.OnDeadline(turn) : StepMove.Fail("playback_interrupted", Party.Engine);

    internal override void Abandon(StepTurn turn)
    {
        if (turn.State.ContactLeg is { } leg && turn.Run.Token > 0)
        {
            turn.Do(new InteractionEffect.StopPlayback(turn.Run.Token, leg.Number));
        }
    }

    /// <summary>Of nothing nothing was heard: 0 %.</summary>
    private static Dictionary<string, string?> Heard(long playedMs, long totalMs) => new(StringComparer.Ordinal)
    {
        ["played_percent"] = (totalMs <= 0 ? 0 : Math.Clamp((100 * playedMs + (totalMs / 2)) / totalMs, 0, 100)).ToString(CultureInfo.InvariantCulture),
        ["played_seconds"] = (playedMs / 1000m).ToString("0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>Settings of the step.</summary>
    internal sealed record PlaySettings
    {
        public PromptSettings? Source { get; init; }
    }

    [JsonSerializable(typeof(PlaySettings))]
    private sealed partial class PlayAudioJson : JsonSerializerContext;
}
