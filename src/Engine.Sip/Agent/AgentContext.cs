using System.Buffers.Binary;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;

namespace Engine.Sip.Agent;

/// <summary>The parts of one agent. One thread only, but for <see cref="Slots"/> and <see cref="Tokens"/>.</summary>
internal sealed class AgentContext : ICallHome
{
    private bool _isDraining;

    internal AgentContext(AgentServices services, int callCapacity)
    {
        Services = services;
        Span<byte> key = stackalloc byte[16];
        services.Entropy.Fill(key);
        Tokens = new SlotToken(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
        Slots = new CallSlots(callCapacity);
        Clients = new ClientTransactions(services);
        Servers = new ServerTransactions(services);
    }

    public AgentServices Services { get; }

    public ClientTransactions Clients { get; }

    public SlotToken Tokens { get; }

    internal ServerTransactions Servers { get; }

    /// <summary>No new calls: the process is stopping. Set from any thread.</summary>
    public bool IsDraining { get => Volatile.Read(ref _isDraining); set => Volatile.Write(ref _isDraining, value); }

    internal CallSlots Slots { get; }

    internal CallAliases Aliases { get; } = new();

    public void Linger(CallRecord call) => Slots.Linger(call.Key);

    public bool Leave(CallRecord call)
    {
        if (!Slots.Free(call.Key))
        {
            return false;
        }

        if (call is OutgoingCall outgoing)
        {
            Aliases.Remove(outgoing);
        }

        return true;
    }
}
