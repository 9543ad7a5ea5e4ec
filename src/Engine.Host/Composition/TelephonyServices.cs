using System.Net;
using Engine.Accounts.Trunks;
using Engine.Actors.Telephony;
using Engine.Host.Telephony;
using Engine.Media.Plane;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Sip.Agent;
using Engine.Storage.Ledger;

namespace Engine.Host.Composition;

/// <summary>SIP on its shard thread, RTP on the media plane, and what watches over both.</summary>
internal static partial class TelephonyServices
{
    public const string LedgerFolder = "dialogs";

    /// <param name="services">Where to.</param>
    /// <param name="configuration">Sections sip and media.</param>
    /// <param name="settings">The data folder.</param>
    /// <param name="keepsDialogs">Whether open dialogs are noted for a crash; only the process that owns the data folder may.</param>
    public static IServiceCollection AddTelephony(
        this IServiceCollection services, IConfiguration configuration, EngineSettings settings, bool keepsDialogs = true)
    {
        var sip = configuration.GetSection(SipSettings.Section).Get<SipSettings>() ?? new SipSettings();
        var media = configuration.GetSection(MediaSettings.Section).Get<MediaSettings>() ?? new MediaSettings();
        var bound = media.Bind is null ? sip.ListenEndPoint.Address : IPAddress.Parse(media.Bind);
        return services
            .AddSingleton(sip)
            .AddSingleton(media)
            .AddSingleton(new TelephonyConfig
            {
                RingbackCountry = media.RingbackCountry,
                FirstSoundWithin = TimeSpan.FromSeconds(media.FirstSoundSeconds),
                MediaAddress = MediaSettings.Reachable(media.AdvertisedHost, bound),
            })
            .AddAdapter(provider => Shard(sip, provider), typeof(ICallAgent))
            .AddSingleton(provider => new MediaPlane(media.ToConfig(bound), provider.GetRequiredService<TimeProvider>(), Seeded(provider)))
            .AddLedger(settings, keepsDialogs)
            .AddSingleton<TrunkWatch>()
            .AddSingleton<ICallPort>(provider => new WatchedCallPort(
                ActivatorUtilities.CreateInstance<TelephonyCallPort>(provider), provider.GetRequiredService<TrunkWatch>()));
    }

    private static IServiceCollection AddLedger(this IServiceCollection services, EngineSettings settings, bool keepsDialogs) => keepsDialogs
        ? services.AddAdapter(
            provider => FileDialogLedger.Open(
                Path.Combine(settings.DataFolder, LedgerFolder),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<FileDialogLedger>>()),
            typeof(IDialogLedger))
        : services.AddSingleton<IDialogLedger, ForgetfulLedger>();

    private static SipShard Shard(SipSettings sip, IServiceProvider provider)
    {
        var logger = provider.GetRequiredService<ILogger<SipShard>>();
        var shard = new SipShard(sip.ToConfig(fault => Log.ObserverFailed(logger, fault)), provider.GetRequiredService<TimeProvider>());
        shard.Start();
        return shard;
    }

    private static Random Seeded(IServiceProvider provider)
    {
        Span<byte> seed = stackalloc byte[sizeof(int)];
        provider.GetRequiredService<IEntropy>().Fill(seed);
        return new Random(BitConverter.ToInt32(seed));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An observer of a call failed")]
        public static partial void ObserverFailed(ILogger logger, Exception fault);
    }
}
