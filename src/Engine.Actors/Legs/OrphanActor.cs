using Engine.Actors.Kernel;
using Engine.Actors.Ports;
using Engine.Flows.Interactions;

namespace Engine.Actors.Legs;

/// <summary>Closes the far end of an attempt that an earlier process left behind, and says when that is done or given up on.</summary>
internal sealed class OrphanActor(InteractionEffect.EndOrphan orphan, ICallPort calls) : Actor
{
    private static readonly object s_timer = new();

    /// <summary>64*T1 for the CANCEL and as long again for a late 2xx and its BYE.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(70);

    protected override void PreStart()
    {
        var self = Self;
        Context.Timers.StartSingle(s_timer, Closed.Instance, s_patience);
        calls.EndOrphan(new OrphanAttempt(orphan.Dial, orphan.Dialog), () => self.Tell(Closed.Instance));
    }

    protected override void Receive(object message)
    {
        Context.Parent.Tell(new InteractionCommand.OrphanEnded(Context.Time.GetUtcNow(), orphan.Attempt), Self);
        Context.Stop(Self);
    }

    private sealed record Closed
    {
        public static readonly Closed Instance = new();
    }
}
