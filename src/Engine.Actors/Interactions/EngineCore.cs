using Akka;
using Akka.Actor;
using Engine.Actors.Legs;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>
/// The actors of one node, running. They go down in order through Akka's <see cref="CoordinatedShutdown"/>: no new interactions, then time for live
/// calls, then CANCEL or BYE for every one of them, and only then does the region hand off its shards.
/// </summary>
public sealed class EngineCore
{
    private readonly CoordinatedShutdown _shutdown;
    private readonly InteractionRegion _interactions;
    private readonly CallAdmission _admission;
    private readonly EngineLimits _limits;
    private readonly TimeProvider _time;

    /// <summary>Interactions that had calls when the way down began; each must have stored how they ended.</summary>
    private IReadOnlyList<InteractionId> _calling = [];

    /// <summary>Enters the way down of the actors into the system's shutdown.</summary>
    public EngineCore(ActorSystem system, InteractionRegion interactions, IEngineGateway gateway, CallAdmission admission, EngineLimits limits, TimeProvider time)
    {
        _interactions = interactions;
        _admission = admission;
        _limits = limits;
        _time = time;
        Gateway = gateway;
        _shutdown = CoordinatedShutdown.Get(system);
        _shutdown.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "stop accepting", StopAcceptingAsync);
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "drain calls", DrainAsync);
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "end calls", EndCallsAsync);
    }

    /// <summary>What the HTTP front door talks to.</summary>
    public IEngineGateway Gateway { get; }

    /// <summary>Calls that hold a place now.</summary>
    public int Calls => _admission.Count;

    /// <summary>Legs that wait for a place now.</summary>
    public int WaitingCalls => _admission.Waiting;

    /// <summary>How long one more leg would wait.</summary>
    public TimeSpan ExpectedWait => _admission.ExpectedWait;

    private Task<Done> StopAcceptingAsync()
    {
        Gateway.StopAccepting();
        _admission.Close();
        _calling = _admission.Owners();
        return Task.FromResult(Done.Instance);
    }

    /// <summary>
    /// What still talks after its time is ended by the next phase. A node that the others have put out has no time: they go on with what it ran, and
    /// the store takes nothing more of it.
    /// </summary>
    private async Task<Done> DrainAsync()
    {
        if (_shutdown.ShutdownReason is not CoordinatedShutdown.ClusterDowningReason)
        {
            await CallsEndedAsync(_limits.Drain);
        }

        return Done.Instance;
    }

    private async Task<Done> EndCallsAsync()
    {
        var live = _admission.Owners();
        foreach (var id in live)
        {
            _interactions.Tell(new InteractionProtocol.Cancel(id, null, "shutdown"));
        }

        await CallsEndedAsync(_limits.EndCalls);
        await Task.WhenAll(_calling.Union(live).Select(SettleAsync));
        return Done.Instance;
    }

    /// <summary>
    /// A call is gone before its interaction has stored that it is; the actors must not stop in between. When the store does not answer, an
    /// interaction whose end is not stored is found again, and closed, by the next start.
    /// </summary>
    private Task SettleAsync(InteractionId id) =>
        _interactions.AskAsync<InteractionProtocol.Settled>(new InteractionProtocol.Settle(id), _limits.EndCalls);

    private async Task CallsEndedAsync(TimeSpan patience)
    {
        if (patience <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await _admission.WhenEmpty().WaitAsync(patience, _time);
        }
        catch (TimeoutException)
        {
            // Their time is over; the next phase goes on without them.
        }
    }
}
