using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>The client side of an INVITE transaction (RFC 3261 §17.1.1 with the Accepted state of RFC 6026 §7.2).</summary>
internal static class InviteClient
{
    /// <summary>Where the machine stands.</summary>
    internal enum State : byte
    {
        /// <summary>Sent, no response yet; timers A and B run.</summary>
        Calling,

        /// <summary>A provisional came; no timer of the transaction runs.</summary>
        Proceeding,

        /// <summary>A non-2xx final came; timer D runs and repeats are ACKed.</summary>
        Completed,

        /// <summary>A 2xx came, or the user gave up waiting; timer M runs and every 2xx goes to the user.</summary>
        Accepted,

        Terminated,
    }

    /// <summary>What may happen to it.</summary>
    internal enum Input : byte
    {
        Provisional,
        Success,
        Failure,
        TimerA,
        TimerB,

        /// <summary>Timer D or M.</summary>
        Linger,
        TransportError,

        /// <summary>The user no longer waits: before a response the INVITE is not repeated any more, after one a final is awaited for M only.</summary>
        GiveUp,
    }

    /// <summary>The first step: the INVITE is written.</summary>
    internal const TransactionEffects Start = Send | ArmRetransmit | ArmTimeout;

    /// <summary>One step. Inputs that the table does not name change nothing.</summary>
    internal static (State Next, TransactionEffects Effects) On(State state, Input input) => (state, input) switch
    {
        (State.Calling, Input.TimerA) => (State.Calling, Resend | ArmRetransmit),
        (State.Calling, Input.TimerB) => (State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        (State.Calling, Input.TransportError) => (State.Terminated, StopRetransmit | StopTimeout | ReportTransportError | Destroy),
        (State.Calling, Input.GiveUp) => (State.Calling, StopRetransmit),
        (State.Calling, Input.Provisional) => (State.Proceeding, StopRetransmit | StopTimeout | PassUp),
        (State.Proceeding, Input.Provisional) => (State.Proceeding, PassUp),
        (State.Proceeding, Input.GiveUp) => (State.Accepted, ArmLinger),
        (State.Calling or State.Proceeding, Input.Success) => (State.Accepted, StopRetransmit | StopTimeout | ArmLinger | PassUp),
        (State.Calling or State.Proceeding, Input.Failure) => (State.Completed, StopRetransmit | StopTimeout | SendAck | ForgetRequest | ArmLinger | PassUp),
        (State.Completed, Input.Failure) => (State.Completed, ResendAck),
        // A 2xx behind a non-2xx comes from a second branch of a forking proxy: the user must ACK it and end that dialog.
        (State.Completed, Input.Success) => (State.Completed, PassUp),
        (State.Accepted, Input.Success) => (State.Accepted, PassUp),
        (State.Accepted, Input.Failure) => (State.Accepted, SendAck),
        (State.Completed or State.Accepted, Input.Linger) => (State.Terminated, Destroy),
        _ => (state, None),
    };
}
