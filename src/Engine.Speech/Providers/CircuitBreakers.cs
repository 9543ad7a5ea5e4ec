using System.Collections.Concurrent;

namespace Engine.Speech.Providers;

/// <summary>
/// Keeps calls from waiting for providers that are down: after some failures in a row one is left out for a while, then tried again. Thread-safe.
/// </summary>
internal sealed class CircuitBreakers(TimeProvider time)
{
    public const int FailuresToOpen = 3;

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset OpenUntil)> _byProvider = new(StringComparer.Ordinal);

    /// <summary>How long a provider is left out.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(30);

    public bool IsOpen(string provider) => _byProvider.TryGetValue(provider, out var state) && state.OpenUntil > time.GetUtcNow();

    public void Note(string provider, bool worked)
    {
        if (worked)
        {
            _byProvider.TryRemove(provider, out _);
            return;
        }

        _byProvider.AddOrUpdate(
            provider,
            _ => (1, default),
            (_, state) => (state.Failures + 1, state.Failures + 1 >= FailuresToOpen ? time.GetUtcNow() + Pause : default));
    }
}
