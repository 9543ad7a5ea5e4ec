using Engine.Actors.Legs;
using Engine.Actors.Ports;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Effects;

/// <summary>Chooses trunks and gateways for a number, and refuses what the account may not dial. Pure.</summary>
internal static class DialRouting
{
    /// <param name="routing">The account's routing.</param>
    /// <param name="from">Caller id, E.164.</param>
    /// <param name="to">Destination, E.164.</param>
    /// <param name="trunkId">The only trunk to use, or null for all of the account's in order.</param>
    public static DialRoute Choose(AccountRouting routing, string from, string to, string? trunkId)
    {
        if (!routing.Numbers.Contains(from))
        {
            return Refuse(LocalEvent.CallerIdNotAllowed);
        }

        if (!Allows(routing.Policy, to))
        {
            return Refuse(LocalEvent.PolicyBlocked);
        }

        var preferred = routing.PreferredTrunks.GetValueOrDefault(from);
        var ways = new List<(Trunk Trunk, Gateway Gateway)>();
        foreach (var trunk in trunkId is null ? ByFit(routing.Trunks, to, preferred) : routing.Trunks.Where(t => IsThat(t, trunkId)))
        {
            if (trunk.Enabled)
            {
                ways.AddRange(trunk.Gateways.Select(gateway => (trunk, gateway)));
            }
        }

        return ways.Count == 0 ? Refuse(LocalEvent.TrunkDown) : new DialRoute.Over(ways);
    }

    private static DialRoute.Refused Refuse(LocalEvent cause) => new(SipVerdicts.FailureOf(cause) with { Failover = false });

    /// <summary>The caller id's own trunk first, then by the longest matching prefix, then as configured; trunks that do not serve the number are left out.</summary>
    private static IEnumerable<Trunk> ByFit(IReadOnlyList<Trunk> trunks, string to, string? preferred) => trunks
        .Select(trunk => (Trunk: trunk, Fit: FitOf(trunk, to)))
        .Where(way => way.Fit >= 0)
        .OrderByDescending(way => IsThat(way.Trunk, preferred))
        .ThenByDescending(way => way.Fit)
        .Select(way => way.Trunk);

    /// <summary>Length of the longest prefix that matches; 0 when the trunk serves every number, below 0 when it does not serve this one.</summary>
    private static int FitOf(Trunk trunk, string to) => trunk.RoutePrefixes.Count == 0
        ? 0
        : trunk.RoutePrefixes.Where(prefix => to.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => prefix.Length).DefaultIfEmpty(-1).Max();

    private static bool IsThat(Trunk trunk, string? trunkId) => string.Equals(trunk.TrunkId, trunkId, StringComparison.Ordinal);

    private static bool Allows(DestinationPolicy policy, string to)
    {
        if (StartsWithAny(to, policy.BlockedPrefixes) || (!policy.AllowPremium && StartsWithAny(to, PremiumRanges.Prefixes)))
        {
            return false;
        }

        return policy.AllowedPrefixes.Count == 0 || StartsWithAny(to, policy.AllowedPrefixes);
    }

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
