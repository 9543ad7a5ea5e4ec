using Engine.Actors.Interactions;

namespace Engine.Host.Telemetry;

/// <summary>
/// Gives back the memory that a rush took, once nobody has been on the line for a while: the collector keeps what it once had, since it may need it
/// again, and an engine that rang ten thousand phones in the morning would hold a gigabyte until it is restarted. The pause meets no call.
/// </summary>
internal sealed class IdleMemory(IServiceProvider services) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(30);

    /// <summary>Less than this over what the last collection left is not worth a pause.</summary>
    private const long WorthBytes = 64L * 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Memory is the process's, whatever clock its calls go by.
        var time = TimeProvider.System;
        var left = GC.GetGCMemoryInfo().TotalCommittedBytes;
        long? quietSince = null;
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // It comes after the actor system, which the services that are started with this one do.
            var core = services.GetRequiredService<EngineCore>();
            if (core.Calls + core.WaitingCalls > 0)
            {
                quietSince = null;
                continue;
            }

            quietSince ??= time.GetTimestamp();
            if (time.GetElapsedTime(quietSince.Value) < QuietFor || GC.GetGCMemoryInfo().TotalCommittedBytes - left < WorthBytes)
            {
                continue;
            }

            // Twice: what the first finalized is freed by the second.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            left = GC.GetGCMemoryInfo().TotalCommittedBytes;
        }
    }
}
