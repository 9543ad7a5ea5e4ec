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
internal sealed class LegPreparation(IActorContext context, ActorTimers timers, LegOrder order, CallAdmission admission, PrepareDialRunner dials, ICallPort calls, TimeProvider time)
{
    private static readonly object WaitTimer = new();

    private readonly long _began = time.GetTimestamp();
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

    /// <summary>Reserves the call. Null: its gateway has no room and the next one is prepared, or this node has none and the leg waits again.</summary>
    public CallReservation? Reserve(CallRequest request)
    {
        switch (calls.Reserve(request, new Relay(context.Self)))
        {
            case CallReservation.Refused { Failure.Failover: true } when request.MoreGateways:
                _order = _order with { Full = [.. _order.Full, request.Destination] };
                Prepare();
                return null;
            case CallReservation.NoRoom full:
                return WaitAgain() ? null : new CallReservation.Refused(full.Failure);
            case var reservation:
                _place!.Reserved();
                return reservation;
        }
    }

    /// <summary>For the rest of its patience. False when that is over, or nobody is let in any more.</summary>
    private bool WaitAgain()
    {
        var left = admission.Patience - time.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero || !_place!.StepBack())
        {
            return false;
        }

        timers.Start(WaitTimer, new LegSignal.NoPlace(), left);
        return true;
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
