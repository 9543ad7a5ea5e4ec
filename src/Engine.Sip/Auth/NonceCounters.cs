namespace Engine.Sip.Auth;

/// <summary>
/// The nonce counts of one trunk, keyed by (realm, nonce, algorithm): a server may hand out the same nonce for several algorithms
/// (AUTH-02). Shared by all threads of the trunk; no count is ever given out twice for a nonce that is still remembered (AUTH-04).
/// </summary>
internal sealed class NonceCounters
{
    /// <summary>Nonces remembered; the oldest is forgotten past it. A server that sees a repeated count then answers stale.</summary>
    public const int DefaultMaxNonces = 4096;

    private readonly Lock _gate = new();
    private readonly int _maxNonces;
    private readonly Dictionary<(string Realm, string Nonce, DigestAlgorithm Algorithm), uint> _counts = [];
    private readonly Queue<(string Realm, string Nonce, DigestAlgorithm Algorithm)> _age = new();

    public NonceCounters(int maxNonces = DefaultMaxNonces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNonces, 1);
        _maxNonces = maxNonces;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _counts.Count;
            }
        }
    }

    /// <summary>The count for the next request with this challenge's nonce; 1 for a nonce not seen before.</summary>
    public uint Next(DigestChallenge challenge)
    {
        var key = (challenge.Realm, challenge.Nonce, challenge.Algorithm);
        lock (_gate)
        {
            if (_counts.TryGetValue(key, out var count))
            {
                return _counts[key] = count + 1;
            }

            if (_counts.Count == _maxNonces)
            {
                _counts.Remove(_age.Dequeue());
            }

            _age.Enqueue(key);
            return _counts[key] = 1;
        }
    }
}
