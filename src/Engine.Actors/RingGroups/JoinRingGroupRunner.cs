using System.Threading.Channels;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Effects;
using Engine.Ports.RingGroups;

namespace Engine.Actors.RingGroups;

/// <summary>
/// Runs <see cref="InteractionEffect.JoinRingGroup"/>: waits for the turn and for a member who does not talk, then tells whom to ring, as the
/// group is at that moment.
/// </summary>
public sealed class JoinRingGroupRunner(RingGroupLines lines, IRingGroupMembers groups, TimeProvider time) : EffectRunner<InteractionEffect.JoinRingGroup>
{
    private static readonly UnboundedChannelOptions InTheActorsTurn = new() { SingleReader = true, AllowSynchronousContinuations = true };

    /// <inheritdoc />
    protected override async ValueTask<InteractionCommand?> RunAsync(EffectOrder order, InteractionEffect.JoinRingGroup effect, CancellationToken stop)
    {
        var account = new AccountId(order.AccountId);
        if (await groups.MembersAsync(account, effect.GroupId, stop) is not { } group)
        {
            return new InteractionCommand.RingGroupJoined(time.GetUtcNow(), effect.Token, null);
        }

        var who = new RingGroupPlace(order.InteractionId, effect.Order);
        var turns = Channel.CreateUnbounded<IReadOnlySet<string>>(InTheActorsTurn);
        lines.Actor.Tell(new RingGroupProtocol.Join(order.AccountId, group.GroupId, who, effect.Priority, engaged => turns.Writer.TryWrite(engaged), stop));
        while (true)
        {
            var engaged = await turns.Reader.ReadAsync(stop);
            var members = (await groups.MembersAsync(account, group.GroupId, stop))?.Members ?? [];
            var free = members.Where(member => !engaged.Contains(member)).ToList();
            if (free.Count > 0 || members.Count == 0)
            {
                return new InteractionCommand.RingGroupJoined(time.GetUtcNow(), effect.Token, free, members.Count - free.Count);
            }
        }
    }
}
