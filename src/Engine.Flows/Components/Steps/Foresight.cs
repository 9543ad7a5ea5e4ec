using System.Collections.Immutable;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Components.Steps;

/// <summary>
/// The prompts that may be heard first after an exit, with the values known now, so that they can be rendered before their step is reached.
/// Where the way depends on a value that is not known yet, all candidates are taken.
/// </summary>
internal static class Foresight
{
    /// <summary>Prompts rendered ahead at most; the rest is rendered when its step is reached.</summary>
    private const int MaxPrompts = 8;

    /// <summary>Steps looked at, at most.</summary>
    private const int MaxCandidates = 16;

    /// <summary>
    /// Up to so many candidates what only this call says is rendered for each, though all but one may never be heard. Behind more, only what
    /// every call says is: that is rendered once and kept, while a text of this call would be paid for in vain.
    /// </summary>
    private const int Few = 2;

    /// <summary>
    /// While a step takes its time on a line that is up, has what comes after it made ready. A step that knows a better moment says so by
    /// <see cref="Component.LooksAhead"/>.
    /// </summary>
    public static void LookAhead(StepTurn turn)
    {
        if (turn.Step.Component.LooksAhead && turn.State.ContactLeg is { } leg)
        {
            MakeReady(turn, leg.Number, [.. turn.Step.Component.Exits(turn.Step.Settings).Where(e => e.Kind != ExitKind.Hidden).Select(e => e.Id)]);
        }
    }

    /// <summary>Has a leg make ready what it may have to play first after one of these exits of the step; once in a step.</summary>
    public static void MakeReady(StepTurn turn, int attempt, params IReadOnlyList<string> exits)
    {
        var candidates = Candidates(turn, exits);
        var prompts = candidates.Count <= Few ? Prompts(candidates) : Prompts(candidates.Select(c => c with { Values = c.Values.Forgotten() }));
        if (prompts.Count > 0)
        {
            turn.Do(new InteractionEffect.MakeReady(turn.Run.Order, attempt, prompts));
        }
    }

    public static IReadOnlyList<PromptSource> FirstPrompts(StepTurn turn, string exit) => Prompts(Candidates(turn, [exit]));

    private static IReadOnlyList<PromptSource> Prompts(IEnumerable<Candidate> candidates) =>
        [.. candidates.SelectMany(c => c.Step.Component.FirstPrompts(c.Step.Settings, c.Values)).Distinct().Take(MaxPrompts)];

    /// <summary>The steps that may be the next to say something, and the values they will see as far as these are known.</summary>
    private static List<Candidate> Candidates(StepTurn turn, IReadOnlyList<string> exits)
    {
        var found = new List<Candidate>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new FlowValues(turn.State, turn.Flow.SensitiveVariables, turn.At) { BeforeCall = true, Unsettled = [.. turn.Step.Outputs.Values] };
        var open = new Queue<(string? Step, FlowValues Values)>(exits.Select(exit => (turn.Step.Exits.GetValueOrDefault(exit), values)));
        while (open.TryDequeue(out var next) && found.Count < MaxCandidates)
        {
            if (turn.Flow.Find(next.Step) is not { } step || !seen.Add(step.Id))
            {
                continue;
            }

            if (step.Component.NeedsContact)
            {
                found.Add(new Candidate(step, next.Values));
                continue;
            }

            var sure = step.Component.Foresee(step.Settings, next.Values);
            var after = next.Values.Unsettle(step.Outputs.Values);
            foreach (var way in step.Exits.Where(e => sure is null || string.Equals(e.Key, sure, StringComparison.Ordinal)))
            {
                open.Enqueue((way.Value, after));
            }
        }

        return found;
    }

    private sealed record Candidate(PublishedStep Step, FlowValues Values);
}
