using static Engine.Sip.Transactions.TransactionEffects;

namespace Engine.Sip.Transactions;

/// <summary>The server side of any other transaction (RFC 3261 §17.2.2). We answer at once, so Proceeding is left out.</summary>
internal static class NonInviteServer
{
    /// <summary>Where the machine stands.</summary>
    internal enum State : byte
    {
        Trying,

        /// <summary>The final was sent; timer J answers repeats with it.</summary>
        Completed,
        Terminated,
    }

    /// <summary>What may happen to it.</summary>
    internal enum Input : byte
    {
        /// <summary>The request again.</summary>
        Repeat,
        SendFinal,
        TimerJ,
    }

    /// <summary>One step. Inputs that the table does not name change nothing.</summary>
    internal static (State Next, TransactionEffects Effects) On(State state, Input input) => (state, input) switch
    {
        (State.Trying, Input.SendFinal) => (State.Completed, Send | ArmLinger),
        (State.Completed, Input.Repeat) => (State.Completed, Resend),
        (State.Completed, Input.TimerJ) => (State.Terminated, Destroy),
        _ => (state, None),
    };
}
