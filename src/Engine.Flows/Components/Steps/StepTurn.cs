using Engine.Flows.Facts;

namespace Engine.Flows.Components.Steps;

/// <summary>What a component sees and may do during one decision: read the state, note events, ask for effects.</summary>
internal sealed class StepTurn(IStepWalk walk, PublishedStep step)
{
    public InteractionState State => walk.State;

    public DateTimeOffset At => walk.At;

    public PublishedFlow Flow => walk.Flow;

    public PublishedStep Step => step;

    public StepRun Run => walk.State.Current ?? throw new InvalidOperationException($"Step {step.Id} acts while no step runs.");

    public FlowValues Values => new(walk.State, walk.Flow.SensitiveVariables, walk.At);

    public T Settings<T>() => (T)step.Settings;

    public void Emit(InteractionEvent happened) => walk.Emit(happened);

    public void Do(InteractionEffect effect) => walk.Do(effect);

    /// <summary>Notes that the step waits and returns the token the answer must carry.</summary>
    /// <param name="memory">What the step must remember.</param>
    /// <param name="within">A limit nearer than the component's ceiling.</param>
    public long Wait(string? memory = null, TimeSpan? within = null)
    {
        var token = State.LastToken + 1;
        var ceiling = Run.EnteredAt + step.Component.Ceiling;
        var until = within is { } near && At + near < ceiling ? At + near : ceiling;
        Emit(new InteractionEvent.StepWaiting(At, Run.Order, token, until, memory));
        return token;
    }

    /// <summary>Stops collecting or listening on the contact's leg, if there still is one.</summary>
    public void StopInput()
    {
        if (State.ContactLeg is { } leg && Run.Token > 0)
        {
            Do(new InteractionEffect.StopInput(Run.Token, leg.Number));
        }
    }
}
