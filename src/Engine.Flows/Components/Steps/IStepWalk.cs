using Engine.Flows.Facts;

namespace Engine.Flows.Components.Steps;

/// <summary>The walk through a flow, as far as its steps take part in it.</summary>
internal interface IStepWalk
{
    /// <summary>State after all events so far.</summary>
    InteractionState State { get; }

    PublishedFlow Flow { get; }

    DateTimeOffset At { get; }

    void Emit(InteractionEvent happened);

    void Do(InteractionEffect effect);
}
