using Akka.Actor;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;

namespace Engine.Actors.Legs;

/// <summary>
/// Messages of an interaction to the actor of a leg beside <see cref="InteractionEffect"/>, which is most of it. The answers are interaction
/// commands.
/// </summary>
internal static class LegProtocol
{
    /// <summary>Hand this leg's call to another leg of the interaction, which gets it as <see cref="Lent"/>.</summary>
    /// <param name="For">The other leg's effect that needs it: <see cref="InteractionEffect.Ringback"/> or <see cref="InteractionEffect.Bridge"/>.</param>
    /// <param name="To">The other leg.</param>
    public sealed record Lend(InteractionEffect For, IActorRef To) : INoSerializationVerificationNeeded;

    /// <summary>The call of another leg, for an effect of this one.</summary>
    public sealed record Lent(InteractionEffect For, ICall Call) : INoSerializationVerificationNeeded;

    /// <summary>Answer to a <see cref="Lent"/> for a ringback: whatever the lent call receives from now on is heard.</summary>
    public sealed record Listens : INoSerializationVerificationNeeded;
}

/// <summary>The attempt a leg actor is made for.</summary>
internal sealed record LegOrder(AccountId AccountId, InteractionId InteractionId, InteractionEffect.PrepareDial Dial)
{
    /// <summary>Gateways, as "ip:port", that had no room for this attempt; nothing was sent to them.</summary>
    public IReadOnlyList<string> Full { get; init; } = [];
}
