using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Effects;
using Engine.Ports.Flows;

namespace Engine.Actors.Interactions;

/// <summary>Runs <see cref="InteractionEffect.DrawSplit"/>: one draw from the store's counter.</summary>
public sealed class DrawSplitRunner(ISplitCounters counters, TimeProvider time) : EffectRunner<InteractionEffect.DrawSplit>
{
    /// <inheritdoc />
    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.DrawSplit effect, CancellationToken cancellation)
    {
        var draw = new SplitDraw(order.AccountId, order.InteractionId, effect.Id, new FlowId(effect.FlowId), effect.StepId, effect.Weights);
        return new InteractionCommand.SplitDrawn(time.GetUtcNow(), effect.Token, await counters.DrawAsync(draw, cancellation));
    }
}
