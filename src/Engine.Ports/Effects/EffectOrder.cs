using Engine.Flows.Facts;

namespace Engine.Ports.Effects;

/// <summary>One effect to run, and for whom.</summary>
/// <param name="AccountId">The account it runs for: nothing of another one may be touched (I8).</param>
/// <param name="InteractionId">With the effect's id this is unique for ever: what makes a repetition recognisable.</param>
/// <param name="Effect">What to do.</param>
public sealed record EffectOrder(string AccountId, string InteractionId, InteractionEffect Effect);
