using Akka.Actor;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.RingGroups;

namespace Engine.Actors.RingGroups;

/// <summary>
/// The lines of all ring groups, one actor for the cluster. A step waits for its turn and for a member who does not talk, and learns whom to ring,
/// as the group is at that moment. Nothing is stored: waiting and talking interactions say again and again that they do, and so a new actor, after
/// a restart or on another node, learns it all. Until it has heard everybody it gives nobody a turn: it would ring a member who talks.
/// </summary>
internal sealed class RingGroupActor : UntypedActor, IWithUnboundedStash
{
    private static readonly object LearnTimer = new();

    /// <summary>By then whoever has a turn or talks has said so.</summary>
    private static readonly TimeSpan LearnTime = RingGroupProtocol.SaidAgainEvery + TimeSpan.FromSeconds(5);

    private readonly IRingGroupMembers _groups;
    private readonly TimeProvider _time;
    private readonly IClusterAge _cluster;
    private readonly ActorTimers _timers;
    private readonly Dictionary<(AccountId AccountId, string GroupId), RingGroupLine> _lines = [];
    private readonly Dictionary<RingGroupPlace, (AccountId AccountId, string GroupId)> _places = [];

    /// <summary>The last Join of every step that has not left.</summary>
    private readonly Dictionary<RingGroupPlace, Step> _steps = [];
    private readonly EngagedMembers _engaged = new();

    /// <summary>Whose interaction's actor each step is: with the actor its place goes, wherever it lived.</summary>
    private readonly Dictionary<RingGroupPlace, IActorRef> _holders = [];
    private bool _isLearning;

    public RingGroupActor(IRingGroupMembers groups, TimeProvider time, IClusterAge cluster)
    {
        _groups = groups;
        _time = time;
        _cluster = cluster;
        _timers = new ActorTimers(Self, time);
    }

    public IStash Stash { get; set; } = null!;

    protected override void PreStart()
    {
        if (!_cluster.IsFirst)
        {
            Learn();
        }
    }

    protected override void PostRestart(Exception reason) => Learn();

    protected override void PostStop() => _timers.CancelAll();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ActorTimers.Fired m when _timers.Take(m) is not null: OnLearned(); break;
            case ActorTimers.Fired: break;
            case RingGroupProtocol.Join { HasTurn: false } when _isLearning: Stash.Stash(); break;
            case RingGroupProtocol.Leave m when _isLearning && !_holders.ContainsKey(m.Who): Stash.Stash(); break;
            case RingGroupProtocol.Join m: OnJoin(m); break;
            case RingGroupProtocol.Engage m: OnEngage(m); break;
            case RingGroupProtocol.Leave m: OnLeave(m.Who); break;
            case GroupFound m when IsPresent(m.Step): OnGroupFound(m.Step, m.Group); break;
            case MembersFound m when IsWaiting(m.Step): OnMembersFound(m.Step, m.Group?.Members ?? []); break;
            case Lost m when IsPresent(m.Step): OnLost(m.Step); break;
            case GroupFound or MembersFound or Lost: break;
            case Terminated m: OnGone(m.ActorRef); break;
            default: Unhandled(message); break;
        }
    }

    private void Learn()
    {
        _isLearning = true;
        _timers.Start(LearnTimer, LearnTimer, LearnTime);
    }

    private void OnLearned()
    {
        _isLearning = false;
        Stash.UnstashAll();
    }

    /// <summary>False for a step that has left or joined again while its group was read.</summary>
    private bool IsPresent(Step step) => _steps.GetValueOrDefault(step.Join.Who) == step;

    /// <summary>False also for one that has had its answer.</summary>
    private bool IsWaiting(Step step) => !step.IsAnswered && IsPresent(step);

    private void OnJoin(RingGroupProtocol.Join join)
    {
        if (_steps.GetValueOrDefault(join.Who) is { } known && known.Join.Token == join.Token && known.Waiter.Equals(Sender))
        {
            // Said again. Once answered it is not answered twice; a new actor of the interaction has not heard the answer.
            known.IsAnswered |= join.HasTurn;
            return;
        }

        Hold(join.Who);
        var step = new Step(join, Sender) { IsAnswered = join.HasTurn };
        _steps[join.Who] = step;
        Read(step, join.Group, group => new GroupFound(step, group));
    }

    private void OnGroupFound(Step step, RingGroupMembers? group)
    {
        if (group is null)
        {
            Answer(step, new InteractionCommand.RingGroupJoined(_time.GetUtcNow(), step.Join.Token, null));
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
            Answer(step, new InteractionCommand.RingGroupJoined(_time.GetUtcNow(), step.Join.Token, free, members.Count - free.Count));
        }
    }

    /// <summary>One that has its turn already says so again, and its group is read again.</summary>
    private void OnLost(Step step)
    {
        Answer(step, new InteractionCommand.EffectFailed(_time.GetUtcNow(), step.Join.Token, "service_failed"));
        if (step.Join.HasTurn)
        {
            _steps.Remove(step.Join.Who);
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

    private void Read(Step step, string group, Func<RingGroupMembers?, object> found) => new ValueTask<RingGroupMembers?>(_groups.MembersAsync(step.Join.AccountId, group, CancellationToken.None))
        .PipeTo(Self, success: found, failure: _ => new Lost(step));

    private void Answer(Step step, InteractionCommand answer)
    {
        if (!step.IsAnswered)
        {
            step.IsAnswered = true;
            step.Waiter.Tell(answer, Self);
        }
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
