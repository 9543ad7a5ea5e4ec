using Engine.Actors.Ports;
using Engine.Speech;

namespace Engine.Host.Composition;

/// <summary>Text to speech: whatever engines this machine has, found once at start.</summary>
internal static class SpeechServices
{
    private const string CacheFolder = "speech-cache";

    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ISpeechSynthesizer>(provider =>
        {
            var settings = provider.GetRequiredService<EngineSettings>();
            var config = (configuration.GetSection("speech").Get<SpeechConfig>() ?? new SpeechConfig()) with
            {
                CacheFolder = Path.Combine(settings.DataFolder, CacheFolder),
            };
            return SpeechProbe.FindAsync(config, provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult();
        });
}
