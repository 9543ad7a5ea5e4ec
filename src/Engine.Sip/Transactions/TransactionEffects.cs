namespace Engine.Sip.Transactions;

/// <summary>What a transaction machine asks its runner to do after one input, in the order of the bits.</summary>
[Flags]
internal enum TransactionEffects
{
    None = 0,

    /// <summary>Stop the retransmission timer (A, E, G).</summary>
    StopRetransmit = 1 << 0,

    /// <summary>Stop the timeout timer (B, F, H).</summary>
    StopTimeout = 1 << 1,

    /// <summary>Send the stored bytes again, to the same destination (TXN-11).</summary>
    Resend = 1 << 2,

    /// <summary>Send the message that came with the input and store it.</summary>
    Send = 1 << 3,

    /// <summary>Build, store and send the ACK of a non-2xx final (RFC 3261 §17.1.1.3).</summary>
    SendAck = 1 << 4,

    /// <summary>Send the stored ACK again.</summary>
    ResendAck = 1 << 5,

    /// <summary>Give back the bytes of the request: it is not sent again and nothing is made of it any more (TXN-34).</summary>
    ForgetRequest = 1 << 6,

    /// <summary>Start the retransmission timer with the next interval.</summary>
    ArmRetransmit = 1 << 7,

    /// <summary>Start the timeout timer, 64*T1 (B, F, H).</summary>
    ArmTimeout = 1 << 8,

    /// <summary>Start the timer that keeps a finished transaction: D, I, J, K, L or M.</summary>
    ArmLinger = 1 << 9,

    /// <summary>Give the message to the transaction user.</summary>
    PassUp = 1 << 10,

    /// <summary>Tell the transaction user that the timeout expired.</summary>
    ReportTimeout = 1 << 11,

    /// <summary>Tell the transaction user that the destination could not be reached.</summary>
    ReportTransportError = 1 << 12,

    /// <summary>Remove the transaction: the one removal path (TXN-31).</summary>
    Destroy = 1 << 13,
}
