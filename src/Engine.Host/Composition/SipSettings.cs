using System.Net;
using Engine.Sip.Agent;

namespace Engine.Host.Composition;

/// <summary>Section <c>sip</c> of the configuration: where SIP over UDP is spoken.</summary>
internal sealed class SipSettings
{
    public const string Section = "sip";

    /// <summary>Address and port to bind; port 0 takes any free one.</summary>
    [ConfigurationKeyName("listen")]
    public string Listen { get; set; } = "0.0.0.0:5060";

    /// <summary>Address the other side shall use when the engine stands behind a NAT; null takes the one bound or routed by.</summary>
    [ConfigurationKeyName("advertised_host")]
    public string? AdvertisedHost { get; set; }

    /// <summary>Calls one node can hold at once, ringing ones included; what an ended one leaves behind takes no place. A free place costs twelve bytes.</summary>
    [ConfigurationKeyName("call_capacity")]
    public int CallCapacity { get; set; } = 32_768;

    /// <summary>Hosts that ring groups may name in SIP addresses beside the hosts of the account's trunks; the trunk's gateway carries the call.</summary>
    [ConfigurationKeyName("member_hosts")]
    public IList<string> MemberHosts { get; set; } = [];

    public IPEndPoint ListenEndPoint => IPEndPoint.TryParse(Listen, out var endpoint)
        ? endpoint
        : throw new InvalidOperationException($"sip:listen must be ADDRESS:PORT, not {Listen}.");

    public SipShardConfig ToConfig(Action<Exception> faults)
    {
        var bound = ListenEndPoint;
        return new SipShardConfig
        {
            Listen = bound,
            AdvertisedHost = AdvertisedHost ?? (bound.Address.Equals(IPAddress.Any) ? MediaSettings.Reachable(null, bound.Address).ToString() : null),
            CallCapacity = CallCapacity,
            FaultSink = faults,
        };
    }
}
