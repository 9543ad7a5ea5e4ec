using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Throttle;
using Engine.Testing.Actors;

namespace Engine.Testing.Simulated;

/// <summary>The front door of a simulated process: what it awaits goes on in turns of that process, never on another thread.</summary>
internal sealed class SimulatedGateway(IEngineGateway gateway, SimulatedNode node) : IEngineGateway
{
    public Task<ThrottleVerdict> ThrottleAsync(AccountId accountId, CancellationToken cancellation) => node.Call(() => gateway.ThrottleAsync(accountId, cancellation));

    public Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellation) => node.Call(() => gateway.StartAsync(request, cancellation));

    public Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, PreflightFlow? instead, CancellationToken cancellation) =>
        node.Call(() => gateway.PreflightAsync(request, instead, cancellation));

    public Task<CancelResult> CancelAsync(AccountId accountId, InteractionId interactionId, string by, CancellationToken cancellation) =>
        node.Call(() => gateway.CancelAsync(accountId, interactionId, by, cancellation));

    public void StopAccepting() => gateway.StopAccepting();
}
