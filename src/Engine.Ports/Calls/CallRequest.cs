using Engine.Flows.Facts;
using Engine.Ports.Trunks;

namespace Engine.Ports.Calls;

/// <summary>One attempt to reach one number over one gateway.</summary>
/// <param name="InteractionId">For logs and traces.</param>
/// <param name="From">Caller id, E.164 with the plus sign.</param>
/// <param name="To">Destination, E.164 with the plus sign.</param>
/// <param name="Trunk">The trunk used, with its switches.</param>
/// <param name="Gateway">The gateway of that trunk.</param>
/// <param name="Destination">Its numeric address and port, "ip:port".</param>
/// <param name="Ring">Ring timeout, 10 to 35 s (CALL-01).</param>
public sealed record CallRequest(InteractionId InteractionId, string From, string To, Trunk Trunk, Gateway Gateway, string Destination, TimeSpan Ring)
{
    /// <summary>What challenges of the trunk are answered with; null when it has no login.</summary>
    public TrunkCredentials? Credentials { get; init; }

    /// <summary>Set when this goes on from a gateway that failed: Call-ID and From tag are kept, the branch is new.</summary>
    public FailoverFacts? Failover { get; init; }

    /// <summary>The account's number a forwarded call comes from when it shows the caller's own: stands in Diversion (RFC 5806, XFER-10).</summary>
    public string? DivertedFrom { get; init; }

    /// <summary>Further gateways stand behind this one, so a silent one is given up early (DNS-08).</summary>
    public bool MoreGateways { get; init; }
}
