using Engine.Ports;
using Engine.Testing.Calls;

namespace Engine.Simulation.World;

/// <summary>One request to start a flow.</summary>
/// <param name="At">When it comes.</param>
/// <param name="Tenant">Whose flow.</param>
/// <param name="FlowId">Which flow.</param>
/// <param name="To">Number dialled; its own for every request.</param>
/// <param name="Callee">What the far end does.</param>
/// <param name="CancelAt">When its account asks to stop it; null = never.</param>
/// <param name="StrangerAt">When another account tries to; null = never.</param>
internal sealed record PlannedRequest(
    TimeSpan At, Tenant Tenant, FlowId FlowId, string To, Callee Callee, TimeSpan? CancelAt, TimeSpan? StrangerAt);
