using Engine.Flows.Facts;

namespace Engine.Ports.Effects;

/// <summary>A runner of one kind of effect, by its type.</summary>
public abstract class EffectRunner<TEffect> : IEffectRunner
    where TEffect : InteractionEffect
{
    /// <inheritdoc />
    public Type Effect => typeof(TEffect);

    /// <inheritdoc />
    public ValueTask<InteractionCommand?> RunAsync(EffectOrder order, CancellationToken stop) => RunAsync(order, (TEffect)order.Effect, stop);

    /// <summary>As <see cref="IEffectRunner.RunAsync"/>.</summary>
    protected abstract ValueTask<InteractionCommand?> RunAsync(EffectOrder order, TEffect effect, CancellationToken stop);
}
