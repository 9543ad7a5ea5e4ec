using System.Net;
using System.Net.Sockets;

namespace Engine.Outbound.Guard;

/// <summary>
/// Which addresses belong to this machine, its networks or nobody (the special-purpose address registries of RFC 6890, and the metadata
/// services of cloud providers). What carries an IPv4 address inside is judged by that address.
/// </summary>
internal static class ReservedRanges
{
    private const int BytesV4 = 4;

    /// <summary>Not one of the internet's own: never, also not for a host that the operator allows by name.</summary>
    private static readonly IPNetwork[] Never = Networks(
        "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "ff00::/8");

    /// <summary>Link-local, where metadata services live: only when the operator writes the range itself.</summary>
    private static readonly IPNetwork[] OnlyByRange = Networks(
        "169.254.0.0/16", "168.63.129.16/32", "192.0.0.0/24", "100.100.100.200/32",
        "fe80::/10", "fec0::/10", "fd00:ec2::/32");

    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>How far an address may be reached.</summary>
    public static Reach Of(IPAddress address)
    {
        if (Embedded(address) is { } inner)
        {
            return Of(inner);
        }

        if (address.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6) || Holds(Never, address))
        {
            return Reach.Never;
        }

        if (Holds(OnlyByRange, address))
        {
            return Reach.OnlyByRange;
        }

        // IPv6 outside global unicast is loopback, unique-local, translated or unassigned: nothing of it is the internet.
        var isOutside = address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalV6.Contains(address);
        return isOutside || Holds(Private, address) ? Reach.Private : Reach.Public;
    }

    /// <summary>The IPv4 address that an IPv4-mapped (RFC 4291 §2.5.5.2) or NAT64 (RFC 6052) address stands for.</summary>
    public static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || !(address.IsIPv4MappedToIPv6 || Nat64.Contains(address)))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        return new IPAddress(bytes.AsSpan(bytes.Length - BytesV4));
    }

    private static bool Holds(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Networks(params string[] ranges) => [.. ranges.Select(range => IPNetwork.Parse(range))];
}
