using Engine.Media.Prompts;

namespace Engine.Speech.Caching;

/// <summary>Rendered clips by key: newest in memory, bounded in bytes, with an optional folder behind. Thread-safe.</summary>
internal sealed class SpeechCache(long maxBytes, ClipFolder? folder)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, PcmClip Clip)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, PcmClip Clip)> _newestFirst = new();
    private long _heldBytes;
    private long _hits;
    private long _misses;

    public SpeechCacheFigures Figures
    {
        get
        {
            lock (_gate)
            {
                return new SpeechCacheFigures(_hits, _misses, _heldBytes, folder?.Failures ?? 0);
            }
        }
    }

    /// <summary>The clip, or null.</summary>
    public async Task<PcmClip?> FindAsync(string key, CancellationToken cancellation)
    {
        if (FromMemory(key) is { } known)
        {
            return known;
        }

        var stored = folder is null ? null : await folder.ReadAsync(key, cancellation);
        lock (_gate)
        {
            _hits += stored is null ? 0 : 1;
            _misses += stored is null ? 1 : 0;
        }

        if (stored is not null)
        {
            Remember(key, stored);
        }

        return stored;
    }

    /// <summary>Keeps a clip in memory and in the folder.</summary>
    public async Task KeepAsync(string key, PcmClip clip, CancellationToken cancellation)
    {
        Remember(key, clip);
        if (folder is not null)
        {
            await folder.WriteAsync(key, clip, cancellation);
        }
    }

    private PcmClip? FromMemory(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            _hits++;
            return node.Value.Clip;
        }
    }

    private void Remember(string key, PcmClip clip)
    {
        lock (_gate)
        {
            if (_byKey.ContainsKey(key) || BytesOf(clip) > maxBytes)
            {
                return;
            }

            _byKey[key] = _newestFirst.AddFirst((key, clip));
            _heldBytes += BytesOf(clip);
            while (_heldBytes > maxBytes && _newestFirst.Last is { } oldest)
            {
                _newestFirst.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
                _heldBytes -= BytesOf(oldest.Value.Clip);
            }
        }
    }

    private static long BytesOf(PcmClip clip) => clip.Samples.Length * 2L;
}
