using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>One decision in the making: events evolve the state as they are added, effects queue up behind them.</summary>
internal sealed class Walk(InteractionState state, PublishedFlow flow, DateTimeOffset at) : IStepWalk
{
    private readonly List<InteractionEvent> _events = [];
    private readonly List<InteractionEffect> _effects = [];

    public InteractionState State { get; private set; } = state;

    public PublishedFlow Flow => flow;

    public DateTimeOffset At => at;

    public void Emit(InteractionEvent happened)
    {
        _events.Add(happened);
        State = EventRules.Evolve(State, happened);
    }

    /// <summary>Asking twice for the same effect in one decision is asking once.</summary>
    public void Do(InteractionEffect effect)
    {
        if (!_effects.Exists(e => e.Id == effect.Id))
        {
            _effects.Add(effect);
        }
    }

    public Decision ToDecision() => _events.Count == 0 && _effects.Count == 0 ? Decision.Ignored : new Decision(_events, _effects);
}
