using Engine.Sip.Counters;

namespace Engine.Sip.Transactions;

/// <summary>The four machines of RFC 3261 §17 as rows of the counters, in the order of <see cref="ClientTransaction.Machine"/> and <see cref="ServerTransaction.Machine"/>.</summary>
internal static class TransactionMachines
{
    internal static IReadOnlyList<MachineNames> Names { get; } =
    [
        new("invite_client", state => ((InviteClient.State)state).ToString()),
        new("client", state => ((NonInviteClient.State)state).ToString()),
        new("invite_server", state => ((InviteServer.State)state).ToString()),
        new("server", state => ((NonInviteServer.State)state).ToString()),
    ];
}
