namespace Engine.Sip.Calls.Outgoing;

/// <summary>What the attempt machine asks for after one input, in the order of the bits.</summary>
[Flags]
internal enum AttemptEffects
{
    None = 0,

    /// <summary>Stop the wait for a first response.</summary>
    StopFirstResponse = 1 << 0,

    /// <summary>Stop the timers that belong to an unanswered INVITE.</summary>
    StopTimers = 1 << 1,

    /// <summary>The phone began to ring: note it and start the ring timeout anew.</summary>
    StartRing = 1 << 2,

    /// <summary>Write the CANCEL.</summary>
    SendCancel = 1 << 3,

    /// <summary>Start the wait for the INVITE's final response, 64*T1.</summary>
    StartCancelWait = 1 << 4,

    /// <summary>Tell the transaction that nobody waits any more.</summary>
    GiveUp = 1 << 5,

    /// <summary>Confirm the dialog: ledger, ACK, answer, talk limit.</summary>
    Confirm = 1 << 6,

    /// <summary>ACK this 2xx and close its dialog.</summary>
    AckAndBye = 1 << 7,

    /// <summary>Write the BYE of the confirmed dialog.</summary>
    SendBye = 1 << 8,

    /// <summary>The result is read from the final response.</summary>
    EndByFinal = 1 << 9,

    /// <summary>The result is what the cancel decided.</summary>
    EndByCancel = 1 << 10,

    /// <summary>The result is: no response at all.</summary>
    EndNoResponse = 1 << 11,

    /// <summary>The result is: destination unreachable.</summary>
    EndTransport = 1 << 12,

    /// <summary>The peer hung up.</summary>
    EndRemote = 1 << 13,

    /// <summary>We hung up.</summary>
    EndLocal = 1 << 14,

    /// <summary>Any of the ends.</summary>
    Ending = EndByFinal | EndByCancel | EndNoResponse | EndTransport | EndRemote | EndLocal,
}
