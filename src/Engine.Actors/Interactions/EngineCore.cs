using Engine.Actors.Dialling;
using Engine.Actors.Kernel;
using Engine.Actors.Legs;
using Engine.Actors.Preflight;
using Engine.Actors.Prompts;
using Engine.Actors.Sharding;
using Engine.Actors.Throttle;
using Engine.Media.Prompts;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>
/// The actors of one node, put together and running. Interactions in flight are recovered from the moment it starts. Goes down in order
/// through <see cref="ActorSystem.Shutdown"/>: no new interactions, then time for live calls, then CANCEL or BYE for every one of them.
/// </summary>
public sealed class EngineCore
{
    private readonly CallAdmission _admission;
    private readonly TimeSpan _settlePatience;

    /// <summary>Interactions that had calls when the way down began; each must have stored how they ended.</summary>
    private IReadOnlyList<string> _calling = [];

    private EngineCore(EngineParts parts)
    {
        var system = parts.System;
        _admission = new CallAdmission(parts.Limits.ConcurrentCalls, parts.Limits.WaitingCalls);
        _settlePatience = parts.Limits.EndCalls;
        var flows = new FlowVersions(parts.Flows);
        var prompts = Loader(parts, new PromptCache(parts.Limits.PromptBytes));
        var dials = new PrepareDialRunner(parts.Trunks, parts.Hosts, prompts, parts.Limits.MemberHosts);
        var cadence = Ringback.For(parts.Limits.RingbackCountry);
        var legs = new LegServices(parts.Calls, parts.Trunks, _admission, dials, prompts, parts.CrashPoints, parts.Limits.PlaceWait, cadence)
        {
            Recognizer = parts.Recognizer,
        };
        var services = new InteractionServices(parts.Journal, flows, legs, new EffectRunners(parts.Runners), parts.Faults);
        var region = ShardRegion.Start(
            system,
            new ShardRegionSettings("interactions", scope => Props.Of(() => new InteractionActor(scope, services)), parts.Shards)
            {
                Remembered = new InFlightInteractions(parts.Interactions),
            });
        var throttle = system.Spawn(Props.Of(() => new ThrottleActor(parts.Throttle)), "throttle");
        var ids = new IdMint(system.Time, parts.Entropy, parts.Shards);
        var check = new StartCheck(parts.Flows, flows, new DialCheck(parts.Trunks, parts.Hosts, prompts), system.Time);
        Gateway = new EngineGateway(region, throttle, parts.Flows, flows, ids, system.Time, check);
        Interactions = region;
    }

    /// <summary>What the HTTP front door talks to.</summary>
    public IEngineGateway Gateway { get; }

    /// <summary>The region of all interactions of this node.</summary>
    public ActorRef Interactions { get; }

    /// <summary>Calls that hold a place now.</summary>
    public int Calls => _admission.Count;

    /// <summary>Legs that wait for a place now.</summary>
    public int WaitingCalls => _admission.Waiting;

    /// <summary>Starts the actors and enters their way down into the system's shutdown.</summary>
    public static EngineCore Start(EngineParts parts)
    {
        var core = new EngineCore(parts);
        var shutdown = parts.System.Shutdown;
        shutdown.SetTimeout(ShutdownPhase.Drain, parts.Limits.Drain);
        shutdown.SetTimeout(ShutdownPhase.EndCalls, parts.Limits.EndCalls);
        shutdown.Add(ShutdownPhase.StopAccepting, "gateway", core.StopAcceptingAsync);
        shutdown.Add(ShutdownPhase.Drain, "calls", core.DrainAsync);
        shutdown.Add(ShutdownPhase.EndCalls, "calls", core.EndCallsAsync);
        return core;
    }

    private static PromptLoader Loader(EngineParts parts, PromptCache cache) => new(
        parts.Speech,
        cache,
        parts.Prompts is { } library ? new RecordedPrompts(library, cache) : null,
        parts is { Web: { } web, Sounds: { } sounds } ? new WebPrompts(web, sounds, cache, parts.System.Time) : null);

    private ValueTask StopAcceptingAsync(CancellationToken over)
    {
        Gateway.StopAccepting();
        _admission.Close();
        _calling = _admission.Owners();
        return default;
    }

    private async ValueTask DrainAsync(CancellationToken over)
    {
        try
        {
            await CallsEndedAsync(over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // What still talks has had its time; the next phase ends it.
        }
    }

    private async ValueTask EndCallsAsync(CancellationToken over)
    {
        var live = _admission.Owners();
        foreach (var interactionId in live)
        {
            ShardRegion.Entity(Interactions, interactionId).Tell(new InteractionProtocol.Cancel(null, "shutdown"));
        }

        await CallsEndedAsync(over);
        await Task.WhenAll(_calling.Union(live, StringComparer.Ordinal).Select(SettleAsync));
    }

    /// <summary>A call is gone before its interaction has stored that it is; the actors must not stop in between.</summary>
    private async Task SettleAsync(string interactionId)
    {
        try
        {
            await ShardRegion.Entity(Interactions, interactionId).Ask<InteractionProtocol.Settled>(new InteractionProtocol.Settle(), _settlePatience);
        }
        catch (AskFailedException)
        {
            // The store does not answer: what is not stored now is found again, and closed, by the next start.
        }
    }

    private ValueTask CallsEndedAsync(CancellationToken over) => new(_admission.WhenEmpty().WaitAsync(over));
}
