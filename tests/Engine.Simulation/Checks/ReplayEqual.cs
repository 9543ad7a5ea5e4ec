using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I4: the same events give the same state for ever, also after a trip through the journal's form.</summary>
internal static class ReplayEqual
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        foreach (var id in run.Interactions)
        {
            var events = run.Engine.Store.Events(new InteractionId(id));
            var read = events.Select(happened => JsonSerializer.Deserialize(SimulationRun.Json(happened), InteractionEventJson.Default.InteractionEvent)!);
            if (Picture(InteractionRules.Replay(events)) != Picture(InteractionRules.Replay(read)))
            {
                yield return $"{id} replays to another state from its stored form";
            }
        }
    }

    private static string Picture(InteractionState state) => JsonSerializer.Serialize(state);
}
