using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>The client side of any other transaction (RFC 3261 §17.1.2).</summary>
internal static class NonInviteClient
{
    /// <summary>Where the machine stands.</summary>
    internal enum State : byte
    {
        Trying,
        Proceeding,

        /// <summary>A final came; timer K absorbs repeats.</summary>
        Completed,
        Terminated,
    }

    /// <summary>What may happen to it.</summary>
    internal enum Input : byte
    {
        Provisional,
        Final,
        TimerE,
        TimerF,
        TimerK,
        TransportError,
    }

    /// <summary>The first step: the request is written.</summary>
    internal const TransactionEffects Start = Send | ArmRetransmit | ArmTimeout;

    /// <summary>One step. Inputs that the table does not name change nothing.</summary>
    internal static (State Next, TransactionEffects Effects) On(State state, Input input) => (state, input) switch
    {
        (State.Trying or State.Proceeding, Input.TimerE) => (state, Resend | ArmRetransmit),
        (State.Trying or State.Proceeding, Input.TimerF) => (State.Terminated, StopRetransmit | ReportTimeout | Destroy),
        (State.Trying, Input.TransportError) => (State.Terminated, StopRetransmit | StopTimeout | ReportTransportError | Destroy),
        (State.Trying or State.Proceeding, Input.Provisional) => (State.Proceeding, PassUp),
        (State.Trying or State.Proceeding, Input.Final) => (State.Completed, StopRetransmit | StopTimeout | ForgetRequest | ArmLinger | PassUp),
        (State.Completed, Input.TimerK) => (State.Terminated, Destroy),
        _ => (state, None),
    };
}
