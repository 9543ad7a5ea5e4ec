using System.Diagnostics.CodeAnalysis;

namespace Engine.Media.Prompts;

/// <summary>
/// Encoded prompts by key, bounded in bytes; the one unused for longest goes first. A prompt that leaves the cache while legs play it
/// lives on until the last of them is done. Thread-safe.
/// </summary>
public sealed class PromptCache(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _newestFirst = new();

    /// <summary>Bytes held now.</summary>
    public long HeldBytes { get; private set; }

    /// <summary>Prompts held now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>Finds a prompt and makes it the newest.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out EncodedPrompt? prompt)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                prompt = null;
                return false;
            }

            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            prompt = node.Value.Prompt;
            return true;
        }
    }

    /// <summary>Keeps a prompt; one larger than the whole cache is not kept.</summary>
    public void Add(string key, EncodedPrompt prompt)
    {
        if (prompt.HeldBytes > maxBytes)
        {
            return;
        }

        lock (_gate)
        {
            Drop(key);
            _byKey[key] = _newestFirst.AddFirst(new Entry(key, prompt));
            HeldBytes += prompt.HeldBytes;
            while (HeldBytes > maxBytes && _newestFirst.Last is { } oldest)
            {
                Drop(oldest.Value.Key);
            }
        }
    }

    /// <summary>Forgets a prompt, e.g. because its recording was replaced.</summary>
    public void Remove(string key)
    {
        lock (_gate)
        {
            Drop(key);
        }
    }

    private void Drop(string key)
    {
        if (_byKey.Remove(key, out var node))
        {
            _newestFirst.Remove(node);
            HeldBytes -= node.Value.Prompt.HeldBytes;
        }
    }

    private sealed record Entry(string Key, EncodedPrompt Prompt);
}
