using Engine.Sip.Calls.Incoming;

namespace Engine.Sip.Agent;

/// <summary>What a user agent must know of itself.</summary>
internal sealed record UserAgentConfig
{
    /// <summary>The host that peers can answer: in Via and Contact.</summary>
    public required string Host { get; init; }

    /// <summary>The port that goes with it.</summary>
    public required int Port { get; init; }

    /// <summary>User-Agent and Server header; empty for none.</summary>
    public string UserAgent { get; init; } = "Engine";

    /// <summary>Calls at once, those waiting for their last timer included.</summary>
    public int CallCapacity { get; init; } = 16_384;

    /// <summary>Datagrams a second from one peer.</summary>
    public int PeerDatagramsPerSecond { get; init; } = 20_000;

    /// <summary>The server side; null answers every INVITE out of a dialog with 403.</summary>
    public IInviteHandler? InviteHandler { get; init; }

    /// <summary>Receives the exceptions that observers threw; they are counted in any case.</summary>
    public Action<Exception>? FaultSink { get; init; }
}
