using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I3: store, then act, then answer.</summary>
internal static class StoreActAnswer
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var seen in run.SeenBroken)
        {
            yield return seen;
        }

        foreach (var request in run.Requests)
        {
            if (request is { Answer: StartResult.Accepted accepted, OwnCancel: CancelResult.Cancelled or CancelResult.Cancelling }
                && !run.Engine.Store.Events(accepted.InteractionId).Any(e => e is InteractionEvent.CancelRequested)
                && run.Engine.Store.State(accepted.InteractionId).Result?.Outcome != Outcome.Cancelled)
            {
                yield return $"{accepted.InteractionId} was told {request.OwnCancel} and nothing of it is stored";
            }
        }
    }
}
