using System.Runtime.InteropServices;

namespace Engine.Storage.Sqlite.Prompts;

/// <summary>The samples of prompts, in rows of at most <see cref="PartBytes"/>.</summary>
internal sealed class SoundParts(SqliteDatabase database)
{
    /// <summary>256 KiB, 16 s of sound: a commit of that size delays the events of calls by a few ms at most.</summary>
    public const int PartBytes = 256 * 1024;

    /// <summary>All stored sound is at this rate.</summary>
    public const int RateHz = 8000;

    /// <summary>Writes a sound that nobody names yet, part by part.</summary>
    public async Task WriteAsync(string sound, short[] samples, CancellationToken cancellation)
    {
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan()).Length;
        for (var part = 0; part < Count(samples.Length); part++)
        {
            var from = part * PartBytes;
            var number = part;
            await database.Writer.SubmitAsync(
                session => session.Prepare("INSERT INTO prompt_sounds (sound, part, pcm) VALUES (?, ?, ?)")
                    .With(sound).With(number)
                    .WithBlob(MemoryMarshal.AsBytes(samples.AsSpan()).Slice(from, Math.Min(PartBytes, bytes - from))).Run(),
                cancellation);
        }
    }

    /// <summary>Takes a sound away that nobody names any more, part by part.</summary>
    public async Task DropAsync(string sound, long samples)
    {
        for (var part = 0; part < Count(samples); part++)
        {
            var number = part;
            await database.Writer.SubmitAsync(
                session => session.Prepare("DELETE FROM prompt_sounds WHERE sound = ? AND part = ?").With(sound).With(number).Run(),
                CancellationToken.None);
        }
    }

    /// <summary>False when a part is missing, because another process started meanwhile and cleaned up.</summary>
    public static bool IsWhole(SqliteSession session, string sound, long samples)
    {
        using var row = session.Prepare("SELECT COUNT(*) FROM prompt_sounds WHERE sound = ?").With(sound);
        return row.Step() && row.Long(0) == Count(samples);
    }

    public static short[] Read(SqliteSession session, string sound, int count)
    {
        var clip = new short[count];
        var bytes = MemoryMarshal.AsBytes(clip.AsSpan());
        using var rows = session.Prepare("SELECT pcm FROM prompt_sounds WHERE sound = ? ORDER BY part").With(sound);
        while (rows.Step())
        {
            var part = rows.Bytes(0);
            part.CopyTo(bytes);
            bytes = bytes[part.Length..];
        }

        return bytes.IsEmpty ? clip : throw new InvalidDataException($"Sound {sound} has lost a part.");
    }

    /// <summary>Drops what uploads left that were cut short.</summary>
    public static void Sweep(SqliteSession session) =>
        session.Prepare("DELETE FROM prompt_sounds WHERE sound NOT IN (SELECT sound FROM prompts)").Run();

    private static int Count(long samples) => (int)(((samples * sizeof(short)) + PartBytes - 1) / PartBytes);
}
