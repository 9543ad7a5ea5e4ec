using Engine.Actors.Kernel;
using Engine.Actors.Legs;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>
/// The actors of one node, running. They go down in order through <see cref="ActorSystem.Shutdown"/>: no new interactions, then time for live
/// calls, then CANCEL or BYE for every one of them.
/// </summary>
public sealed class EngineCore
{
    private readonly InteractionRegion _interactions;
    private readonly CallAdmission _admission;
    private readonly TimeSpan _settlePatience;

    /// <summary>Interactions that had calls when the way down began; each must have stored how they ended.</summary>
    private IReadOnlyList<string> _calling = [];

    /// <summary>Enters the way down of the actors into the system's shutdown.</summary>
    public EngineCore(ActorSystem system, InteractionRegion interactions, IEngineGateway gateway, CallAdmission admission, EngineLimits limits)
    {
        _interactions = interactions;
        _admission = admission;
        _settlePatience = limits.EndCalls;
        Gateway = gateway;
        system.Shutdown.SetTimeout(ShutdownPhase.Drain, limits.Drain);
        system.Shutdown.SetTimeout(ShutdownPhase.EndCalls, limits.EndCalls);
        system.Shutdown.Add(ShutdownPhase.StopAccepting, "gateway", StopAcceptingAsync);
        system.Shutdown.Add(ShutdownPhase.Drain, "calls", DrainAsync);
        system.Shutdown.Add(ShutdownPhase.EndCalls, "calls", EndCallsAsync);
    }

    /// <summary>What the HTTP front door talks to.</summary>
    public IEngineGateway Gateway { get; }

    /// <summary>The region of all interactions of this node.</summary>
    public ActorRef Interactions => _interactions.Actor;

    /// <summary>Calls that hold a place now.</summary>
    public int Calls => _admission.Count;

    /// <summary>Legs that wait for a place now.</summary>
    public int WaitingCalls => _admission.Waiting;

    private ValueTask StopAcceptingAsync(CancellationToken cancellation)
    {
        Gateway.StopAccepting();
        _admission.Close();
        _calling = _admission.Owners();
        return default;
    }

    private async ValueTask DrainAsync(CancellationToken cancellation)
    {
        try
        {
            await CallsEndedAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What still talks has had its time; the next phase ends it.
        }
    }

    private async ValueTask EndCallsAsync(CancellationToken cancellation)
    {
        var live = _admission.Owners();
        foreach (var interactionId in live)
        {
            _interactions.Of(new InteractionId(interactionId)).Tell(new InteractionProtocol.Cancel(null, "shutdown"));
        }

        await CallsEndedAsync(cancellation);
        await Task.WhenAll(_calling.Union(live, StringComparer.Ordinal).Select(interactionId => SettleAsync(new InteractionId(interactionId))));
    }

    /// <summary>A call is gone before its interaction has stored that it is; the actors must not stop in between.</summary>
    private async Task SettleAsync(InteractionId interactionId)
    {
        try
        {
            await _interactions.Of(interactionId).Ask<InteractionProtocol.Settled>(new InteractionProtocol.Settle(), _settlePatience);
        }
        catch (AskFailedException)
        {
            // The store does not answer: an interaction whose end is not stored is found again, and closed, by the next start.
        }
    }

    private ValueTask CallsEndedAsync(CancellationToken cancellation) => new(_admission.WhenEmpty().WaitAsync(cancellation));
}
