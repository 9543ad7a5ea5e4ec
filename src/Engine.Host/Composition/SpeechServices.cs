using Engine.Accounts.Speech;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;
using Engine.Speech;
using Engine.Speech.Providers;

namespace Engine.Host.Composition;

/// <summary>Speech in both directions: whatever engines this machine has, found once at start.</summary>
internal static class SpeechServices
{
    private const string CacheFolder = "speech-cache";

    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => SpeechProbe
            .FindAsync(ConfigOf(provider, configuration), provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult())
        .AddSingleton(provider => SpeechProbe.FindRecognizer(ConfigOf(provider, configuration), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ISpeechSynthesizer>(provider => provider.GetRequiredService<RoutingSynthesizer>())
        .AddSingleton<ISpeechRecognizer>(provider => provider.GetRequiredService<RoutingRecognizer>());

    /// <summary>Over <see cref="AddSpeech"/>: the engines that accounts chose, before those of this machine.</summary>
    public static IServiceCollection AddAccountSpeech(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => new AccountSpeech(
            provider.GetRequiredService<RoutingSynthesizer>(),
            provider.GetRequiredService<RoutingRecognizer>(),
            provider.GetRequiredService<ISpeechSettingsStore>(),
            provider.GetRequiredService<IOutboundHttp>(),
            ConfigOf(provider, configuration),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ISpeechSynthesizer>(provider => provider.GetRequiredService<AccountSpeech>())
        .AddSingleton<ISpeechRecognizer>(provider => provider.GetRequiredService<AccountSpeech>());

    private static SpeechConfig ConfigOf(IServiceProvider provider, IConfiguration configuration) =>
        (configuration.GetSection("speech").Get<SpeechConfig>() ?? new SpeechConfig()) with
        {
            CacheFolder = Path.Combine(provider.GetRequiredService<EngineSettings>().DataFolder, CacheFolder),
        };
}
