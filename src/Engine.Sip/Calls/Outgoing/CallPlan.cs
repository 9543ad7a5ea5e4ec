namespace Engine.Sip.Calls.Outgoing;

/// <summary>What one dial attempt needs before anything is sent: who is called, by whom, through which gateway (RFC 3261 §8.1.1).</summary>
/// <remarks>All URIs are complete <c>sip:</c> URIs without angle brackets. The destination is numeric; names are resolved before.</remarks>
public readonly record struct CallPlan
{
    /// <summary>The trunk the attempt is billed to; comes back unchanged in the ticket.</summary>
    public required string TrunkId { get; init; }

    /// <summary>The Request-URI, for example <c>sip:+4930123456@gw.example</c>.</summary>
    public required string RequestUri { get; init; }

    /// <summary>The From URI: the caller id at the trunk's domain.</summary>
    public required string FromUri { get; init; }

    /// <summary>The To URI; usually the Request-URI.</summary>
    public required string ToUri { get; init; }

    /// <summary>Where the INVITE goes: <c>ip:port</c> of the gateway or of the outbound proxy.</summary>
    public required string Destination { get; init; }

    /// <summary>Display name of the From header, or null.</summary>
    public string? FromDisplay { get; init; }

    /// <summary>Pre-loaded route set in order, each a URI with <c>;lr</c> and without brackets (RFC 3261 §8.1.2); usually empty.</summary>
    public IReadOnlyList<string>? Routes { get; init; }

    /// <summary>The ticket of the attempt this one follows at another gateway: Call-ID, From tag and CSeq are kept, the branch is new (RFC 3263 §4.3).</summary>
    public CallTicket? FailoverOf { get; init; }
}
