using System.Buffers.Binary;
using Engine.Sip.Counters;
using Engine.Sip.Timers;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Transport;

/// <summary>
/// What every layer of one agent uses: sending, stored messages, timers, counters, peers, randomness. It stands lowest and knows none of them.
/// One thread only, but for <see cref="Entropy"/> and <see cref="Post"/>.
/// </summary>
internal sealed class AgentServices
{
    /// <summary>The largest message we write.</summary>
    private const int ScratchBytes = 64 * 1024;

    private readonly IDatagramPort _port;

    internal AgentServices(IDatagramPort port, IEntropy entropy, LocalIdentity local)
    {
        _port = port;
        Entropy = entropy;
        Local = local;
    }

    internal TimerQueue Timers { get; } = new();

    internal SipCounters Counters { get; } = new();

    internal PacketPool Packets { get; } = new();

    internal PeerList Peers { get; } = new();

    internal IEntropy Entropy { get; }

    internal LocalIdentity Local { get; }

    /// <summary>Where a message is written before it is stored or sent.</summary>
    internal byte[] Scratch { get; } = new byte[ScratchBytes];

    /// <summary>Where an address is written for Via.</summary>
    internal byte[] AddressScratch { get; } = new byte[48];

    /// <summary>A view for reading stored messages of our own.</summary>
    internal SipMessage Stored { get; } = new();

    internal long Now => Timers.Now;

    /// <summary>Receives the exceptions that the application threw into the shard.</summary>
    internal Action<Exception>? FaultSink { get; init; }

    /// <summary>Runs something on the agent's thread, after the present step.</summary>
    internal required Action<Action> Post { get; init; }

    /// <summary>An observer or handler threw.</summary>
    internal void ReportFault(Exception fault)
    {
        Counters.Count(SipEvent.ObserverFaults);
        FaultSink?.Invoke(fault);
    }

    /// <summary>Sends the message that was written or stored.</summary>
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
