using Engine.Accounts.Trunks;
using Engine.Api.Live;
using Engine.Host.Composition;
using Engine.Ports;

namespace Engine.Host.Health;

/// <summary>
/// Tells the open streams when this node's readiness turns, or a trunk begins or ceases to answer. It looks once a second: some of what
/// readiness rests on tells nobody, and a trunk that answers every other call must not be told of with each.
/// </summary>
internal sealed partial class StandingHints(
    Readiness readiness, TrunkWatch watch, ITrunkStore trunks, LiveHints hints, TimeProvider time, ILogger<StandingHints> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = readiness.Status;
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (readiness.Status is var status && status != told)
            {
                told = status;
                hints.Tell(null, new LiveHint(LiveTopics.Node, Status: status));
            }

            if (watch.TakeTurned() is { Count: > 0 } turned)
            {
                await TellAsync(turned, stoppingToken);
            }
        }
    }

    private async Task TellAsync(IReadOnlyCollection<TrunkId> turned, CancellationToken cancellation)
    {
        try
        {
            foreach (var (account, trunk) in await trunks.ListAllAsync(cancellation))
            {
                if (turned.Contains(new TrunkId(trunk.Id)))
                {
                    hints.Tell(account, new LiveHint(LiveTopics.Trunk, trunk.Id));
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotRead(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The trunks could not be read; whoever watches one is not told that it turned")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
