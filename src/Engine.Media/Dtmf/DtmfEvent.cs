using System.Buffers.Binary;

namespace Engine.Media.Dtmf;

/// <summary>
/// The payload of a telephone event (RFC 4733 §2.3).
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |     event     |E|R| volume    |          duration             |
/// </code>
/// </summary>
/// <param name="Code">0–15 are the keys, 16 is a hook flash.</param>
/// <param name="IsEnd">The E bit: the key is up.</param>
/// <param name="Volume">Power below 0 dBm0, in dB.</param>
/// <param name="DurationUnits">How long it has sounded, in units of the RTP clock.</param>
public readonly record struct DtmfEvent(byte Code, bool IsEnd, byte Volume, ushort DurationUnits)
{
    /// <summary>Bytes of the payload.</summary>
    public const int Bytes = 4;

    /// <summary>Hook flash.</summary>
    public const byte Flash = 16;

    private const string Keys = "0123456789*#ABCD!";

    /// <summary>Reads a payload; longer ones carry further events, which are ignored: nobody sends them.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out DtmfEvent parsed)
    {
        parsed = default;
        if (payload.Length < Bytes)
        {
            return false;
        }

        parsed = new DtmfEvent(
            payload[0], (payload[1] & 0x80) != 0, (byte)(payload[1] & 0x3F), BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    /// <summary>Writes the payload into the first four bytes.</summary>
    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)((IsEnd ? 0x80 : 0) | (Volume & 0x3F));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], DurationUnits);
    }

    /// <summary>The key of an event, '!' for a flash, or null when it is neither (DTMF-03).</summary>
    public static char? KeyOf(byte code) => code < Keys.Length ? Keys[code] : null;

    /// <summary>The event of a key, or null.</summary>
    public static byte? CodeOf(char key)
    {
        var code = Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);
        return code < 0 ? null : (byte)code;
    }
}
