namespace Engine.Actors.Ports;

/// <summary>
/// Notes a confirmed dialog before its ACK leaves, so that a process killed before <c>Answered</c> was stored can still
/// send the BYE. Small and append-only; it survives the death of the process, not of the machine (a write, no flush to disk).
/// </summary>
public interface IDialogLedger
{
    /// <summary>Called on a signalling thread: one short write, no waiting.</summary>
    void Confirmed(DialogFacts dialog);

    /// <summary>The dialog is over; its entry may be dropped.</summary>
    void Ended(string callId);

    /// <summary>The dialog an earlier process left open for this Call-ID, or null.</summary>
    DialogFacts? Find(string callId);
}
