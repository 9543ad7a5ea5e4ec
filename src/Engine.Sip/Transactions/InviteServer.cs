using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>The server side of an INVITE transaction (RFC 3261 §17.2.1 with the Accepted state of RFC 6026 §7.1).</summary>
internal static class InviteServer
{
    /// <summary>Where the machine stands.</summary>
    internal enum State : byte
    {
        Proceeding,

        /// <summary>A non-2xx final was sent; timers G and H run until the ACK.</summary>
        Completed,

        /// <summary>The ACK came; timer I absorbs repeats.</summary>
        Confirmed,

        /// <summary>A 2xx was sent; its repeats belong to the user, timer L absorbs repeats of the INVITE.</summary>
        Accepted,
        Terminated,
    }

    /// <summary>What may happen to it.</summary>
    internal enum Input : byte
    {
        /// <summary>The INVITE again.</summary>
        Repeat,
        Ack,
        SendProvisional,
        SendSuccess,
        SendFailure,
        TimerG,
        TimerH,

        /// <summary>Timer I or L.</summary>
        Linger,
    }

    /// <summary>One step. Inputs that the table does not name change nothing.</summary>
    internal static (State Next, TransactionEffects Effects) On(State state, Input input) => (state, input) switch
    {
        (State.Proceeding, Input.Repeat) => (State.Proceeding, Resend),
        (State.Proceeding, Input.SendProvisional) => (State.Proceeding, Send),
        (State.Proceeding, Input.SendSuccess) => (State.Accepted, Send | ArmLinger),
        (State.Proceeding, Input.SendFailure) => (State.Completed, Send | ArmRetransmit | ArmTimeout),
        (State.Completed, Input.Repeat) => (State.Completed, Resend),
        (State.Completed, Input.TimerG) => (State.Completed, Resend | ArmRetransmit),
        (State.Completed, Input.TimerH) => (State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        (State.Completed, Input.Ack) => (State.Confirmed, StopRetransmit | StopTimeout | ArmLinger),
        (State.Confirmed or State.Accepted, Input.Linger) => (State.Terminated, Destroy),
        _ => (state, None),
    };
}
