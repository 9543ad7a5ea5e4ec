using System.Buffers.Binary;
using Engine.Sip.Counters;
using Engine.Sip.Timers;
using Engine.Sip.Transactions;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Agent;

/// <summary>What the parts of one agent share. One thread only, but for <see cref="Slots"/>, <see cref="Tokens"/> and <see cref="Entropy"/>.</summary>
internal sealed class AgentContext
{
    /// <summary>The largest message we write.</summary>
    private const int ScratchBytes = 64 * 1024;

    private readonly IDatagramPort _port;

    internal AgentContext(IDatagramPort port, IEntropy entropy, LocalIdentity local, int callCapacity)
    {
        _port = port;
        Entropy = entropy;
        Local = local;
        Span<byte> key = stackalloc byte[16];
        entropy.Fill(key);
        Tokens = new SlotToken(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
        Slots = new CallSlots(callCapacity);
        Clients = new ClientTransactions(this);
        Servers = new ServerTransactions(this);
    }

    internal TimerQueue Timers { get; } = new();

    internal SipCounters Counters { get; } = new();

    internal PacketPool Packets { get; } = new();

    internal PeerList Peers { get; } = new();

    internal CallAliases Aliases { get; } = new();

    internal IEntropy Entropy { get; }

    internal LocalIdentity Local { get; }

    internal SlotToken Tokens { get; }

    internal CallSlots Slots { get; }

    internal ClientTransactions Clients { get; }

    internal ServerTransactions Servers { get; }

    /// <summary>Where a message is written before it is stored or sent.</summary>
    internal byte[] Scratch { get; } = new byte[ScratchBytes];

    /// <summary>Where a branch is written before it stands in a message.</summary>
    internal byte[] BranchScratch { get; } = new byte[ClientTransaction.MaxBranchBytes];

    /// <summary>Where an address is written for Via.</summary>
    internal byte[] AddressScratch { get; } = new byte[48];

    /// <summary>A view for reading stored messages of our own.</summary>
    internal SipMessage Stored { get; } = new();

    internal long Now => Timers.Now;

    /// <summary>Hears of exceptions that the application threw into the shard.</summary>
    internal Action<Exception>? FaultSink { get; set; }

    /// <summary>Runs something on the agent's thread, after what runs now.</summary>
    internal required Action<Action> Post { get; init; }

    /// <summary>An observer or handler threw.</summary>
    internal void ReportFault(Exception fault)
    {
        Counters.Count(SipEvent.ObserverFaults);
        FaultSink?.Invoke(fault);
    }

    /// <summary>Sends what was written or stored.</summary>
    internal bool Send(ReadOnlySpan<byte> message, in SipEndpoint to)
    {
        if (_port.Send(message, to))
        {
            return true;
        }

        Counters.Count(SipEvent.SendErrors);
        return false;
    }

    /// <summary>Keeps what a writer over <see cref="Scratch"/> wrote; null when a value was refused: the peer's or the application's text was no good (MSG-08).</summary>
    internal Packet? Store(in SipWriter writer)
    {
        if (writer.IsGood)
        {
            return Packets.Store(Scratch.AsSpan(0, writer.Length));
        }

        Counters.Count(SipEvent.Unwritable);
        return null;
    }

    internal uint Random()
    {
        Span<byte> bytes = stackalloc byte[4];
        Entropy.Fill(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
