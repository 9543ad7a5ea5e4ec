using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Engine.Ports;

namespace Engine.Accounts.Access;

/// <summary>
/// The one place to ask whether a client may still act, with a token or without: it was neither removed nor disabled, its account is enabled, its
/// secret is the one the token was got with (API-14). Answers come from memory; a write through the stores of this process is seen at once, one of
/// another process or node within <see cref="FreshFor"/>. Thread-safe.
/// </summary>
public sealed class ClientStanding(IClientStore clients, IAccountStore accounts, TimeProvider time)
{
    /// <summary>How long an answer is believed without asking the store again: what a write elsewhere may take to be seen here.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    /// <summary>Clients remembered; past it the memory starts over, which costs each one read.</summary>
    public const int MaxClients = 10_000;

    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);

    /// <summary>Rises with each write: what was read before one must not be remembered after it.</summary>
    private long _writes;

    /// <summary>The client as it is now, or null when it may not act.</summary>
    public async ValueTask<StandingClient?> FindAsync(string clientId, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        if (_answers.TryGetValue(clientId, out var known) && time.GetElapsedTime(known.At, now) < FreshFor)
        {
            return known.Client;
        }

        var before = Interlocked.Read(ref _writes);
        var found = await ReadAsync(clientId, cancellation);
        if (_answers.Count >= MaxClients)
        {
            _answers.Clear();
        }

        var answer = new Answer(found, now);
        _answers[clientId] = answer;
        if (Interlocked.Read(ref _writes) != before)
        {
            _answers.TryRemove(new KeyValuePair<string, Answer>(clientId, answer));
        }

        return found;
    }

    /// <summary>The client was written: what is known of it is asked again.</summary>
    public void Changed(string clientId)
    {
        Interlocked.Increment(ref _writes);
        _answers.TryRemove(clientId, out _);
    }

    /// <summary>An account was written: all its clients are asked again.</summary>
    public void AccountChanged()
    {
        Interlocked.Increment(ref _writes);
        _answers.Clear();
    }

    private async Task<StandingClient?> ReadAsync(string clientId, CancellationToken cancellation) =>
        await clients.FindForTokenAsync(clientId, cancellation) is { Enabled: true } client
        && await accounts.FindAsync(client.Account, cancellation) is { Enabled: true }
            ? new StandingClient(client.Account, new ScopeSet(client.Scopes), StandingClient.MarkOf(client))
            : null;

    private sealed record Answer(StandingClient? Client, long At);
}

/// <summary>A client that may act.</summary>
/// <param name="Scopes">What it may have now: a scope that was taken away since is no longer in its tokens either.</param>
/// <param name="SecretMark">Changes with its secret.</param>
public sealed record StandingClient(AccountId Account, ScopeSet Scopes, string SecretMark)
{
    private const int MarkBytes = 12;

    /// <summary>What a token says of the secret it was got with: tells nothing about it, and another secret has another.</summary>
    public static string MarkOf(OAuthClient client) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(client.SecretHash)).AsSpan(0, MarkBytes));
}
