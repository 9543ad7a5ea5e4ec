using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Dialogs;

/// <summary>The call that owns dialogs, as the requests inside them see it.</summary>
internal interface IDialogOwner : ITransactionUser
{
    AgentServices Services { get; }

    ClientTransactions Clients { get; }

    /// <summary>The confirmed dialog, once there is one.</summary>
    Dialog? Dialog { get; }

    /// <summary>How a private Contact of the peer is treated.</summary>
    ContactRewrite Rewrite { get; }

    /// <summary>An ACK or a BYE could not be sent where the dialog points (CALL-29).</summary>
    void OnUnsent(SipMethod method);

    /// <summary>Writes a fresh branch that names the call; returns its length.</summary>
    int WriteBranch(Span<byte> destination);
}
