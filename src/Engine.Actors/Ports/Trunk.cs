namespace Engine.Actors.Ports;

/// <summary>A SIP trunk of an account (sip.md §17).</summary>
/// <param name="Domain">Host part of From and of the Request-URI; null takes the gateway's host.</param>
/// <param name="Gateways">In the order they are tried.</param>
public sealed record Trunk(string TrunkId, string Name, string? Domain, IReadOnlyList<Gateway> Gateways)
{
    public TrunkCredentials? Credentials { get; init; }
    public bool Enabled { get; init; } = true;

    /// <summary>Codec names in order of preference, such as PCMU and PCMA.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = ["PCMU", "PCMA"];

    /// <summary>Longest wait for the first 18x, up to 30 s; null = the ring timeout (sip.md §6.1).</summary>
    public TimeSpan? PostDialDelayMax { get; init; }

    /// <summary>The ring timeout always counts from the INVITE (<c>ring_starts_at=invite</c>, CALL-01).</summary>
    public bool RingStartsAtInvite { get; init; }

    /// <summary>Adds <c>user=phone</c> to the Request-URI.</summary>
    public bool UserPhone { get; init; }

    /// <summary>Lets the Q.850 cause refine a 603 (MAP-603Q); off by default.</summary>
    public bool Refine603 { get; init; }

    /// <summary>Extra headers of every INVITE on this trunk.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Calls at once on this trunk; null = no limit.</summary>
    public int? MaxConcurrentCalls { get; init; }
}
