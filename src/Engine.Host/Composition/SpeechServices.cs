using Engine.Accounts.Speech;
using Engine.Ports.Outbound;
using Engine.Ports.Speech;
using Engine.Speech;
using Engine.Speech.Providers;

namespace Engine.Host.Composition;

/// <summary>Speech in both directions: the engines that accounts chose, before those of this machine.</summary>
internal static class SpeechServices
{
    public const string CacheFolder = "speech-cache";

    /// <summary>The voices of this machine alone; <see cref="MachineVoices.FindAsync"/> comes before their first use.</summary>
    public static IServiceCollection AddMachineVoices(this IServiceCollection services, IConfiguration configuration, EngineSettings settings) => services
        .AddSingleton((configuration.GetSection("speech").Get<SpeechConfig>() ?? new SpeechConfig()) with
        {
            CacheFolder = Path.Combine(settings.DataFolder, CacheFolder),
        })
        .AddSingleton<MachineVoices>();

    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration, EngineSettings settings) => services
        .AddMachineVoices(configuration, settings)
        .AddSingleton(provider => SpeechProbe.FindRecognizer(provider.GetRequiredService<SpeechConfig>(), provider.GetRequiredService<TimeProvider>()))
        .AddAdapter(
            provider => new AccountSpeech(
                provider.GetRequiredService<MachineVoices>(),
                provider.GetRequiredService<RoutingRecognizer>(),
                provider.GetRequiredService<ISpeechSettingsStore>(),
                provider.GetRequiredService<IOutboundHttp>(),
                provider.GetRequiredService<SpeechConfig>(),
                provider.GetRequiredService<TimeProvider>()),
            typeof(ISpeechSynthesizer),
            typeof(ISpeechRecognizer));
}
