using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>What the two components that listen have in common.</summary>
internal static class Listening
{
    private const int DefaultSilenceSeconds = 2;

    /// <summary>Seconds of silence at most; longer would only meet the step's ceiling.</summary>
    private const int MaxSilenceSeconds = 60;

    /// <summary>Seconds of speech at most (FLOW-36).</summary>
    private const int MaxSpeechSeconds = 60;

    public static NumberShape Timeout { get; } = new()
    {
        Min = 1, Max = MaxSilenceSeconds, Default = DefaultSilenceSeconds, Description = "Silence before giving up, or that ends the answer.",
    };

    public static StepMove Begin(StepTurn turn, PromptSettings prompt, string? language, int? timeoutSeconds, IReadOnlyList<string> hints)
    {
        if (Prompts.Render(turn, [prompt]) is not { } prompts)
        {
            return StepMove.Fail("text_too_long", Party.Engine);
        }

        var rules = new ListenRules(
            language ?? PromptSettings.DefaultLanguage, timeoutSeconds ?? DefaultSilenceSeconds, MaxSpeechSeconds, hints, Prompts.IsSensitive(turn, turn.Step.Settings));
        turn.Do(new InteractionEffect.Listen(turn.Wait(), turn.State.ContactLeg!.Number, prompts, rules));
        return StepMove.Stay;
    }

    /// <summary>Whether somebody here understands the language (FLOW-76). A warning, since a model or a provider may come yet.</summary>
    /// <param name="check">Of the step.</param>
    /// <param name="language">The step's own, if any.</param>
    public static void Check(StepCheck check, string? language)
    {
        if (!check.Catalog.Hears(language ?? PromptSettings.DefaultLanguage))
        {
            check.Warn(
                "language_not_heard", language is null ? check.SettingsPath : check.SettingsPath["language"],
                $"No engine of this server or account understands \"{language ?? PromptSettings.DefaultLanguage}\": the step would leave by error. Choose another language, or set a provider for it.");
        }
    }

    public static Dictionary<string, string?> Speech(string text) => new(StringComparer.Ordinal) { ["speech"] = text };
}
