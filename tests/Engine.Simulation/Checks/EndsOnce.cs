using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I2: every accepted interaction ends exactly once; none is lost, none hangs.</summary>
internal static class EndsOnce
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var id in run.Interactions)
        {
            var events = run.Engine.Store.Events(new InteractionId(id));
            var ends = events.Count(happened => happened is InteractionEvent.InteractionEnded);
            if (ends != 1)
            {
                yield return $"{id} ended {ends} times, last {events[^1].GetType().Name}";
            }
            else if (events[^1] is not InteractionEvent.InteractionEnded)
            {
                yield return $"{id} went on after its end with {events[^1].GetType().Name}";
            }
        }

        foreach (var request in run.Requests)
        {
            if (request.Answer is StartResult.Accepted accepted && !run.Interactions.Contains(accepted.InteractionId))
            {
                yield return $"{accepted.InteractionId} was accepted and is lost";
            }
        }
    }
}
