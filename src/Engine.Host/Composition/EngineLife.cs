using Engine.Accounts.Access;
using Engine.Actors.Interactions;
using Engine.Actors.Kernel;

namespace Engine.Host.Composition;

/// <summary>
/// Brings the engine up before the first request and down after the last call. Going down starts before the HTTP server stops, so that
/// readiness, reads and cancel are answered while calls drain (API-41).
/// </summary>
internal sealed partial class EngineLife(
    IServiceProvider services, Readiness readiness, ActorSystem system, IAccountStore accounts, MachineVoices voices, TimeProvider time, ILogger<EngineLife> logger)
    : IHostedLifecycleService
{
    /// <summary>What ending calls, stopping actors and closing the store may take beyond the drain time.</summary>
    public static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(60);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await FirstAccount.EnsureAsync(accounts, time, cancellationToken);
        await voices.FindAsync(cancellationToken);
        services.GetRequiredService<EngineCore>();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        readiness.Started();
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Drain();
        Log.Draining(logger, services.GetRequiredService<EngineCore>().Calls);
        foreach (var fault in await system.Shutdown.RunAsync())
        {
            Log.ShutdownFault(logger, fault.Cause, fault.Phase, fault.Task);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Draining: no new interactions, {Calls} calls in progress")]
        public static partial void Draining(ILogger logger, int calls);

        [LoggerMessage(2, LogLevel.Warning, "Shutdown phase {Phase}, task {Task}, was given up")]
        public static partial void ShutdownFault(ILogger logger, Exception cause, ShutdownPhase phase, string task);
    }
}
