using System.Collections.Concurrent;
using Engine.Accounts.Connections;
using Engine.Ports;

namespace Engine.Outbound.Services;

/// <summary>
/// Access tokens by connection, as long as they are valid. However many steps need one at once, the service is asked once. A changed connection
/// gets a new token. Thread-safe.
/// </summary>
internal sealed class TokenCache(TokenEndpoint endpoint, TimeProvider time)
{
    /// <summary>Connections remembered; past it the cache starts over, which costs each one token request.</summary>
    private const int MaxConnections = 10_000;

    private readonly ConcurrentDictionary<Key, Slot> _slots = [];

    /// <param name="refused">A token that the service did not take: it is not handed out again.</param>
    /// <param name="cancellation">Ends the waiting, not the request that others wait for too.</param>
    public Task<TokenResult> GetAsync(AccountId accountId, OpenConnection connection, string? refused, CancellationToken cancellation)
    {
        if (_slots.Count >= MaxConnections)
        {
            _slots.Clear();
        }

        var slot = _slots.GetOrAdd(new Key(accountId, connection.Config.Id, connection.Config.UpdatedAt), static _ => new Slot());
        return slot.GetAsync(refused, time.GetUtcNow(), () => endpoint.AskAsync(connection, CancellationToken.None)).WaitAsync(cancellation);
    }

    /// <param name="ChangedAt">When the connection changed: a token got with older credentials is dropped.</param>
    private sealed record Key(AccountId AccountId, string ConnectionId, DateTimeOffset ChangedAt);

    private sealed class Slot
    {
        private readonly Lock _gate = new();
        private Task<TokenResult>? _current;

        public Task<TokenResult> GetAsync(string? refused, DateTimeOffset now, Func<Task<TokenResult>> ask)
        {
            lock (_gate)
            {
                if (_current is null || (_current.IsCompleted && !IsGood(_current, refused, now)))
                {
                    // Started off this thread: nothing of the request may run inside the lock.
                    _current = Task.Run(ask);
                }

                return _current;
            }
        }

        private static bool IsGood(Task<TokenResult> task, string? refused, DateTimeOffset now) =>
            task is { IsCompletedSuccessfully: true, Result: TokenResult.Got got } && got.Until > now && got.Token != refused;
    }
}
