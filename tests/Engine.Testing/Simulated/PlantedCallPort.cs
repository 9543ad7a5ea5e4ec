using Engine.Flows.Facts;
using Engine.Ports.Calls;

namespace Engine.Testing.Simulated;

/// <summary>The mistakes of telephony: an orphan that nobody ends, a call that is answered because it rings.</summary>
internal sealed class PlantedCallPort(ICallPort port, PlantedBug bug) : ICallPort
{
    public CallReservation Reserve(CallRequest request, ICallEvents events) =>
        port.Reserve(request, bug == PlantedBug.PlayBeforeAnswer ? new AnsweredByRinging(events) : events);

    public void EndOrphan(OrphanAttempt orphan, Action closed)
    {
        if (bug == PlantedBug.OrphanNotEnded)
        {
            closed();
        }
        else
        {
            port.EndOrphan(orphan, closed);
        }
    }

    private sealed class AnsweredByRinging(ICallEvents events) : ICallEvents
    {
        private bool _rang;

        public void On(CallEvent happened)
        {
            switch (happened)
            {
                case CallEvent.Ringing:
                    _rang = true;
                    events.On(happened);
                    events.On(new CallEvent.Answered(happened.At, new DialogFacts("early", "sip:early@callee", [], 1)));
                    break;
                case CallEvent.Answered when _rang:
                    break;
                default:
                    events.On(happened);
                    break;
            }
        }
    }
}
