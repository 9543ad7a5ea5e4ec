using Akka.Actor;
using Akka.Cluster;
using Engine.Accounts.Access;
using Engine.Actors.Interactions;
using Engine.Api.Live;
using Engine.Host.Telemetry;
using Engine.Sip.Agent;

namespace Engine.Host.Composition;

/// <summary>
/// Brings the engine up before the first request and down after the last call. Going down starts before the HTTP server stops, so that
/// readiness, reads and cancel are answered while calls drain (API-41).
/// </summary>
internal sealed partial class EngineLife(
    IServiceProvider services, Readiness readiness, IAccountStore accounts, MachineVoices voices, TimeProvider time, IHostApplicationLifetime lifetime,
    ILogger<EngineLife> logger) : IHostedLifecycleService
{
    /// <summary>What ending calls, stopping actors and closing the store may take beyond the drain time.</summary>
    public static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(60);

    /// <summary>A cluster of one is up within a second; a machine that is out of breath gets more.</summary>
    private static readonly TimeSpan UpPatience = TimeSpan.FromSeconds(60);

    private volatile bool _isGoingDown;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await FirstAccount.EnsureAsync(accounts, time, cancellationToken);
        await voices.FindAsync(cancellationToken);
    }

    /// <summary>Comes after the actor system's own start and before the HTTP server's.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var system = services.GetRequiredService<ActorSystem>();
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Cluster.Get(system).RegisterOnMemberUp(up.SetResult);
        await up.Task.WaitAsync(UpPatience, cancellationToken);
        services.GetRequiredService<EngineCore>();
        services.GetRequiredService<ActorSignals>().Listen(system);
        _ = system.WhenTerminated.ContinueWith(_ => OnTerminated(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>The warm-up says when this node is ready.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isGoingDown = true;
        readiness.Drain();
        services.GetRequiredService<SipShard>().Drain();
        Log.Draining(logger, services.GetRequiredService<EngineCore>().Calls);
        await CoordinatedShutdown.Get(services.GetRequiredService<ActorSystem>()).Run(CoordinatedShutdown.ClrExitReason.Instance);

        // Whoever watches sees the calls drain; the HTTP server, which stops next, waits for every request.
        services.GetRequiredService<LiveStreams>().End();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A process whose actors are gone can do nothing but be started again.</summary>
    private void OnTerminated()
    {
        if (!_isGoingDown)
        {
            Log.ActorsEnded(logger);
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Draining: no new interactions, {Calls} calls in progress")]
        public static partial void Draining(ILogger logger, int calls);

        [LoggerMessage(2, LogLevel.Critical, "The actor system ended by itself; the process ends too")]
        public static partial void ActorsEnded(ILogger logger);
    }
}
