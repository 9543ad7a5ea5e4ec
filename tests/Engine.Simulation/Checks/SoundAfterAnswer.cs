using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Simulation.World;

namespace Engine.Simulation.Checks;

/// <summary>I7: playback is impossible before a 2xx.</summary>
internal static class SoundAfterAnswer
{
    public static IEnumerable<string> Broken(SimulationRun run)
    {
        if (run.Engine.Network.PlayedTooEarly > 0)
        {
            yield return $"{run.Engine.Network.PlayedTooEarly} prompts went to lines that were not answered";
        }

        foreach (var id in run.Interactions)
        {
            var events = run.Engine.Store.Events(new InteractionId(id)).ToList();
            var heard = events.FindIndex(happened => happened is InteractionEvent.PlaybackFinished { PlayedMs: > 0 });
            var answered = events.FindIndex(happened => happened is InteractionEvent.CallAnswered);
            if (heard >= 0 && (answered < 0 || answered > heard))
            {
                yield return $"{id} was heard before it was answered";
            }
        }
    }
}
