using Engine.Flows.Components;
using Engine.Ports.Flows;

namespace Engine.Testing.Ports;

/// <summary>Splitter counters that outlive a simulated node.</summary>
public sealed class InMemorySplitCounters : ISplitCounters
{
    private readonly Dictionary<(string, string, string, string), long[]> _counters = [];
    private readonly Dictionary<(string, string, string), int> _draws = [];
    private readonly Lock _gate = new();

    public Task<int> DrawAsync(SplitDraw draw, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var id = (draw.AccountId, draw.InteractionId, draw.EffectId);
            if (!_draws.TryGetValue(id, out var choice))
            {
                var key = (draw.AccountId, draw.FlowId, draw.StepId, string.Join(' ', draw.Weights));
                (choice, _counters[key]) = SmoothRoundRobin.Next(_counters.GetValueOrDefault(key), draw.Weights);
                _draws[id] = choice;
            }

            return Task.FromResult(choice);
        }
    }
}
