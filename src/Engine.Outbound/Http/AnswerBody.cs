namespace Engine.Outbound.Http;

/// <summary>Reads a body up to a cap. What is counted comes out of the decompression, so a small answer that unfolds is cut off too.</summary>
internal static class AnswerBody
{
    private const int Chunk = 16 * 1024;

    /// <returns>Null when there is more than <paramref name="max"/> bytes; the rest is not read.</returns>
    public static async ValueTask<byte[]?> ReadAsync(HttpContent content, int max, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > max)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var read = new MemoryStream();
        var buffer = new byte[Chunk];
        while (true)
        {
            var count = await ReadAsync(stream, buffer, cancellation);
            if (count == 0)
            {
                return read.ToArray();
            }

            if (read.Length + count > max)
            {
                return null;
            }

            read.Write(buffer, 0, count);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellation);
        }
        catch (InvalidOperationException cause)
        {
            // What the Brotli decoder says to bytes that are none of its own.
            throw new InvalidDataException("The answer cannot be decompressed.", cause);
        }
    }
}
