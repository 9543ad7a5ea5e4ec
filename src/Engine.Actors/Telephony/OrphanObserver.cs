using Engine.Ports.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;

namespace Engine.Actors.Telephony;

/// <summary>Hears the ends of an orphaned call's dialogs and says once that all are closed.</summary>
internal sealed class OrphanObserver(IDialogLedger ledger, string callId, int dialogs, Action closed) : ICallObserver
{
    private int _left = dialogs;

    public void OnProvisional(CallProgress progress, ReadOnlySpan<byte> sdp)
    {
    }

    /// <summary>A late 2xx crossed our CANCEL; should this process die as well, the next one knows of it.</summary>
    public void OnConfirming(ConfirmedDialog dialog) => ledger.Confirmed(callId, CallPlans.FactsOf(dialog));

    public void OnAnswered(ConfirmedDialog dialog, ReadOnlySpan<byte> sdp)
    {
    }

    public void OnEnded(CallResult result)
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            ledger.Ended(callId);
            closed();
        }
    }
}
