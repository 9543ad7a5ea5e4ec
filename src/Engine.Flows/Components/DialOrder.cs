using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A call a step wants to make.</summary>
/// <param name="Role">What the leg is for.</param>
/// <param name="From">Caller id as the flow gives it.</param>
/// <param name="To">Destination as the flow gives it.</param>
/// <param name="TrunkId">Trunk, null = the account's routing.</param>
/// <param name="RingSeconds">How long it may ring.</param>
/// <param name="Sensitive">The destination must not be shown.</param>
internal sealed record DialOrder(LegRole Role, string? From, string? To, string? TrunkId, int RingSeconds, bool Sensitive);
