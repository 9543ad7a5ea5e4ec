using System.Collections.Concurrent;
using System.Security.Claims;

namespace Engine.Api.OAuth;

/// <summary>
/// Tokens whose signature was found right, until they expire: a program sends the same one with each request, and checking it takes longer than
/// most requests. What can change in a token's life, its client and its key, is asked each time all the same. Thread-safe.
/// </summary>
internal sealed class ValidatedTokens(TimeProvider time)
{
    /// <summary>Tokens kept, of 1 KB each; with more of them that are still good, all are checked once more.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Validated> _known = new(StringComparer.Ordinal);

    /// <returns>Null when it is not known, or not good any more.</returns>
    public Validated? Find(string token) =>
        _known.TryGetValue(token, out var known) && time.GetUtcNow().UtcDateTime < known.Expires ? known : null;

    public void Keep(string token, Validated validated)
    {
        if (_known.Count >= Most)
        {
            var now = time.GetUtcNow().UtcDateTime;
            foreach (var (old, entry) in _known)
            {
                if (now >= entry.Expires)
                {
                    _known.TryRemove(old, out _);
                }
            }

            if (_known.Count >= Most)
            {
                _known.Clear();
            }
        }

        _known[token] = validated;
    }
}

/// <summary>What a token says.</summary>
/// <param name="Identity">Shared by all requests that bring the token: never changed.</param>
/// <param name="KeyId">Of the key it was signed with.</param>
/// <param name="Expires">UTC.</param>
internal sealed record Validated(ClaimsIdentity Identity, string KeyId, DateTime Expires);
