using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Engine.Api.OAuth;

/// <summary>
/// The keys that sign tokens and those that are still accepted. They live in the store, so that every node and every restart
/// accepts what another signed.
/// </summary>
internal sealed class SigningKeyRing(ISigningKeyStore store, TimeProvider time) : IDisposable
{
    /// <summary>A key signs for a month: short enough to limit a leak, long enough that clients may cache the key set.</summary>
    public static readonly TimeSpan SignsFor = TimeSpan.FromDays(30);

    /// <summary>A token lives this long.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(600);

    /// <summary>Kept past the life of its last token by this much, for clocks that differ.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Another node may have rotated; the store is asked again after this, or on an unknown key id.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>Unknown key ids ask the store no more often than this.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long? _readAt;

    public void Dispose()
    {
        _gate.Dispose();
        foreach (var entry in _entries.Values)
        {
            entry.Key.ECDsa.Dispose();
        }
    }

    /// <summary>The key to sign with now; makes and stores one when there is none or it is due.</summary>
    public async Task<ECDsaSecurityKey> SignerAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (Signer() is not { } signer)
            {
                await RefreshAsync(cancellation);
                signer = Signer() ?? await MintAsync(cancellation);
            }

            return signer.Key;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The key of that id if its tokens are still accepted.</summary>
    public async Task<ECDsaSecurityKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var age = _readAt is { } read ? time.GetElapsedTime(read) : TimeSpan.MaxValue;
            if (age > FreshFor || (!_entries.ContainsKey(keyId) && age > AskAgainAfter))
            {
                await RefreshAsync(cancellation);
            }

            return _entries.TryGetValue(keyId, out var entry) && entry.Stored.AcceptedUntil > time.GetUtcNow() ? entry.Key : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Every key whose tokens may still be in use, newest first, for the published key set.</summary>
    public async Task<IReadOnlyList<ECDsaSecurityKey>> AcceptedAsync(CancellationToken cancellation)
    {
        await SignerAsync(cancellation);
        await _gate.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            return
            [
                .. _entries.Values.Where(entry => entry.Stored.AcceptedUntil > now)
                    .OrderByDescending(entry => entry.Stored.CreatedAt)
                    .Select(entry => entry.Key),
            ];
        }
        finally
        {
            _gate.Release();
        }
    }

    private Entry? Signer()
    {
        var now = time.GetUtcNow();
        return _entries.Values.Where(entry => entry.Stored.SignsUntil > now).MaxBy(entry => entry.Stored.CreatedAt);
    }

    private async Task<Entry> MintAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keyId = Base64UrlEncoder.Encode(new ECDsaSecurityKey(pair).ComputeJwkThumbprint());
        var signsUntil = now + SignsFor;
        var stored = new SigningKey(keyId, pair.ExportPkcs8PrivateKey(), now, signsUntil, signsUntil + TokenLifetime + Grace);
        await store.AddAsync(stored, cancellation);
        await store.RemoveExpiredAsync(now, cancellation);
        return Add(stored);
    }

    private async Task RefreshAsync(CancellationToken cancellation)
    {
        foreach (var stored in await store.ListAsync(cancellation))
        {
            if (!_entries.ContainsKey(stored.KeyId))
            {
                Add(stored);
            }
        }

        _readAt = time.GetTimestamp();
    }

    private Entry Add(SigningKey stored)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(stored.Pkcs8.Span, out _);
        return _entries[stored.KeyId] = new Entry(stored, new ECDsaSecurityKey(pair) { KeyId = stored.KeyId });
    }

    private sealed record Entry(SigningKey Stored, ECDsaSecurityKey Key);
}
