using Engine.Flows.Facts;
using Engine.Ports.Calls;

namespace Engine.Host.Telephony;

/// <summary>For a test call: nobody will start this process again to end what it left.</summary>
internal sealed class ForgetfulLedger : IDialogLedger
{
    public void Confirmed(string callId, DialogFacts dialog)
    {
    }

    public void Ended(string callId)
    {
    }

    public IReadOnlyList<DialogFacts> Find(string callId) => [];
}
