using Engine.Media.G711;

namespace Engine.Media;

/// <summary>The facts of each <see cref="AudioCodec"/>: its name in SDP, its clock, and how its payload is made.</summary>
public static class AudioCodecs
{
    /// <summary>Samples a second of every codec here; also their RTP clock.</summary>
    public const int ClockRateHz = 8000;

    /// <summary>Payload bytes of one millisecond; G.711 has one byte a sample.</summary>
    public const int BytesPerMillisecond = ClockRateHz / 1000;

    /// <summary>The encoding name of an <c>a=rtpmap</c> line.</summary>
    public static string Name(AudioCodec codec) => codec == AudioCodec.Pcmu ? "PCMU" : "PCMA";

    /// <summary>The code that stands for "no sound".</summary>
    public static byte SilenceByte(AudioCodec codec) => codec == AudioCodec.Pcmu ? (byte)0xFF : (byte)0xD5;

    /// <summary>Finds the codec of an rtpmap name, case-insensitively (RFC 8866 §6.6), or null.</summary>
    public static AudioCodec? FromName(string name) =>
        string.Equals(name, "PCMU", StringComparison.OrdinalIgnoreCase) ? AudioCodec.Pcmu
        : string.Equals(name, "PCMA", StringComparison.OrdinalIgnoreCase) ? AudioCodec.Pcma
        : null;

    /// <summary>Encodes 8 kHz samples; <paramref name="payload"/> takes one byte a sample.</summary>
    public static void Encode(AudioCodec codec, ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        if (codec == AudioCodec.Pcmu)
        {
            MuLaw.Encode(pcm, payload);
        }
        else
        {
            ALaw.Encode(pcm, payload);
        }
    }

    /// <summary>Decodes a payload to 8 kHz samples; <paramref name="pcm"/> takes one sample a byte.</summary>
    public static void Decode(AudioCodec codec, ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        if (codec == AudioCodec.Pcmu)
        {
            MuLaw.Decode(payload, pcm);
        }
        else
        {
            ALaw.Decode(payload, pcm);
        }
    }

    /// <summary>Writes a payload in another codec, or as it is when both are the same; <paramref name="to"/> is at least as long.</summary>
    public static void Convert(AudioCodec from, ReadOnlySpan<byte> payload, AudioCodec into, Span<byte> to)
    {
        if (from == into)
        {
            payload.CopyTo(to);
        }
        else if (into == AudioCodec.Pcma)
        {
            LawTables.ToALaw(payload, to);
        }
        else
        {
            LawTables.ToMuLaw(payload, to);
        }
    }
}

/// <summary>A codec this engine can send and receive. The value is its static payload type (RFC 3551 §6).</summary>
public enum AudioCodec : byte
{
    /// <summary>G.711 µ-law at 8 kHz: North America, Japan.</summary>
    Pcmu = 0,

    /// <summary>G.711 A-law at 8 kHz: everywhere else.</summary>
    Pcma = 8,
}
