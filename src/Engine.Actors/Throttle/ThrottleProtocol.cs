using Engine.Ports;
using Engine.Ports.Throttle;

namespace Engine.Actors.Throttle;

/// <summary>A message to the bucket of one account, wherever it stands.</summary>
internal interface IForBucket
{
    AccountId AccountId { get; }
}

/// <summary>What the bucket of an account understands.</summary>
internal static class ThrottleProtocol
{
    /// <summary>Take one token. Answered by a <see cref="ThrottleVerdict"/>.</summary>
    public sealed record Take(AccountId AccountId) : IForBucket;

    /// <summary>See what <see cref="Take"/> would say and take nothing. Answered by a <see cref="ThrottleVerdict"/>.</summary>
    public sealed record Look(AccountId AccountId) : IForBucket;
}
