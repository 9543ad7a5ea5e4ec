using Engine.Flows.Facts;

namespace Engine.Actors.Legs;

/// <summary>The attempt a leg actor is made for.</summary>
internal sealed record LegOrder(string AccountId, string InteractionId, InteractionEffect.PrepareDial Dial)
{
    /// <summary>Gateways, as "ip:port", that had no room for this attempt; nothing was sent to them.</summary>
    public IReadOnlyList<string> Full { get; init; } = [];
}
