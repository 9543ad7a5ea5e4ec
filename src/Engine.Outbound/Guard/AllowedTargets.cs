using System.Net;

namespace Engine.Outbound.Guard;

/// <summary>The operator's list of what may be reached although it is private.</summary>
internal sealed class AllowedTargets
{
    private const string AnyBelow = "*.";

    private readonly List<IPNetwork> _ranges = [];
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _domains = [];

    /// <exception cref="ArgumentException">An entry is neither range, address nor host name.</exception>
    public AllowedTargets(IEnumerable<string> entries)
    {
        foreach (var entry in entries.Select(e => e.Trim()))
        {
            if (IsWritten(entry) && IPAddress.TryParse(entry, out var address))
            {
                _ranges.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (IsWritten(entry) && IPNetwork.TryParse(entry, out var range))
            {
                _ranges.Add(range);
            }
            else if (entry.StartsWith(AnyBelow, StringComparison.Ordinal) && IsName(entry[AnyBelow.Length..]))
            {
                _domains.Add(entry[(AnyBelow.Length - 1)..]);
            }
            else if (IsName(entry))
            {
                _hosts.Add(entry);
            }
            else
            {
                throw new ArgumentException($"outbound:allowed has \"{entry}\": write an address, a range such as 10.1.0.0/16, a host name or *.domain.", nameof(entries));
            }
        }
    }

    /// <summary>Whether the host is on the list by name.</summary>
    /// <param name="host">ASCII, without a final dot.</param>
    public bool Names(string host) => _hosts.Contains(host) || _domains.Exists(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an address, or the IPv4 address inside it, is in a range on the list.</summary>
    public bool Covers(IPAddress address)
    {
        var inner = ReservedRanges.Embedded(address) ?? address;
        return _ranges.Exists(range => range.Contains(address) || range.Contains(inner));
    }

    /// <summary>Four parts or IPv6: a shorter form, such as 10.1, means something else to each reader.</summary>
    private static bool IsWritten(string entry) => entry.Contains(':', StringComparison.Ordinal) || entry.Count(c => c == '.') == 3;

    private static bool IsName(string text) => Uri.CheckHostName(text) == UriHostNameType.Dns && !text.All(c => char.IsAsciiDigit(c) || c is '.' or '/');
}
