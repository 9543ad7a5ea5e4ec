using Engine.Host.Telemetry;
using Engine.Ports.Journal;

namespace Engine.Host.Retention;

/// <summary>
/// Takes away once an hour what has been kept long enough, and gives empty space back to the disk. After each small group it rests four times as long
/// as the group took, so calls have the store for themselves most of the time.
/// </summary>
internal sealed partial class RetentionService(RetentionSettings settings, IRetention store, TimeProvider time, ILogger<RetentionService> logger)
    : BackgroundService, IMetricSource
{
    /// <summary>How often the size is looked at; the first removal is after one of these, so that a start is not held up.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RemoveEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LeastRest = TimeSpan.FromMilliseconds(20);
    private const int RestFactor = 4;

    /// <summary>Empty space that stays for what is stored next: a tenth of the file, and this much.</summary>
    private const long KeptFreeBytes = 4 * 1024 * 1024;

    private volatile StoreSize? _size;
    private long _events;
    private long _interactions;

    public IEnumerable<Metric> Read()
    {
        if (_size is { } size)
        {
            yield return new Metric("engine_store_bytes", MetricKind.Gauge, "Size of the store's file.", size.Bytes);
            yield return new Metric("engine_store_free_bytes", MetricKind.Gauge, "Of these, bytes that hold nothing.", size.FreeBytes);
        }

        yield return new Metric(
            "engine_retention_removed_total", MetricKind.Counter, "Interactions of which something was taken away because it was kept long enough.", Interlocked.Read(ref _events))
        {
            Labels = [("what", "events")],
        };
        yield return new Metric(
            "engine_retention_removed_total", MetricKind.Counter, "Interactions of which something was taken away because it was kept long enough.", Interlocked.Read(ref _interactions))
        {
            Labels = [("what", "everything")],
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        await TryAsync(() => LookAsync(stoppingToken));
        long? removed = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => LookAsync(stoppingToken));
            if (removed is not { } at || time.GetElapsedTime(at) >= RemoveEvery)
            {
                removed = time.GetTimestamp();
                await TryAsync(() => RemoveAsync(stoppingToken));
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation) => _size = await store.SizeAsync(cancellation);

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        foreach (var (what, endedBefore) in settings.Cutoffs(time.GetUtcNow()))
        {
            var total = 0;
            for (string? after = null; ;)
            {
                var since = time.GetTimestamp();
                var group = await store.RemoveAsync(what, endedBefore, after, cancellation);
                total += group.Interactions;
                Interlocked.Add(ref what == Leaving.Events ? ref _events : ref _interactions, group.Interactions);
                if (group.Next is null)
                {
                    break;
                }

                after = group.Next;
                await RestAsync(since, cancellation);
            }

            if (total > 0)
            {
                Log.Removed(logger, what, total, endedBefore);
            }
        }

        await ShrinkAsync(cancellation);
    }

    private async Task ShrinkAsync(CancellationToken cancellation)
    {
        var size = await store.SizeAsync(cancellation);
        while (size.CanShrink && size.FreeBytes > KeptFreeBytes + (size.Bytes / 10))
        {
            var since = time.GetTimestamp();
            await store.ShrinkAsync(cancellation);
            var after = await store.SizeAsync(cancellation);
            if (after.FreeBytes >= size.FreeBytes)
            {
                break;
            }

            size = after;
            await RestAsync(since, cancellation);
        }

        _size = size;
    }

    private Task RestAsync(long since, CancellationToken cancellation)
    {
        var rest = time.GetElapsedTime(since) * RestFactor;
        return Task.Delay(rest < LeastRest ? LeastRest : rest, time, cancellation);
    }

    /// <summary>A store that fails now is asked again in a minute; nothing else depends on it.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.Failed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Retention: {What} of {Interactions} interactions that ended before {EndedBefore:u} removed")]
        public static partial void Removed(ILogger logger, Leaving what, int interactions, DateTimeOffset endedBefore);

        [LoggerMessage(2, LogLevel.Warning, "Retention failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
