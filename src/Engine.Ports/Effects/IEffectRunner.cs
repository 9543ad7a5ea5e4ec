using Engine.Flows.Facts;

namespace Engine.Ports.Effects;

/// <summary>
/// Carries out one kind of effect that needs no call leg: asking a service, running a function, drawing a share. Shared by all interactions, so
/// thread-safe. An effect that was interrupted by a crash is run again under the same id.
/// </summary>
public interface IEffectRunner
{
    /// <summary>The <see cref="InteractionEffect"/> record it runs; one runner for each.</summary>
    Type Effect { get; }

    /// <summary>
    /// Runs it to its end. Whatever is expected to go wrong is an <see cref="InteractionCommand.EffectFailed"/> or
    /// <see cref="InteractionCommand.EffectTimedOut"/> with a reason of its own; an exception becomes EffectFailed with service_failed.
    /// </summary>
    /// <param name="order">What and for whom.</param>
    /// <param name="cancellation">Cancelled when the interaction no longer waits: it ended, or this node let go of it.</param>
    /// <returns>What to tell the interaction, null when there is nothing to tell.</returns>
    ValueTask<InteractionCommand?> RunAsync(EffectOrder order, CancellationToken cancellation);
}

/// <summary>A runner of one kind of effect, by its type.</summary>
public abstract class EffectRunner<TEffect> : IEffectRunner
    where TEffect : InteractionEffect
{
    /// <inheritdoc />
    public Type Effect => typeof(TEffect);

    /// <inheritdoc />
    public ValueTask<InteractionCommand?> RunAsync(EffectOrder order, CancellationToken cancellation) => RunAsync(order, (TEffect)order.Effect, cancellation);

    /// <summary>As <see cref="IEffectRunner.RunAsync"/>.</summary>
    protected abstract ValueTask<InteractionCommand?> RunAsync(EffectOrder order, TEffect effect, CancellationToken cancellation);
}

/// <summary>One effect to run, and for whom.</summary>
/// <param name="AccountId">The account it runs for: nothing of another one may be touched (I8).</param>
/// <param name="InteractionId">With the effect's id this is unique for ever: what makes a repetition recognisable.</param>
/// <param name="Effect">What to do.</param>
public sealed record EffectOrder(AccountId AccountId, InteractionId InteractionId, InteractionEffect Effect);
