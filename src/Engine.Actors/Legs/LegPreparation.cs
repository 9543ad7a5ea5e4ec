using Akka.Actor;
using Engine.Actors.Dialling;
using Engine.Actors.Hosting;
using Engine.Actors.Timers;
using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>
/// The way of one leg to its call: a place among the calls of this node, then route and prompts, then the reservation. Used in the turns of the
/// leg's actor only.
/// </summary>
internal sealed class LegPreparation(IActorContext context, ActorTimers timers, LegOrder order, CallAdmission admission, PrepareDialRunner dials, ICallPort calls)
{
    private static readonly object WaitTimer = new();

    private LegOrder _order = order;
    private CallAdmission.Place? _place;

    /// <summary>Takes a place or waits for one.</summary>
    public void Begin()
    {
        var self = context.Self;
        switch (admission.Enter(_order.InteractionId, () => self.Tell(new LegSignal.Admitted(), self), out _place))
        {
            case CallAdmission.Verdict.Entered: Prepare(); break;
            case CallAdmission.Verdict.Waiting: timers.Start(WaitTimer, new LegSignal.NoPlace(), admission.Patience); break;
            default: self.Tell(new LegSignal.NoPlace(), self); break;
        }
    }

    /// <summary>A place came free. When the wait was over at the same moment, it is over.</summary>
    public void OnAdmitted()
    {
        if (timers.Cancel(WaitTimer))
        {
            Prepare();
        }
    }

    /// <summary>Reserves the call; null when its gateway has no room and the next one is prepared.</summary>
    public CallReservation? Reserve(CallRequest request)
    {
        var reservation = calls.Reserve(request, new Relay(context.Self));
        if (reservation is CallReservation.Refused { Failure.Failover: true } && request.MoreGateways)
        {
            _order = _order with { Full = [.. _order.Full, request.Destination] };
            Prepare();
            return null;
        }

        return reservation;
    }

    /// <summary>Leaves the place.</summary>
    public void Leave() => _place?.Dispose();

    private void Prepare() => dials.RunAsync(_order, CancellationToken.None)
        .PipeTo(context.Self, success: dial => new LegSignal.Prepared(dial), failure: cause => new LegSignal.Failed(cause));

    /// <summary>Carries events from telephony's threads into the mailbox.</summary>
    private sealed class Relay(IActorRef actor) : ICallEvents
    {
        public void On(CallEvent happened) => actor.Tell(happened, ActorRefs.NoSender);
    }
}
