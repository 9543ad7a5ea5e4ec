using System.Net;
using Engine.Actors.Ports.Configuration;
using Engine.Sip.Transport;

namespace Engine.Host.Composition;

/// <summary>
/// Keeps the shard's list of those who may talk to us (SEC-01) in step with the trunks: numeric gateways and allowed sources. A gateway given by
/// name is heard while a call to it needs it.
/// </summary>
internal sealed partial class TrunkPeers(SipShard shard, ITrunkStore trunks, TimeProvider time, ILogger<TrunkPeers> logger) : BackgroundService
{
    /// <summary>A larger range is cut: a trunk that sends from more addresses than this is a configuration fault.</summary>
    private const int MostAddressesOfARange = 1024;

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
        trunk.Gateways.Select(gateway => gateway.Host).Concat(trunk.AllowedSources).SelectMany(Expand);

    private static IEnumerable<IPAddress> Expand(string text)
    {
        if (IPAddress.TryParse(text, out var one))
        {
            return [one];
        }

        return IPNetwork.TryParse(text, out var range) && range.BaseAddress.GetAddressBytes() is { Length: 4 } bytes
            ? Enumerable.Range(0, (int)Math.Min(MostAddressesOfARange, 1L << (32 - range.PrefixLength))).Select(i => Offset(bytes, i))
            : [];
    }

    private static IPAddress Offset(byte[] bytes, int i)
    {
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) + (uint)i;
        var address = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(address, number);
        return new IPAddress(address);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The trunks could not be read; the SIP peers stay as they were")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
