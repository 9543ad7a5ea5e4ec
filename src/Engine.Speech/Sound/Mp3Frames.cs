namespace Engine.Speech.Sound;

/// <summary>
/// Finds the frames of an MP3 (ISO/IEC 11172-3 §2.4.1, 13818-3): behind ID3v2 tags, and in a file that was cut out of a stream behind the rest
/// of a frame, as players do. Files are hostile: every length is checked.
/// <code>
///  byte 0    byte 1      byte 2      byte 3
/// |11111111|111VVLLP|BBBBSSpX|....|    version, layer, protection; bit rate, sampling rate, padding
/// "ID3" version:16 flags:8 size:4x7     the tag's size without these ten bytes
/// </code>
/// </summary>
internal static class Mp3Frames
{
    /// <summary>Bytes of a frame's header.</summary>
    public const int HeaderBytes = 4;

    /// <summary>Bytes that may stand before the first frame. More is another kind of file in which there is an MP3 somewhere.</summary>
    private const int MostBefore = 64 * 1024;

    /// <summary>Frames that must follow each other, or reach the end of the file: noise looks like one now and then.</summary>
    private const int FramesInARow = 3;

    private const int TagHeaderBytes = 10;
    private const byte TagHasFooter = 0x10;

    private static readonly int[] KilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] KilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] RatesHz = [44100, 48000, 32000];

    /// <summary>Where the first frame begins, or null: no MP3.</summary>
    public static int? Start(ReadOnlySpan<byte> file)
    {
        var from = AfterTags(file);
        var last = Math.Min(file.Length - HeaderBytes, from + MostBefore);
        for (var at = from; at <= last; at++)
        {
            if (file[at] == 0xFF && IsFrames(file[at..]))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The first frame at or behind a place that goes on the stream of another, or null.</summary>
    public static int? Next(ReadOnlySpan<byte> file, int from, ReadOnlySpan<byte> stream)
    {
        for (var at = from; at <= file.Length - HeaderBytes; at++)
        {
            if (file[at] == 0xFF && IsSameStream(stream, file[at..]) && IsFrames(file[at..]))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Version, layer and sampling rate never change within a stream.</summary>
    public static bool IsSameStream(ReadOnlySpan<byte> first, ReadOnlySpan<byte> other) =>
        first[1] >> 1 == other[1] >> 1 && (first[2] & 0x0C) == (other[2] & 0x0C);

    /// <summary>Bytes of the layer III frame with this header, or null. Frames of free bit rate are nothing that anybody sends.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderBytes || header[0] != 0xFF || (header[1] & 0xE6) != 0xE2)
        {
            return null;
        }

        var (version, bitRate, rate) = ((header[1] >> 3) & 3, header[2] >> 4, (header[2] >> 2) & 3);
        if (version == 1 || bitRate is 0 or 15 || rate == 3)
        {
            return null;
        }

        var isVersion1 = version == 3;
        var kilobits = (isVersion1 ? KilobitsOfVersion1 : KilobitsOfVersion2)[bitRate];
        var rateHz = RatesHz[rate] / (isVersion1 ? 1 : version == 2 ? 2 : 4);
        return ((isVersion1 ? 144_000 : 72_000) * kilobits / rateHz) + ((header[2] >> 1) & 1);
    }

    private static int AfterTags(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (file.Length - at >= TagHeaderBytes && file[at..].StartsWith("ID3"u8))
        {
            var tag = file[at..];
            var size = ((tag[6] & 0x7F) << 21) | ((tag[7] & 0x7F) << 14) | ((tag[8] & 0x7F) << 7) | (tag[9] & 0x7F);
            var whole = (long)TagHeaderBytes + size + ((tag[5] & TagHasFooter) != 0 ? TagHeaderBytes : 0);
            if (whole > tag.Length)
            {
                return at + TagHeaderBytes;
            }

            at += (int)whole;
        }

        return at;
    }

    private static bool IsFrames(ReadOnlySpan<byte> at)
    {
        var first = at;
        for (var frame = 0; frame < FramesInARow; frame++)
        {
            if (LengthOf(at) is not { } length || !IsSameStream(first, at))
            {
                return false;
            }

            if (length >= at.Length - HeaderBytes)
            {
                // The file ends with it, or within it; alone it must be whole.
                return frame > 0 || length == at.Length;
            }

            at = at[length..];
        }

        return true;
    }
}
