using Engine.Actors.Ports;
using Engine.Speech;

namespace Engine.Host.Composition;

/// <summary>Speech in both directions: whatever engines this machine has, found once at start.</summary>
internal static class SpeechServices
{
    private const string CacheFolder = "speech-cache";

    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<ISpeechSynthesizer>(provider => SpeechProbe
            .FindAsync(ConfigOf(provider, configuration), provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult())
        .AddSingleton<ISpeechRecognizer>(provider => SpeechProbe
            .FindRecognizer(ConfigOf(provider, configuration), provider.GetRequiredService<TimeProvider>()));

    private static SpeechConfig ConfigOf(IServiceProvider provider, IConfiguration configuration) =>
        (configuration.GetSection("speech").Get<SpeechConfig>() ?? new SpeechConfig()) with
        {
            CacheFolder = Path.Combine(provider.GetRequiredService<EngineSettings>().DataFolder, CacheFolder),
        };
}
