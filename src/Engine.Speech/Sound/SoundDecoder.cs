using System.Globalization;
using Engine.Media.Prompts;
using Engine.Ports.Sounds;

namespace Engine.Speech.Sound;

/// <summary>
/// Decodes prompts: WAV here, in managed code that checks every length; MP3 in a process of its own. The result is at 8 kHz, mono, at the
/// level of prompts (COD-07).
/// </summary>
public sealed class SoundDecoder(SoundDecoderConfig config, TimeProvider time) : ISoundDecoder, IDisposable
{
    private const int RateHz = 8000;

    private readonly SemaphoreSlim _places = new(config.AtOnce);

    public async ValueTask<SoundResult> DecodeAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (file.Length > ISoundDecoder.MaxBytes)
        {
            return Refused(SoundFault.TooLarge);
        }

        if (file.IsEmpty)
        {
            return Refused(SoundFault.Empty);
        }

        if (IsRiff(file.Span))
        {
            var fault = WavReader.TryRead(file.Span, out var clip, ISoundDecoder.MaxBytes);
            return fault == WavFault.None ? Decoded(Resampler.Convert(clip!, RateHz)) : Refused(FaultOf(fault));
        }

        return Mp3Frames.Start(file.Span) is { } start ? await DecodeMp3Async(file[start..], cancellation) : Refused(SoundFault.NotSound);
    }

    public void Dispose() => _places.Dispose();

    private async ValueTask<SoundResult> DecodeMp3Async(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            var (samples, fault) = await new DecoderChild(config, time).RunAsync(file, cancellation);
            return samples is null ? Refused(fault) : samples.Length == 0 ? Refused(SoundFault.Empty) : Decoded(new PcmClip(samples, RateHz));
        }
        finally
        {
            _places.Release();
        }
    }

    private static SoundResult.Decoded Decoded(PcmClip clip) => new(Leveller.Normalise(clip));

    private static bool IsRiff(ReadOnlySpan<byte> file) => file.StartsWith("RIFF"u8);

    private static SoundFault FaultOf(WavFault fault) => fault switch
    {
        WavFault.TooLarge => SoundFault.TooLarge,
        WavFault.TooLong => SoundFault.TooLong,
        WavFault.UnsupportedCoding or WavFault.UnsupportedShape => SoundFault.Unsupported,
        WavFault.Empty => SoundFault.Empty,
        _ => SoundFault.Broken,
    };

    private static SoundResult.Refused Refused(SoundFault fault) => new(fault, fault switch
    {
        SoundFault.TooLarge => string.Create(CultureInfo.InvariantCulture, $"A sound file may have at most {ISoundDecoder.MaxBytes / 1024 / 1024} MiB. Send it as MP3, or as mono WAV at 8 kHz."),
        SoundFault.TooLong => string.Create(CultureInfo.InvariantCulture, $"A prompt may play for at most {ISoundDecoder.MaxSeconds / 60} minutes. Shorten it."),
        SoundFault.NotSound => "The bytes are neither a WAV nor an MP3 file, whatever the file is called. Export the sound as WAV (PCM) or MP3.",
        SoundFault.Unsupported => "Only WAV as PCM of 8, 16, 24 or 32 bits, float, A-law or µ-law, and MP3, at 8 to 48 kHz, mono or stereo. Export the sound as 16-bit PCM WAV.",
        SoundFault.Broken => "The file is damaged, or ends before it should. Send it again; if that does not help, export it again.",
        SoundFault.Empty => "The file holds no sound. Record or export it again.",
        _ => "The decoder failed on this file. Send the sound as 16-bit PCM WAV; if every MP3 fails, the server lacks libsndfile1 (scripts/setup).",
    });
}
