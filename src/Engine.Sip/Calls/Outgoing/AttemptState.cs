namespace Engine.Sip.Calls.Outgoing;

/// <summary>Where one dial attempt stands.</summary>
internal enum AttemptState : byte
{
    /// <summary>Reserved, nothing sent.</summary>
    Idle,

    /// <summary>INVITE sent, no response yet.</summary>
    Calling,

    /// <summary>A provisional came, and no sign of ringing.</summary>
    Proceeding,

    /// <summary>A sign of ringing came (<see cref="ProgressSign"/>).</summary>
    Ringing,

    /// <summary>To be cancelled as soon as a provisional allows it (CALL-30).</summary>
    CancelWanted,

    /// <summary>CANCEL is sent; the final response to the INVITE is awaited.</summary>
    Cancelling,

    /// <summary>The result was reported, yet the INVITE may still be answered: a late provisional gets a CANCEL, a late 2xx ACK and BYE.</summary>
    Forsaken,

    /// <summary>Answered and ACKed.</summary>
    Confirmed,

    /// <summary>Our BYE is on its way.</summary>
    HangingUp,

    /// <summary>The result was reported. A 2xx that still comes is ACKed and its dialog closed.</summary>
    Ended,
}
