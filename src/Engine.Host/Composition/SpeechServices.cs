using Engine.Actors.Ports;

namespace Engine.Host.Composition;

/// <summary>Text to speech.</summary>
internal static class SpeechServices
{
    public static IServiceCollection AddSpeech(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ISpeechSynthesizer, NoSpeech>();
}
