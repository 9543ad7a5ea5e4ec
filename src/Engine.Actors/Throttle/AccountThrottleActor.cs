using Akka.Actor;
using Akka.Cluster.Sharding;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>
/// The token bucket of one account: its callers are served one after the other, so the limit is exact whatever arrives at once. Reads the
/// account's limit first and again now and then; while that fails with no limit known, nobody passes. A bucket starts full. Only when the cluster
/// has just changed, and another node may have served this account a moment ago, does it start empty: then who finds it empty waits for the token.
/// </summary>
internal sealed class AccountThrottleActor : UntypedActor
{
    /// <summary>A changed limit counts from then on at the latest.</summary>
    private static readonly TimeSpan LimitAge = TimeSpan.FromSeconds(5);

    /// <summary>A rested bucket is a new one, so an idle actor can go.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(5);

    /// <summary>Shards of buckets move within so long of a change among the members.</summary>
    private static readonly TimeSpan MovesWithin = TimeSpan.FromSeconds(30);

    /// <summary>Nobody waits longer for a token of a bucket that moved.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    private readonly List<(IActorRef Caller, bool Takes)> _waiting = [];
    private readonly AccountId _accountId;
    private readonly IThrottleSettings _settings;
    private readonly TimeProvider _time;
    private readonly ActorTimers _timers;
    private readonly long _origin;
    private readonly bool _mayHaveMoved;
    private ThrottleLimit? _limit;
    private TokenBucket _bucket;
    private TimeSpan _patientUntil;
    private TimeSpan _readAt;
    private bool _reading;

    public AccountThrottleActor(AccountId accountId, IThrottleSettings settings, TimeProvider time, IClusterAge cluster)
    {
        _accountId = accountId;
        _settings = settings;
        _time = time;
        _timers = new ActorTimers(Self, time);
        _origin = time.GetTimestamp();
        _mayHaveMoved = cluster.SinceLastChange < MovesWithin;
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    protected override void PreStart() => Context.SetReceiveTimeout(IdleTime);

    protected override void PostStop() => _timers.CancelAll();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ThrottleProtocol.Take: OnCaller(takes: true); break;
            case ThrottleProtocol.Look: OnCaller(takes: false); break;
            case LimitFound m: OnLimitFound(m.Limit); break;
            case LimitLost: OnLimitLost(); break;
            case ActorTimers.Fired m when _timers.Take(m) is TokenDue due: Serve(due.Caller, _limit!, takes: true); break;
            case ActorTimers.Fired: break;
            case ReceiveTimeout: OnIdle(); break;
            default: Unhandled(message); break;
        }
    }

    private void OnCaller(bool takes)
    {
        if (_limit is null)
        {
            _waiting.Add((Sender, takes));
        }
        else
        {
            Serve(Sender, _limit, takes);
        }

        if (_limit is null || Now - _readAt > LimitAge)
        {
            ReadLimit();
        }
    }

    private void ReadLimit()
    {
        if (!_reading)
        {
            _reading = true;
            _settings.FindAsync(_accountId, CancellationToken.None)
                .PipeTo(Self, success: limit => new LimitFound(limit), failure: cause => new LimitLost(cause));
        }
    }

    private void OnLimitFound(ThrottleLimit limit)
    {
        if (_limit is null && _mayHaveMoved)
        {
            _bucket = TokenBucket.Empty(limit, TimeSpan.Zero);
            _patientUntil = _bucket.FullAt;
        }

        _reading = false;
        _readAt = Now;
        _limit = limit;
        foreach (var (caller, takes) in _waiting)
        {
            Serve(caller, limit, takes);
        }

        _waiting.Clear();
    }

    private void OnLimitLost()
    {
        _reading = false;
        _readAt = Now;
        foreach (var (caller, _) in _waiting)
        {
            caller.Tell(ThrottleVerdict.OutOfReach, Self);
        }

        _waiting.Clear();
    }

    private void Serve(IActorRef caller, ThrottleLimit limit, bool takes)
    {
        var (after, verdict) = takes ? _bucket.Take(limit, Now) : (_bucket, _bucket.Look(limit, Now));
        if (takes && !verdict.Passed && Now < _patientUntil && verdict.RetryAfter <= WaitMax)
        {
            _timers.Start(new object(), new TokenDue(caller), verdict.RetryAfter);
            return;
        }

        _bucket = after;
        caller.Tell(verdict, Self);
    }

    private void OnIdle()
    {
        if (_waiting.Count == 0 && _bucket.FullAt <= Now)
        {
            Context.Parent.Tell(new Passivate(PoisonPill.Instance));
        }
    }

    /// <summary>The account's limit was read.</summary>
    private sealed record LimitFound(ThrottleLimit Limit) : INoSerializationVerificationNeeded;

    /// <summary>It could not be read.</summary>
    private sealed record LimitLost(Exception Cause) : INoSerializationVerificationNeeded;

    /// <summary>A token that somebody waits for has come.</summary>
    private sealed record TokenDue(IActorRef Caller);
}
