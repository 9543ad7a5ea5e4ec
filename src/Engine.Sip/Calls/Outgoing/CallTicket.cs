namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// The identity of one dial attempt, minted before its INVITE leaves. Plain values, so that it can be journaled and the
/// dialog ended after a crash. Nothing was sent when a ticket exists; a ticket must be placed or released.
/// </summary>
public sealed record CallTicket
{
    /// <summary>The Call-ID of every message of the call (RFC 3261 §8.1.1.4).</summary>
    public required string CallId { get; init; }

    /// <summary>Our tag: names the call's slot, its generation and carries a keyed check.</summary>
    public required string FromTag { get; init; }

    /// <summary>
    /// The branch of the first INVITE, cookie included (RFC 3261 §8.1.1.7). A repeat of the INVITE inside the attempt, after a challenge,
    /// uses the same branch with <c>.1</c>, <c>.2</c> … behind and the CSeq raised by as much, so that an orphan stays reachable.
    /// </summary>
    public required string Branch { get; init; }

    /// <summary>The CSeq number of the first INVITE, below 2^15 when minted.</summary>
    public required uint CSeq { get; init; }

    /// <summary>The Request-URI without brackets.</summary>
    public required string RequestUri { get; init; }

    /// <summary>The From URI without brackets.</summary>
    public required string FromUri { get; init; }

    /// <summary>The To URI without brackets.</summary>
    public required string ToUri { get; init; }

    /// <summary>Where the INVITE goes, <c>ip:port</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>The trunk of the plan.</summary>
    public required string TrunkId { get; init; }

    /// <summary>Display name of the From header, or null.</summary>
    public string? FromDisplay { get; init; }

    /// <summary>Pre-loaded route set, each a URI without brackets; null when there is none.</summary>
    public IReadOnlyList<string>? Routes { get; init; }
}
