using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>What throttle actors understand.</summary>
internal static class ThrottleProtocol
{
    /// <summary>Take one token. Answered by a <see cref="ThrottleVerdict"/>.</summary>
    public sealed record Take(AccountId AccountId);

    /// <summary>See what <see cref="Take"/> would say and take nothing. Answered by a <see cref="ThrottleVerdict"/>.</summary>
    public sealed record Look(AccountId AccountId);

    /// <summary>The account's limit was read.</summary>
    public sealed record LimitFound(ThrottleLimit Limit);

    /// <summary>It could not be read.</summary>
    public sealed record LimitLost(Exception Cause);
}
