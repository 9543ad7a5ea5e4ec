using Engine.Flows.Facts;

namespace Engine.Ports.Calls;

/// <summary>
/// Notes a confirmed dialog before its ACK leaves, so that a process killed before <c>CallAnswered</c> was stored can still
/// send the BYE. Small and append-only; it survives the death of the process, not of the machine (a write, no flush to disk).
/// </summary>
public interface IDialogLedger
{
    /// <summary>Called on a signalling thread: one short write, no waiting. A forked call may confirm several dialogs.</summary>
    void Confirmed(string callId, DialogFacts dialog);

    /// <summary>The call is over; its entries may be dropped.</summary>
    void Ended(string callId);

    /// <summary>Dialogs an earlier process left open for this Call-ID.</summary>
    IReadOnlyList<DialogFacts> Find(string callId);
}
