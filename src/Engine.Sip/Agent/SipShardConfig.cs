using System.Net;
using Engine.Sip.Calls.Incoming;
using Engine.Sip.Transport;

namespace Engine.Sip.Agent;

/// <summary>What one shard needs to start. Written by people or by the composition.</summary>
public sealed record SipShardConfig
{
    /// <summary>The address and UDP port to bind; port 0 takes a free one.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>The address peers can answer, for Via and Contact, when it is not the bound one (TRN-20); null means the bound one.</summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>The port that goes with it; 0 means the bound one.</summary>
    public int AdvertisedPort { get; init; }

    /// <summary>The addresses that may talk to us; everything else is dropped before parsing (SEC-01). May be replaced while running.</summary>
    public IReadOnlyList<IPAddress> Peers { get; init; } = [];

    /// <summary>Calls at once, from the reserved identity to the result (TXN-32, TXN-34). 2^20 at most.</summary>
    public int CallCapacity { get; init; } = 32_768;

    /// <summary>Asked of the kernel for the receive buffer (TRN-16).</summary>
    public int ReceiveBufferBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Datagrams a second from one peer before the rest is dropped (SEC-02); unknown sources are dropped in any case.</summary>
    public int PeerDatagramsPerSecond { get; init; } = 20_000;

    /// <summary>The User-Agent and Server header; empty for none.</summary>
    public string UserAgent { get; init; } = "Engine";

    /// <summary>Sees every datagram; null for none.</summary>
    public ISipTap? Tap { get; init; }

    /// <summary>Receives the exceptions that observers threw; they are counted in any case.</summary>
    public Action<Exception>? FaultSink { get; init; }

    /// <summary>Uses the portable way to sleep also where a better one is known; for tests.</summary>
    public bool PortableWaiting { get; init; }

    /// <summary>The server side; null, as in the engine, answers every INVITE out of a dialog with 403.</summary>
    public IInviteHandler? InviteHandler { get; init; }
}
