using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Engine.Functions.Wire;

/// <summary>
/// One message on a pipe.
/// <code>
///  0               4
/// +---------------+----------------------------+
/// | length, LE 32 | JSON in UTF-8, that many B |
/// +---------------+----------------------------+
/// </code>
/// </summary>
internal static class Frame
{
    /// <summary>1 MiB: 16,000 characters of code, 64 KiB of values and 16 KiB of console fit with every character escaped.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int LengthBytes = sizeof(int);

    /// <exception cref="InvalidDataException">The message is longer than <see cref="MaxBytes"/>.</exception>
    public static byte[] Encode<T>(T message, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, type);
        if (json.Length > MaxBytes)
        {
            throw new InvalidDataException($"A message of {json.Length} bytes; {MaxBytes} are allowed.");
        }

        var frame = new byte[LengthBytes + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, LengthBytes);
        return frame;
    }

    /// <returns>The message, or null when the other side closed the pipe between two messages.</returns>
    /// <exception cref="InvalidDataException">What came is no message.</exception>
    /// <exception cref="EndOfStreamException">The pipe was closed within a message.</exception>
    public static async ValueTask<T?> ReadAsync<T>(Stream from, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var head = new byte[LengthBytes];
        var read = await from.ReadAtLeastAsync(head, LengthBytes, throwOnEndOfStream: false, cancellation);
        if (read == 0)
        {
            return null;
        }

        var length = read == LengthBytes ? BinaryPrimitives.ReadInt32LittleEndian(head) : throw new EndOfStreamException();
        if (length is < 0 or > MaxBytes)
        {
            throw new InvalidDataException($"A message of {length} bytes; {MaxBytes} are allowed.");
        }

        var json = new byte[length];
        await from.ReadExactlyAsync(json, cancellation);
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("What came is no message.", fault);
        }
    }
}
