using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I1: an attempt's INVITE is sent at most once, and only an attempt that was stored and may be tried is sent at all.</summary>
internal static class InviteOnce
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        var sent = run.Engine.Network.Log.Where(message => message.Method == "INVITE").Select(message => message.Branch).ToList();
        foreach (var twice in sent.GroupBy(branch => branch, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} left {twice.Count()} times";
        }

        var submitted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in run.Interactions)
        {
            foreach (var dial in run.Engine.Store.Events(new InteractionId(id)).OfType<InteractionEvent.DialSubmitted>())
            {
                if (!submitted.Add(dial.Dial.Branch))
                {
                    yield return $"{id} submitted branch {dial.Dial.Branch} twice";
                }
            }

            foreach (var broken in Redialled(id, run.Engine.Store.Events(new InteractionId(id))))
            {
                yield return broken;
            }
        }

        foreach (var stray in sent.Except(submitted, StringComparer.Ordinal))
        {
            yield return $"{stray} left and was never stored";
        }
    }

    /// <summary>A further attempt may only follow one that failed at its gateway before anybody was reached.</summary>
    private static IEnumerable<string> Redialled(string id, IReadOnlyList<InteractionEvent> events)
    {
        InteractionEvent? verdict = null;
        var submitted = 0;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case InteractionEvent.DialSubmitted dial when submitted++ > 0 && verdict is not InteractionEvent.AttemptFailed { Failure.Failover: true }:
                    yield return $"{id} dialled attempt {dial.Attempt} after {verdict?.GetType().Name ?? "nothing"}";
                    break;
                case InteractionEvent.AttemptFailed or InteractionEvent.AttemptIndeterminate or InteractionEvent.CallAnswered:
                    verdict = happened;
                    break;
            }
        }
    }
}
