using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;

namespace Engine.Sip.Agent;

/// <summary>One request of the application, carried from its thread to the agent's.</summary>
internal readonly record struct AgentCommand
{
    internal enum Kind : byte
    {
        Place,
        Cancel,
        HangUp,
        Reoffer,
        Release,
        EndOrphan,
        EndAll,
        Run,
    }

    internal required Kind What { get; init; }

    internal CallTicket? Ticket { get; init; }

    internal CallSettings? Settings { get; init; }

    internal ReadOnlyMemory<byte> Offer { get; init; }

    internal ICallObserver? Observer { get; init; }

    internal CancelCause Cancel { get; init; }

    internal HangUpCause HangUp { get; init; }

    internal int? Q850 { get; init; }

    internal ConfirmedDialog? Dialog { get; init; }

    internal TrunkCredentials? Credentials { get; init; }

    internal Action? Action { get; init; }
}
