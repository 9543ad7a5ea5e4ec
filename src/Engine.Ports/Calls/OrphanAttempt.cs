using Engine.Flows.Facts;
using Engine.Ports.Trunks;

namespace Engine.Ports.Calls;

/// <summary>An attempt an earlier process submitted and never saw the end of.</summary>
/// <param name="Dial">What was sent, from the journal.</param>
/// <param name="Dialog">The dialog, when its answer had been stored.</param>
/// <param name="Trunk">The trunk it went over, for its credentials; null when it is gone.</param>
public sealed record OrphanAttempt(DialFacts Dial, DialogFacts? Dialog, Trunk? Trunk);
