using Engine.Media.Prompts;

namespace Engine.Speech.Caching;

/// <summary>Clips as WAV files named by their key, bounded in bytes; the oldest go first. A folder that fails is counted, not fatal.</summary>
internal sealed class ClipFolder
{
    private readonly DirectoryInfo _folder;
    private readonly long _maxBytes;
    private long _heldBytes;
    private long _failures;
    private long _writes;

    public ClipFolder(string path, long maxBytes)
    {
        _folder = Directory.CreateDirectory(path);
        _maxBytes = maxBytes;
        _heldBytes = _folder.EnumerateFiles("*.wav").Sum(file => file.Length);
    }

    /// <summary>Reads and writes that failed.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>The clip, or null when it is not there or cannot be read.</summary>
    public async Task<PcmClip?> ReadAsync(string key, CancellationToken cancellation)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(PathOf(key), cancellation);
            return WavReader.TryRead(bytes, out var clip, int.MaxValue) == WavFault.None ? clip : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failures);
            return null;
        }
    }

    /// <summary>Writes beside and renames, so that a reader or a crash never sees half a file.</summary>
    public async Task WriteAsync(string key, PcmClip clip, CancellationToken cancellation)
    {
        var bytes = WavWriter.Write(clip);
        var beside = Path.Combine(_folder.FullName, $"{key}.{Environment.ProcessId}.{Interlocked.Increment(ref _writes)}.tmp");
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancellation);
            File.Move(beside, PathOf(key), overwrite: true);
            if (Interlocked.Add(ref _heldBytes, bytes.Length) > _maxBytes)
            {
                DropOldest();
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    private void DropOldest()
    {
        var held = 0L;
        foreach (var file in _folder.EnumerateFiles("*.wav").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            // Down to nine tenths, so that not every further write has to clean up.
            if (held + file.Length > _maxBytes / 10 * 9)
            {
                file.Delete();
            }
            else
            {
                held += file.Length;
            }
        }

        Interlocked.Exchange(ref _heldBytes, held);
    }

    private string PathOf(string key) => Path.Combine(_folder.FullName, key + ".wav");
}
