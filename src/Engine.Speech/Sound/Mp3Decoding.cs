using Engine.Media.Prompts;
using Engine.Ports.Sounds;

namespace Engine.Speech.Sound;

/// <summary>Decodes one MP3 file, mixed down to one channel at 8 kHz. Runs in a decoder process only.</summary>
internal sealed class Mp3Decoding(SndFileLibrary library)
{
    private const int TargetRateHz = 8000;

    /// <summary>An MP3 file ends in a frame that is not full, and its stated length counts the encoder's padding.</summary>
    private const double LengthSlackSeconds = 1.0;

    private readonly List<short> _mono = [];
    private SoundFault? _fault;
    private int _rateHz;
    private int _channels;
    private long _stated;

    /// <summary>The samples at 8 kHz, or the fault.</summary>
    public (short[]? Samples, SoundFault? Fault) Decode(ReadOnlySpan<byte> file)
    {
        if (!library.Read(Mp3Stream.Of(file), Begin, Take))
        {
            return (null, SoundFault.NotSound);
        }

        if (_fault is null && _mono.Count == 0)
        {
            return (null, SoundFault.Empty);
        }

        if (_fault is null && _stated - _mono.Count > LengthSlackSeconds * _rateHz)
        {
            return (null, SoundFault.Broken);
        }

        return _fault is { } fault ? (null, fault) : (Resampler.Convert(new PcmClip([.. _mono], _rateHz), TargetRateHz).Samples, null);
    }

    private bool Begin(int rateHz, int channels, long frames)
    {
        (_rateHz, _channels, _stated) = (rateHz, channels, frames);
        _fault = rateHz is < 8000 or > 48000 || channels is < 1 or > 2 ? SoundFault.Unsupported : null;
        return _fault is null;
    }

    private bool Take(ReadOnlySpan<float> samples)
    {
        for (var n = 0; n + _channels <= samples.Length; n += _channels)
        {
            var mixed = _channels == 1 ? samples[n] : (samples[n] + samples[n + 1]) / 2;
            _mono.Add((short)Math.Clamp(MathF.Round(mixed * short.MaxValue), short.MinValue, short.MaxValue));
        }

        _fault = _mono.Count > (long)ISoundDecoder.MaxSeconds * _rateHz ? SoundFault.TooLong : null;
        return _fault is null;
    }
}
