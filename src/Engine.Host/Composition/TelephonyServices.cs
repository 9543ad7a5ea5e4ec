using System.Net;
using Engine.Actors.Legs;
using Engine.Actors.Ports;
using Engine.Media.Net;
using Engine.Sip.Transport;

namespace Engine.Host.Composition;

/// <summary>SIP and RTP.</summary>
internal static class TelephonyServices
{
    private const string LedgerFile = "dialogs.ledger";

    public static IServiceCollection AddTelephony(this IServiceCollection services, IConfiguration configuration)
    {
        var sip = configuration.GetSection(SipConfig.Section).Get<SipConfig>() ?? new SipConfig();
        var media = configuration.GetSection(MediaSettings.Section).Get<MediaSettings>() ?? new MediaSettings();
        return services
            .AddSingleton(sip)
            .AddSingleton(media)
            .AddSingleton(provider => Shard(sip, provider))
            .AddSingleton(provider => new MediaPlane(media.ToConfig(sip.ListenEndPoint.Address), provider.GetRequiredService<TimeProvider>(), new Random()))
            .AddSingleton<IDialogLedger>(provider => new FileDialogLedger(Path.Combine(provider.GetRequiredService<EngineSettings>().DataFolder, LedgerFile)))
            .AddSingleton<ICallPort>(provider => Port(sip, media, provider));
    }

    private static SipShard Shard(SipConfig sip, IServiceProvider provider)
    {
        var bound = sip.ListenEndPoint;
        var shard = new SipShard(
            new SipShardConfig
            {
                Listen = bound,
                AdvertisedHost = sip.AdvertisedHost ?? (bound.Address.Equals(IPAddress.Any) ? MediaSettings.Reachable(null, bound.Address).ToString() : null),
                CallCapacity = sip.CallCapacity,
            },
            provider.GetRequiredService<TimeProvider>());
        shard.Start();
        return shard;
    }

    private static TelephonyCallPort Port(SipConfig sip, MediaSettings media, IServiceProvider provider) => new(
        provider.GetRequiredService<SipShard>(),
        provider.GetRequiredService<MediaPlane>(),
        provider.GetRequiredService<IDialogLedger>(),
        provider.GetRequiredService<ICrashPoints>(),
        new TelephonyConfig
        {
            MediaAddress = MediaSettings.Reachable(
                media.AdvertisedHost, media.Bind is null ? sip.ListenEndPoint.Address : IPAddress.Parse(media.Bind)),
        },
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<IEntropy>());
}
