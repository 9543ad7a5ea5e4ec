using Engine.Flows.Facts;
using Engine.Ports.Effects;

namespace Engine.Actors.RingGroups;

/// <summary>Runs <see cref="InteractionEffect.EngageMember"/>.</summary>
public sealed class EngageMemberRunner(RingGroupLines lines) : EffectRunner<InteractionEffect.EngageMember>
{
    /// <inheritdoc />
    protected override ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.EngageMember effect, CancellationToken stop)
    {
        lines.Actor.Tell(new RingGroupProtocol.Engage(order.AccountId, new RingGroupPlace(order.InteractionId, effect.Order), effect.Member));
        return ValueTask.FromResult<InteractionCommand?>(null);
    }
}
