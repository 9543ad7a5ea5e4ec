using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Dialling;

/// <summary>Chooses trunks and gateways for a number, and refuses what the account may not dial. Pure.</summary>
internal static class DialRouting
{
    /// <param name="routing">The account's routing.</param>
    /// <param name="from">Caller id, E.164.</param>
    /// <param name="to">Destination, E.164.</param>
    /// <param name="trunkId">The only trunk to use, or null for all of the account's in order.</param>
    /// <param name="behind">The account's number that answers for a call which shows a foreign one; null = <paramref name="from"/> is the account's.</param>
    public static DialRoute Choose(AccountRouting routing, string from, string to, TrunkId? trunkId, string? behind = null)
    {
        var own = behind ?? from;
        if (!routing.Numbers.Contains(own))
        {
            return Refuse(LocalEvent.CallerIdNotAllowed);
        }

        if (!SipMember.Is(to) && Judge(routing.Policy, to) != DestinationVerdict.Allowed)
        {
            return Refuse(LocalEvent.PolicyBlocked);
        }

        var ways = Ways(routing, own, to, trunkId);
        return ways.Any() ? new DialRoute.Over(ways) : Refuse(LocalEvent.TrunkDown);
    }

    /// <summary>The gateways that could carry a call, in the order they are tried, whether or not it may be made; found as they are walked.</summary>
    /// <param name="routing">The account's routing.</param>
    /// <param name="own">The account's number the call is made from.</param>
    /// <param name="to">Destination, E.164, or a SIP member, which every trunk may carry.</param>
    /// <param name="trunkId">The only trunk to use, or null for all of the account's in order.</param>
    public static IEnumerable<(Trunk Trunk, Gateway Gateway)> Ways(AccountRouting routing, string own, string to, TrunkId? trunkId)
    {
        var preferred = TrunkId.Of(routing.PreferredTrunks.GetValueOrDefault(own));
        var trunks = trunkId is { } named ? Named(routing.Trunks, named)
            : SipMember.Is(to) ? routing.Trunks.Enabled(preferred)
            : routing.Trunks.Serving(to, preferred);
        return trunks.SelectMany(static trunk => trunk.Gateways, static (trunk, gateway) => (trunk, gateway));
    }

    private static IEnumerable<Trunk> Named(TrunkList trunks, TrunkId trunkId) => trunks.Find(trunkId) is { Enabled: true } trunk ? [trunk] : [];

    /// <summary>Whether the account may dial a number, and if not, why.</summary>
    public static DestinationVerdict Judge(DestinationPolicy policy, string to) => to switch
    {
        _ when StartsWithAny(to, policy.BlockedPrefixes) => DestinationVerdict.Blocked,
        _ when !policy.AllowPremium && StartsWithAny(to, PremiumRanges.Prefixes) => DestinationVerdict.Premium,
        _ when policy.AllowedPrefixes.Count > 0 && !StartsWithAny(to, policy.AllowedPrefixes) => DestinationVerdict.NotAllowed,
        _ => DestinationVerdict.Allowed,
    };

    /// <summary>
    /// A SIP member keeps the ways of its own host only: a trunk that has it as domain or gateway, or any trunk when the server lists the host.
    /// The INVITE always goes to the trunk's gateway, so no member makes the engine send anywhere else.
    /// </summary>
    public static DialRoute ForMember(DialRoute route, string member, IReadOnlySet<string> memberHosts)
    {
        if (route is not DialRoute.Over over || !SipMember.Is(member))
        {
            return route;
        }

        var host = SipMember.HostOf(member);
        var ways = over.Ways.Where(way => host is not null && (memberHosts.Contains(host) || IsHostOf(way.Trunk, host)));
        return ways.Any() ? new DialRoute.Over(ways) : Refuse(LocalEvent.PolicyBlocked);
    }

    /// <summary>The caller id on one trunk: a foreign number only where the trunk passes it, else the account's number behind it (XFER-10).</summary>
    public static string Shown(Trunk trunk, string from, string? behind) => behind is not null && !trunk.PassesForeignCallerId ? behind : from;

    private static bool IsHostOf(Trunk trunk, string host) =>
        string.Equals(trunk.Domain, host, StringComparison.OrdinalIgnoreCase)
        || trunk.Gateways.Any(gateway => string.Equals(gateway.Host, host, StringComparison.OrdinalIgnoreCase));

    private static DialRoute.Refused Refuse(LocalEvent cause) => new(SipVerdicts.FailureOf(cause) with { Failover = false });

    private static bool StartsWithAny(string number, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (number.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Which ways lead to a number, or why none may be taken.</summary>
internal abstract record DialRoute
{
    /// <param name="Ways">In the order they are to be tried; never empty, found as they are walked.</param>
    public sealed record Over(IEnumerable<(Trunk Trunk, Gateway Gateway)> Ways) : DialRoute;

    /// <param name="Failure">A local failure (MAP-04).</param>
    public sealed record Refused(CallFailure Failure) : DialRoute;
}

/// <summary>What a destination policy says about a number.</summary>
internal enum DestinationVerdict
{
    Allowed,
    Blocked,
    Premium,

    /// <summary>The policy lists the allowed numbers, and this is not among them.</summary>
    NotAllowed,
}
