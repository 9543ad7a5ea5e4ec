using System.Buffers.Binary;

namespace Engine.Speech.Sound;

/// <summary>
/// The frames of an MP3 without what is between them, behind a frame that tells how many they are. The decoder takes other bytes for the end of
/// the sound, and without that number it guesses the length from the first frame and stops there, so a file that was cut would be cut again.
/// <code>
/// frame header | side information, zeros: 9, 17 or 32 bytes | "Xing" flags:32 frames:32 bytes:32 | zeros
/// </code>
/// </summary>
internal static class Mp3Stream
{
    private const int HasFramesAndBytes = 3;

    /// <summary>A bit rate at which a frame of any version has room for the tag: 128 or 80 kbit/s.</summary>
    private const byte RoomyBitRate = 0x90;

    private const byte NoChecksum = 0x01;
    private const int FraunhoferTagAt = 36;
    private const int TagBytes = 16;

    /// <summary>A stream that can be decoded to its end. A file without frames is given back as it is.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> file)
    {
        if (Mp3Frames.Start(file) is not { } start)
        {
            return file;
        }

        var first = file[start..];
        var stream = new byte[file.Length - start];
        var (count, length, at) = (0, 0, start);
        while (true)
        {
            var frame = file.Slice(at, Math.Min(Mp3Frames.LengthOf(file[at..]) ?? 0, file.Length - at));
            var next = at + frame.Length;
            var isFollowed = next < file.Length && Mp3Frames.LengthOf(file[next..]) is not null && Mp3Frames.IsSameStream(first, file[next..]);
            var later = isFollowed ? next : Mp3Frames.Next(file, at + 1, first);
            if (isFollowed || later is null)
            {
                frame.CopyTo(stream.AsSpan(length));
                (count, length) = (count + 1, length + frame.Length);
            }

            if (later is not { } goesOn)
            {
                return TellsLength(first) ? stream.AsSpan(0, length) : WithLength(stream.AsSpan(0, length), count);
            }

            at = goesOn;
        }
    }

    private static bool TellsLength(ReadOnlySpan<byte> frame)
    {
        var tag = frame[Math.Min(frame.Length, TagAt(frame))..];
        return tag.StartsWith("Xing"u8) || tag.StartsWith("Info"u8) || frame[Math.Min(frame.Length, FraunhoferTagAt)..].StartsWith("VBRI"u8);
    }

    private static byte[] WithLength(ReadOnlySpan<byte> stream, int count)
    {
        byte[] header = [stream[0], (byte)(stream[1] | NoChecksum), (byte)((stream[2] & 0x0C) | RoomyBitRate), stream[3]];
        var told = new byte[(Mp3Frames.LengthOf(header) ?? 0) + stream.Length];
        header.CopyTo(told, 0);
        var tag = told.AsSpan(TagAt(header), TagBytes);
        "Xing"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag[4..], HasFramesAndBytes);
        BinaryPrimitives.WriteInt32BigEndian(tag[8..], count);
        BinaryPrimitives.WriteInt32BigEndian(tag[12..], told.Length);
        stream.CopyTo(told.AsSpan(told.Length - stream.Length));
        return told;
    }

    /// <summary>Behind the side information, whose length goes by version and channels.</summary>
    private static int TagAt(ReadOnlySpan<byte> header)
    {
        var (isVersion1, isMono) = ((header[1] & 0x08) != 0, header[3] >> 6 == 3);
        return Mp3Frames.HeaderBytes + (isVersion1 ? (isMono ? 17 : 32) : (isMono ? 9 : 17));
    }
}
