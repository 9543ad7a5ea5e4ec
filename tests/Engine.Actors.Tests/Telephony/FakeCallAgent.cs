using Engine.Sip.Agent;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;

namespace Engine.Actors.Tests.Telephony;

/// <summary>The SIP side as a list of what it was asked, for tests that play the far end by hand.</summary>
internal sealed class FakeCallAgent : ICallAgent
{
    public List<string> Asked { get; } = [];

    public CallPlan Plan { get; private set; }

    public CallSettings? Settings { get; private set; }

    public string Offer { get; private set; } = "";

    public ICallObserver? Observer { get; private set; }

    public List<(CallTicket Ticket, ConfirmedDialog? Dialog, ICallObserver? Observer)> Orphans { get; } = [];

    public bool Full { get; set; }

    public int Room => Full ? 0 : 1;

    public CallTicket? Reserve(in CallPlan plan)
    {
        Plan = plan;
        return Full ? null : new CallTicket
        {
            CallId = plan.FailoverOf?.CallId ?? "call-1", FromTag = "from-1", Branch = "z9hG4bK-1", CSeq = 1, RequestUri = plan.RequestUri,
            FromUri = plan.FromUri, ToUri = plan.ToUri, Destination = plan.Destination, TrunkId = plan.TrunkId,
        };
    }

    public void Place(CallTicket ticket, CallSettings settings, ReadOnlyMemory<byte> sdpOffer, ICallObserver observer)
    {
        Asked.Add("place");
        (Settings, Observer, Offer) = (settings, observer, System.Text.Encoding.UTF8.GetString(sdpOffer.Span));
    }

    public void Cancel(CallTicket ticket, CancelCause cause) => Asked.Add($"cancel {cause}");

    public void HangUp(CallTicket ticket, HangUpCause cause, int? q850 = null) => Asked.Add($"hang up {cause}{q850}");

    public void Reoffer(CallTicket ticket, ReadOnlyMemory<byte> sdpOffer) => Asked.Add("reoffer");

    public void Release(CallTicket ticket) => Asked.Add("release");

    public void EndAll() => Asked.Add("end all");

    public void EndOrphan(CallTicket ticket, ConfirmedDialog? dialog, ICallObserver? observer, TrunkCredentials? credentials = null)
    {
        Asked.Add(dialog is null ? "orphan" : $"orphan {dialog.RemoteTag}");
        Orphans.Add((ticket, dialog, observer));
    }
}
