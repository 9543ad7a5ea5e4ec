using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.RingGroups;

namespace Engine.Actors.RingGroups;

/// <summary>
/// The lines of all ring groups, one actor for the cluster. A step waits for its turn and for a member who does not talk, and learns whom to ring,
/// as the group is at that moment. Nothing is stored: waiting and talking interactions say again and again that they do, and so a new actor, after
/// a restart or on another node, learns it all.
/// </summary>
internal sealed class RingGroupActor(IRingGroupMembers groups, TimeProvider time) : UntypedActor
{
    private readonly Dictionary<(AccountId AccountId, string GroupId), RingGroupLine> _lines = [];
    private readonly Dictionary<RingGroupPlace, (AccountId AccountId, string GroupId)> _places = [];

    /// <summary>The last Join of every step that has not left.</summary>
    private readonly Dictionary<RingGroupPlace, Step> _steps = [];
    private readonly EngagedMembers _engaged = new();

    /// <summary>Whose interaction's actor each step is: with the actor its place goes, wherever it lived.</summary>
    private readonly Dictionary<RingGroupPlace, IActorRef> _holders = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case RingGroupProtocol.Join m: OnJoin(m); break;
            case RingGroupProtocol.Engage m: OnEngage(m); break;
            case RingGroupProtocol.Leave m: OnLeave(m.Who); break;
            case GroupFound m when IsWaiting(m.Step): OnGroupFound(m.Step, m.Group); break;
            case MembersFound m when IsWaiting(m.Step): OnMembersFound(m.Step, m.Group?.Members ?? []); break;
            case Lost m when IsWaiting(m.Step): Answer(m.Step, new InteractionCommand.EffectFailed(time.GetUtcNow(), m.Step.Join.Token, "service_failed")); break;
            case GroupFound or MembersFound or Lost: break;
            case Terminated m: OnGone(m.ActorRef); break;
            default: Unhandled(message); break;
        }
    }

    /// <summary>False for a step that has left, joined again or had its answer while its group was read.</summary>
    private bool IsWaiting(Step step) => !step.IsAnswered && _steps.GetValueOrDefault(step.Join.Who) == step;

    private void OnJoin(RingGroupProtocol.Join join)
    {
        if (_steps.GetValueOrDefault(join.Who) is { } known && known.Join == join && known.Waiter.Equals(Sender))
        {
            // Said again. Once answered it is not answered twice; a new actor of the interaction has not heard the answer.
            return;
        }

        Hold(join.Who);
        var step = new Step(join, Sender);
        _steps[join.Who] = step;
        Read(step, join.Group, group => new GroupFound(step, group));
    }

    private void OnGroupFound(Step step, RingGroupMembers? group)
    {
        if (group is null)
        {
            Answer(step, new InteractionCommand.RingGroupJoined(time.GetUtcNow(), step.Join.Token, null));
            return;
        }

        var join = step.Join;
        var key = (join.AccountId, group.GroupId);
        if (_places.TryGetValue(join.Who, out var before) && before != key)
        {
            LeaveLine(join.Who);
        }

        _places[join.Who] = key;
        if (!_lines.TryGetValue(key, out var line))
        {
            _lines.Add(key, line = new RingGroupLine());
        }

        line.Join(join.Who, join.Priority, () => Read(step, group.GroupId, now => new MembersFound(step, now)));
    }

    /// <summary>It has the turn. When all members talk it keeps the turn, and looks again once one of them is free.</summary>
    private void OnMembersFound(Step step, IReadOnlyList<string> members)
    {
        var engaged = _engaged.Of(step.Join.AccountId);
        var free = members.Where(member => !engaged.Contains(member)).ToList();
        if (free.Count > 0 || members.Count == 0)
        {
            Answer(step, new InteractionCommand.RingGroupJoined(time.GetUtcNow(), step.Join.Token, free, members.Count - free.Count));
        }
    }

    private void OnEngage(RingGroupProtocol.Engage engage)
    {
        // A step that has left is over or its actor gone, and nobody would ever report the end of the talk.
        if (engage.Again || _steps.ContainsKey(engage.Who))
        {
            Hold(engage.Who);
            _engaged.Add(engage.Who, engage.AccountId, engage.Member);
            LeaveLine(engage.Who);
        }
    }

    private void OnLeave(RingGroupPlace who)
    {
        _steps.Remove(who);
        _holders.Remove(who);
        LeaveLine(who);
        if (_engaged.Remove(who) is { } accountId)
        {
            foreach (var line in _lines.Where(line => line.Key.AccountId == accountId).Select(line => line.Value))
            {
                line.Remind();
            }
        }
    }

    private void Hold(RingGroupPlace who)
    {
        _holders[who] = Sender;
        Context.Watch(Sender);
    }

    private void OnGone(IActorRef holder)
    {
        foreach (var who in _holders.Where(held => held.Value.Equals(holder)).Select(held => held.Key).ToList())
        {
            OnLeave(who);
        }
    }

    private void LeaveLine(RingGroupPlace who)
    {
        if (!_places.Remove(who, out var key))
        {
            return;
        }

        var line = _lines[key];
        line.Leave(who);
        if (line.IsEmpty)
        {
            _lines.Remove(key);
        }
    }

    private void Read(Step step, string group, Func<RingGroupMembers?, object> found) => new ValueTask<RingGroupMembers?>(groups.MembersAsync(step.Join.AccountId, group, CancellationToken.None))
        .PipeTo(Self, success: found, failure: _ => new Lost(step));

    private void Answer(Step step, InteractionCommand answer)
    {
        step.IsAnswered = true;
        step.Waiter.Tell(answer, Self);
    }

    /// <summary>One Join, and who is answered.</summary>
    private sealed class Step(RingGroupProtocol.Join join, IActorRef waiter)
    {
        public RingGroupProtocol.Join Join => join;

        public IActorRef Waiter => waiter;

        public bool IsAnswered { get; set; }
    }

    private sealed record GroupFound(Step Step, RingGroupMembers? Group) : INoSerializationVerificationNeeded;

    private sealed record MembersFound(Step Step, RingGroupMembers? Group) : INoSerializationVerificationNeeded;

    private sealed record Lost(Step Step) : INoSerializationVerificationNeeded;
}
