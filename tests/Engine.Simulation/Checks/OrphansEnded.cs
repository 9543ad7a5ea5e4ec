using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I6: an attempt that lost its process is indeterminate, never redialled, and its dialog is ended; nothing is left over anywhere.</summary>
internal static class OrphansEnded
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var id in run.Interactions)
        {
            var events = run.Engine.Store.Events(new InteractionId(id));
            foreach (var submitted in events.OfType<InteractionEvent.DialSubmitted>())
            {
                var results = events.Count(happened => IsResult(happened, submitted.Attempt));
                if (results != 1)
                {
                    yield return $"{id} attempt {submitted.Attempt} has {results} results";
                }
            }

            var lost = events.OfType<InteractionEvent.AttemptIndeterminate>().Select(happened => happened.Attempt).FirstOrDefault(int.MaxValue);
            if (events.OfType<InteractionEvent.DialSubmitted>().Any(happened => happened.Attempt > lost))
            {
                yield return $"{id} dialled again after attempt {lost} was lost";
            }
        }

        var leftovers = (Phones: run.Engine.Network.Open, Dialogs: run.Engine.Ledger.Open, Calls: run.Engine.Calls.Open, Places: run.Engine.Core.Calls);
        if (leftovers != (0, 0, 0, 0))
        {
            yield return $"left over: {leftovers}";
        }

        if (run.Engine.Unreadable.Count > 0)
        {
            yield return $"cannot be read back: {string.Join(", ", run.Engine.Unreadable.Some(3))}";
        }
    }

    private static bool IsResult(InteractionEvent happened, int attempt) => happened switch
    {
        InteractionEvent.CallAnswered e => e.Attempt == attempt,
        InteractionEvent.AttemptFailed e => e.Attempt == attempt,
        InteractionEvent.AttemptIndeterminate e => e.Attempt == attempt,
        _ => false,
    };
}
