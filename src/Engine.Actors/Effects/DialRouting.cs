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

        var ways = new List<(Trunk Trunk, Gateway Gateway)>();
        foreach (var trunk in routing.Trunks)
        {
            if (trunk.Enabled && (trunkId is null || string.Equals(trunk.TrunkId, trunkId, StringComparison.Ordinal)))
            {
                ways.AddRange(trunk.Gateways.Select(gateway => (trunk, gateway)));
            }
        }

        return ways.Count == 0 ? Refuse(LocalEvent.TrunkDown) : new DialRoute.Over(ways);
    }

    private static DialRoute.Refused Refuse(LocalEvent cause) => new(SipVerdicts.FailureOf(cause) with { Failover = false });

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
