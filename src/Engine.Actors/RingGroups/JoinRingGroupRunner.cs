using Engine.Actors.Ports;
using Engine.Actors.Ports.Configuration;
using Engine.Flows.Interactions;

namespace Engine.Actors.RingGroups;

/// <summary>Runs <see cref="InteractionEffect.JoinRingGroup"/>: waits for the turn, then tells whom to ring, as the group is at that moment.</summary>
public sealed class JoinRingGroupRunner(RingGroupLines lines, IRingGroupStore groups, TimeProvider time) : EffectRunner<InteractionEffect.JoinRingGroup>
{
    /// <inheritdoc />
    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.JoinRingGroup effect, CancellationToken stop)
    {
        var account = new AccountId(order.AccountId);
        if (await groups.FindAsync(account, effect.GroupId, stop) is not { } group)
        {
            return new InteractionCommand.RingGroupJoined(time.GetUtcNow(), effect.Token, null);
        }

        var who = new RingGroupPlace(order.InteractionId, effect.Order);
        var turn = new TaskCompletionSource();

        // The interaction's actor is gone, with its turn or before it: the place goes to the next. A restarted one joins again.
        stop.Register(() =>
        {
            lines.Actor.Tell(new RingGroupProtocol.Leave(who));
            turn.TrySetCanceled(stop);
        });
        lines.Actor.Tell(new RingGroupProtocol.Join(order.AccountId, group.Id, who, effect.Priority, () => turn.TrySetResult()));
        await turn.Task;
        var members = (await groups.FindAsync(account, group.Id, stop))?.Members;
        return new InteractionCommand.RingGroupJoined(time.GetUtcNow(), effect.Token, members);
    }
}
