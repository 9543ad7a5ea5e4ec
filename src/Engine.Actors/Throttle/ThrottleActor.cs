using Engine.Actors.Kernel;
using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>Keeps one <see cref="AccountThrottleActor"/> for each account that asks.</summary>
internal sealed class ThrottleActor(IThrottleSettings settings) : Actor
{
    private readonly Dictionary<string, ActorRef> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorRef, string> _names = [];

    protected override void Receive(object message)
    {
        switch (message)
        {
            case ThrottleProtocol.Take take: Context.Forward(BucketOf(take.AccountId), take); break;
            case ThrottleProtocol.Look look: Context.Forward(BucketOf(look.AccountId), look); break;
            case Terminated gone: OnGone(gone.Actor); break;
            default: Unhandled(message); break;
        }
    }

    private ActorRef BucketOf(AccountId accountId)
    {
        if (!_accounts.TryGetValue(accountId, out var bucket))
        {
            bucket = Context.Spawn(Props.Of(() => new AccountThrottleActor(accountId, settings)));
            Context.Watch(bucket);
            _accounts.Add(accountId, bucket);
            _names.Add(bucket, accountId);
        }

        return bucket;
    }

    private void OnGone(ActorRef bucket)
    {
        if (_names.Remove(bucket, out var accountId))
        {
            _accounts.Remove(accountId);
        }
    }
}
