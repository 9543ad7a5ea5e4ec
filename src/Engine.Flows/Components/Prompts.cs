using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Components;

/// <summary>Sources of sound made ready for one execution of a step.</summary>
internal static class Prompts
{
    /// <summary>Filled in, texts with nothing to say left out; null when a text is too long to speak.</summary>
    public static IReadOnlyList<PromptSource>? Render(StepTurn turn, IEnumerable<PromptSettings> settings)
    {
        PromptSource[] sources = [.. settings.Select(s => s.Render(turn.Values))];
        return sources.Any(s => s.Text is { } text && !Characters.Fits(text, PromptSettings.MaxTextLength)) ? null : [.. sources.Where(s => !s.IsNothing)];
    }

    /// <summary>True when what the step puts out must not be shown.</summary>
    public static bool IsSensitive(StepTurn turn, object settings) =>
        turn.Step.Component.MakesSensitive(settings) || turn.Step.Outputs.Values.Any(turn.Flow.SensitiveVariables.Contains);
}
