using Engine.Host.Commands;
using Engine.Outbound.Sounds;
using Engine.Ports.Sounds;
using Engine.Speech.Sound;

namespace Engine.Host.Composition;

/// <summary>Recorded prompts and sound files on the web: decoder, encoder and fetcher. The library itself is the store's.</summary>
internal static class PromptServices
{
    public static IServiceCollection AddPrompts(this IServiceCollection services) => services
        .AddSingleton<ISoundFetcher, SoundFetcher>()
        .AddSingleton<ISoundEncoder, WavEncoder>()
        .AddSingleton<ISoundDecoder>(provider => Decoder(provider.GetRequiredService<TimeProvider>()));

    public static SoundDecoder Decoder(TimeProvider time)
    {
        var (program, arguments) = EngineBinary.Command(AudioDecodeCommand.Word);
        return new SoundDecoder(new SoundDecoderConfig(program, arguments), time);
    }
}
