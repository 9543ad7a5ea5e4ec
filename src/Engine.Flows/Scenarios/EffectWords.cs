using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Report;

namespace Engine.Flows.Scenarios;

/// <summary>What an effect would do, in words for authors. Sensitive texts and requests are masked.</summary>
internal static class EffectWords
{
    public static IEnumerable<string> Of(InteractionEffect effect) => effect switch
    {
        InteractionEffect.PrepareDial e => [$"Call {e.To} from {e.From}, ringing {e.RingSeconds} s at most."],
        InteractionEffect.Play e => [Sound(e.Source)],
        InteractionEffect.Collect e => [.. e.Prompts.Select(Sound), $"Collect up to {e.Rules.MaxDigits} keys, {e.Rules.TimeoutSeconds} s for each."],
        InteractionEffect.Listen e => [.. e.Prompts.Select(Sound), $"Listen in {e.Rules.Language}."],
        InteractionEffect.CallService e => [$"{e.Request.Method} {(e.Request.Sensitive ? InteractionReport.Masked : e.Request.Target)} on connection {e.Request.ConnectionId}."],
        InteractionEffect.RunFunction e => [$"Run the function {e.Function}."],
        InteractionEffect.QueryRecord e => [$"Query {e.ConnectionId}: {(e.Sensitive ? InteractionReport.Masked : e.Query)}"],
        InteractionEffect.DrawSplit e => [$"Draw one of {e.Weights.Count} shares ({string.Join(" : ", e.Weights)})."],
        InteractionEffect.JoinRingGroup e => [$"Ring the group {e.GroupId}."],
        _ => [],
    };

    private static string Sound(PromptSource source) => source switch
    {
        { Sensitive: true } => $"Say {InteractionReport.Masked}",
        { Text: { } text } => $"Say \"{text}\" ({source.Language}).",
        { PromptId: { } id } => $"Play the prompt {id}.",
        _ => $"Play {source.Url}.",
    };
}
