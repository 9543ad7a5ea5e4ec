using Engine.Flows.Interactions;

namespace Engine.Actors.Legs;

/// <summary>The attempt a call actor is made for.</summary>
internal sealed record LegOrder(string AccountId, string InteractionId, InteractionEffect.PrepareDial Dial);
