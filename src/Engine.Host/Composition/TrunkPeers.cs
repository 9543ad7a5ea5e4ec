using System.Net;
using Engine.Accounts.Trunks;
using Engine.Sip.Agent;

namespace Engine.Host.Composition;

/// <summary>
/// Keeps the shard's list of those who may talk to us (SEC-01) in step with the trunks: numeric gateways and allowed sources. A gateway given by
/// name is heard while a call to it needs it.
/// </summary>
internal sealed partial class TrunkPeers(SipShard shard, ITrunkStore trunks, TimeProvider time, ILogger<TrunkPeers> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                var known = await trunks.ListAllAsync(stoppingToken);
                shard.SetPeers(known.SelectMany(row => AddressesOf(row.Trunk)).Distinct());
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.NotRead(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal static IEnumerable<IPAddress> AddressesOf(TrunkConfig trunk) =>
        trunk.Gateways.Select(gateway => gateway.Host).Concat(trunk.AllowedSources).SelectMany(SourceRange.Addresses);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The trunks could not be read; the SIP peers stay as they were")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
