using Engine.Host.Composition;

namespace Engine.Host.WarmUp;

/// <summary>
/// Keeps this node from saying that it is ready until it is warm, for as long as the setting allows and no longer: a warm-up that fails or hangs
/// costs the first calls some speed and nobody a call (PERF-23).
/// </summary>
/// <param name="warmUp">Null where nothing is served: in the demo, in rehearsals, in the warm-up itself.</param>
internal sealed partial class WarmUpService(ServerConfig server, Readiness readiness, ILogger<WarmUpService> logger, IWarmUp? warmUp = null)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>What closing it may take beyond its time before this node is ready all the same.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>How long the process waits for it to close when it ends meanwhile.</summary>
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(5);

    /// <summary>The pace of the machine, whatever clock its calls go by.</summary>
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The whole of it; ends after the node is ready when closing takes long.</summary>
    private Task _running = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes when HTTP is answered; the start does not wait for the end.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (warmUp is null || server.WarmUpSeconds == 0)
        {
            readiness.Started();
            return Task.CompletedTask;
        }

        readiness.WarmingUp();
        Log.Begins(logger, server.WarmUpSeconds);
        _ = ReadyAfterAsync(warmUp, TimeSpan.FromSeconds(server.WarmUpSeconds));
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken) => await _stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAny(_running, Task.Delay(ClosingPatience, Time, cancellationToken));

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task ReadyAfterAsync(IWarmUp warming, TimeSpan time)
    {
        _running = Task.Run(() => RunAsync(warming, time));
        if (await Task.WhenAny(_running, Task.Delay(time + Margin, Time)) != _running)
        {
            Log.TakesLong(logger, server.WarmUpSeconds);
        }

        readiness.Started();
    }

    private async Task RunAsync(IWarmUp warming, TimeSpan time)
    {
        var began = Time.GetTimestamp();
        try
        {
            var calls = await warming.RunAsync(time, _stopping.Token);
            Log.Ends(logger, (long)Time.GetElapsedTime(began).TotalMilliseconds, calls);
            if (calls == 0)
            {
                Log.NoCall(logger);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The process ends before it was warm.
        }
        catch (Exception fault)
        {
            Log.Failed(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Warming up for {Seconds} s at most: practice calls within this process, without a trunk; ready after that")]
        public static partial void Begins(ILogger logger, int seconds);

        [LoggerMessage(2, LogLevel.Information, "Warm after {Milliseconds} ms and {Calls} practice calls")]
        public static partial void Ends(ILogger logger, long milliseconds, int calls);

        [LoggerMessage(3, LogLevel.Warning, "The warm-up takes longer than the {Seconds} s of server:warm_up_seconds; this node is ready without it, its first calls will be slower")]
        public static partial void TakesLong(ILogger logger, int seconds);

        [LoggerMessage(5, LogLevel.Warning, "No practice call ended within the time of server:warm_up_seconds, so busy is this machine; the first calls will be slower")]
        public static partial void NoCall(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "The warm-up failed; this node is ready without it, its first calls will be slower")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}

/// <summary>Runs what calls will run, so that it is compiled and loaded before the first one comes.</summary>
internal interface IWarmUp
{
    /// <summary>Warms until the time is over or it is enough; whatever it opened is closed when it returns.</summary>
    /// <param name="time">How long, above 0; closing may take a little longer.</param>
    /// <param name="cancellation">Ends it at once.</param>
    /// <returns>How many calls were made to their end.</returns>
    Task<int> RunAsync(TimeSpan time, CancellationToken cancellation);
}
