using Engine.Sip.Transactions;
using Engine.Sip.Transport;

namespace Engine.Sip.Calls;

/// <summary>The agent, as its calls see it: what they send with, and the slot table that they leave.</summary>
internal interface ICallHome
{
    AgentServices Services { get; }

    ClientTransactions Clients { get; }

    /// <summary>Writes the tokens that name a call's slot in branches and tags.</summary>
    SlotToken Tokens { get; }

    /// <summary>The process takes no new calls and waits for those that are up.</summary>
    bool IsDraining { get; }

    /// <summary>The call has its result: its slot is free, it is found until it leaves (TXN-34).</summary>
    void Linger(CallRecord call);

    /// <summary>Forgets the call; false when it was left before.</summary>
    bool Leave(CallRecord call);
}
