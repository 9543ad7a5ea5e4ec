using Engine.Actors.Dialling;
using Engine.Actors.Kernel;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Trunks;

namespace Engine.Actors.Legs;

/// <summary>Closes the far end of an attempt that an earlier process left behind, and says when that is done or given up on.</summary>
internal sealed class OrphanActor(AccountId accountId, InteractionEffect.EndOrphan orphan, ICallPort calls, PrepareDialRunner dials) : Actor
{
    private static readonly object WaitTimer = new();

    /// <summary>64*T1 for the CANCEL and as long again for a late 2xx and its BYE.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(70);

    protected override void PreStart()
    {
        Context.Timers.StartSingle(WaitTimer, new Closed(), Patience);
        Context.PipeToSelf(
            dials.TrunkAsync(accountId, new TrunkId(orphan.Dial.TrunkId), CancellationToken.None),
            trunk => new TrunkFound(trunk),
            _ => new TrunkFound(null));
    }

    protected override void Receive(object message)
    {
        switch (message)
        {
            case TrunkFound m: End(m.Trunk); break;
            case Closed: OnClosed(); break;
            default: Unhandled(message); break;
        }
    }

    /// <summary>Without its trunk it is tried as well: most peers do not challenge a BYE.</summary>
    private void End(Trunk? trunk)
    {
        var self = Self;
        calls.EndOrphan(new OrphanAttempt(orphan.Dial, orphan.Dialog, trunk), () => self.Tell(new Closed()));
    }

    private void OnClosed()
    {
        Context.Parent.Tell(new InteractionCommand.OrphanEnded(Context.Time.GetUtcNow(), orphan.Attempt), Self);
        Context.Stop(Self);
    }

    private sealed record TrunkFound(Trunk? Trunk);

    private sealed record Closed;
}
