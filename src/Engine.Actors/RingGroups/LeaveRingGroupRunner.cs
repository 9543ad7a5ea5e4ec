using Engine.Flows.Facts;
using Engine.Ports.Effects;

namespace Engine.Actors.RingGroups;

/// <summary>Runs <see cref="InteractionEffect.LeaveRingGroup"/>.</summary>
public sealed class LeaveRingGroupRunner(RingGroupLines lines) : EffectRunner<InteractionEffect.LeaveRingGroup>
{
    /// <inheritdoc />
    protected override ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.LeaveRingGroup effect, CancellationToken stop)
    {
        lines.Actor.Tell(new RingGroupProtocol.Leave(new RingGroupPlace(order.InteractionId, effect.Order)));
        return ValueTask.FromResult<InteractionCommand?>(null);
    }
}
