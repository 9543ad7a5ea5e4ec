using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Trunks;

namespace Engine.Actors.Legs;

/// <summary>Closes the far end of an attempt that an earlier process left behind, and says when that is done or given up on.</summary>
internal sealed class OrphanActor : UntypedActor
{
    private static readonly object WaitTimer = new();

    /// <summary>64*T1 for the CANCEL and as long again for a late 2xx and its BYE.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(70);

    private readonly AccountId _accountId;
    private readonly InteractionEffect.EndOrphan _orphan;
    private readonly ICallPort _calls;
    private readonly PrepareDialRunner _dials;
    private readonly TimeProvider _time;
    private readonly ActorTimers _timers;

    public OrphanActor(AccountId accountId, InteractionEffect.EndOrphan orphan, ICallPort calls, PrepareDialRunner dials, TimeProvider time)
    {
        _accountId = accountId;
        _orphan = orphan;
        _calls = calls;
        _dials = dials;
        _time = time;
        _timers = new ActorTimers(Self, time);
    }

    protected override void PreStart()
    {
        _timers.Start(WaitTimer, new Closed(), Patience);
        _dials.CredentialsAsync(_accountId, new TrunkId(_orphan.Dial.TrunkId), CancellationToken.None)
            .PipeTo(Self, success: login => new LoginFound(login), failure: _ => new LoginFound(null));
    }

    protected override void PostStop() => _timers.CancelAll();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case LoginFound m: End(m.Credentials); break;
            case Closed: OnClosed(); break;
            case ActorTimers.Fired m when _timers.Take(m) is { } due: OnReceive(due); break;
            case ActorTimers.Fired: break;
            default: Unhandled(message); break;
        }
    }

    /// <summary>Without its trunk's login it is tried as well: most peers do not challenge a BYE.</summary>
    private void End(TrunkCredentials? credentials)
    {
        var self = Self;
        _calls.EndOrphan(new OrphanAttempt(_orphan.Dial, _orphan.Dialog, credentials), () => self.Tell(new Closed(), self));
    }

    private void OnClosed()
    {
        Context.Parent.Tell(new InteractionCommand.OrphanEnded(_time.GetUtcNow(), _orphan.Attempt), Self);
        Context.Stop(Self);
    }

    private sealed record LoginFound(TrunkCredentials? Credentials) : INoSerializationVerificationNeeded;

    private sealed record Closed : INoSerializationVerificationNeeded;
}
