using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;

namespace Engine.Sip.Agent;

/// <summary>
/// What the engine asks of its SIP side; <c>Transport.SipShard</c> is the real one. Every member may be called from any thread and
/// returns at once. The order of calls for one ticket is kept; events are reported to the call's observer.
/// </summary>
public interface ICallAgent
{
    /// <summary>Takes a call slot and mints the attempt's identity. Sends nothing. Null when every slot is taken (TXN-32: EngineOverload).</summary>
    CallTicket? Reserve(in CallPlan plan);

    /// <summary>Slots that are free now.</summary>
    int Room { get; }

    /// <summary>Sends the INVITE of a reserved ticket with this offer. A ticket is placed once; a second time is ignored.</summary>
    void Place(CallTicket ticket, CallSettings settings, ReadOnlyMemory<byte> sdpOffer, ICallObserver observer);

    /// <summary>Gives up a call that is not answered; if it was answered in the same moment it is hung up. Unknown or ended calls ignore it.</summary>
    void Cancel(CallTicket ticket, CancelCause cause);

    /// <summary>Ends an answered call by BYE; a call not yet answered is cancelled.</summary>
    /// <param name="ticket">The call.</param>
    /// <param name="cause">Why.</param>
    /// <param name="q850">The cause that ended the call this one was bridged with, passed on in Reason (XFER-13); null for our own.</param>
    void HangUp(CallTicket ticket, HangUpCause cause, int? q850 = null);

    /// <summary>Offers a changed session inside an answered call by re-INVITE; then OnReofferEnded is called.</summary>
    void Reoffer(CallTicket ticket, ReadOnlyMemory<byte> sdpOffer);

    /// <summary>Gives back a ticket that was reserved and never placed.</summary>
    void Release(CallTicket ticket);

    /// <summary>
    /// After a crash: ends what a journaled ticket may have left at the peer. With a dialog: BYE. Without: CANCEL with the INVITE's branch, ACK
    /// for what comes back, ACK and BYE for a late 2xx. Only OnConfirming and OnEnded (reason EngineRestart) of the observer, if any, are called.
    /// The credentials answer a challenged BYE.
    /// </summary>
    void EndOrphan(CallTicket ticket, ConfirmedDialog? dialog, ICallObserver? observer, TrunkCredentials? credentials = null);

    /// <summary>Cancels or hangs up every call: the process is stopping.</summary>
    void EndAll();
}
