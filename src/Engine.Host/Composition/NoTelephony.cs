using Engine.Actors.Ports;
using Engine.Flows.Interactions;

namespace Engine.Host.Composition;

/// <summary>Stands where no SIP stack is built in: refuses every call before anything is sent.</summary>
internal sealed class NoTelephony : ICallPort
{
    public CallReservation Reserve(CallRequest request, ICallEvents events) =>
        new CallReservation.Refused(new CallFailure(Exit: null, "no_telephony", Party.Engine));

    public void EndOrphan(OrphanAttempt orphan, Action closed) => closed();
}
