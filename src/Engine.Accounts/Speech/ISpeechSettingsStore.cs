using Engine.Ports;

namespace Engine.Accounts.Speech;

/// <summary>The speech settings of accounts and the keys of their providers.</summary>
public interface ISpeechSettingsStore
{
    /// <summary>The settings; <see cref="SpeechSettings.None"/> for an account that has none.</summary>
    Task<SpeechSettings> FindAsync(AccountId account, CancellationToken cancellation);

    /// <summary>The key of a provider in clear, or null.</summary>
    Task<string?> FindKeyAsync(AccountId account, string provider, CancellationToken cancellation);

    /// <summary>Replaces everything. A provider without an entry in <paramref name="keys"/> keeps its key as long as its URL stays the same; an empty key removes it.</summary>
    Task<SpeechSettings> SaveAsync(AccountId account, SpeechSettings settings, IReadOnlyDictionary<string, string> keys, CancellationToken cancellation);
}
