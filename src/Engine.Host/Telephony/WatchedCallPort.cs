using Engine.Accounts.Trunks;
using Engine.Ports.Calls;

namespace Engine.Host.Telephony;

/// <summary>Real telephony, with a note of how each trunk fares.</summary>
internal sealed class WatchedCallPort(ICallPort inner, TrunkWatch watch) : ICallPort
{
    public int Room => inner.Room;

    public CallReservation Reserve(CallRequest request, ICallEvents events) => inner.Reserve(request, new WatchedEvents(request, events, watch));

    public void EndOrphan(OrphanAttempt orphan, Action closed) => inner.EndOrphan(orphan, closed);

    private sealed class WatchedEvents(CallRequest request, ICallEvents events, TrunkWatch watch) : ICallEvents
    {
        public void On(CallEvent happened)
        {
            watch.Note(request.Trunk.TrunkId, request.Destination, happened);
            events.On(happened);
        }
    }
}
