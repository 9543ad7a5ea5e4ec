using System.Text.Json;
using Engine.Accounts.Speech;
using Engine.Ports;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Speech settings in SQLite: one document for each account. Keys are encrypted and bound to their account.</summary>
internal sealed class SqliteSpeechSettingsStore(SqliteDatabase database, SecretProtector secrets, TimeProvider time) : ISpeechSettingsStore
{
    private const string Upsert =
        "INSERT INTO speech_settings (account_id, document, keys, updated_at) VALUES (?, ?, ?, ?) " +
        "ON CONFLICT (account_id) DO UPDATE SET document = excluded.document, keys = excluded.keys, updated_at = excluded.updated_at";

    public Task<SpeechSettings> FindAsync(AccountId account, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => Find(session, account), cancellation);

    public async Task<string?> FindKeyAsync(AccountId account, string provider, CancellationToken cancellation) =>
        (await database.Readers.ReadAsync(session => Keys(session, account), cancellation)).GetValueOrDefault(provider);

    /// <summary>Encrypts before the writer is asked: a key ring that needs a new key asks the writer itself. Of two at once the later one holds.</summary>
    public async Task<SpeechSettings> SaveAsync(
        AccountId account, SpeechSettings settings, IReadOnlyDictionary<string, string> keys, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (before, known) = await database.Readers.ReadAsync(session => (Find(session, account), Keys(session, account)), cancellation);
        var kept = Merge(known, before, settings, keys);
        var stored = settings with { Providers = [.. settings.Providers.Select(p => p with { HasKey = kept.ContainsKey(p.Name) })] };
        var secret = kept.Count == 0 ? null : Conceal(account, kept);
        await database.Writer.SubmitAsync(
            session => session.Prepare(Upsert)
                .With(account.Value)
                .With(JsonSerializer.Serialize(stored, ConfigurationJson.Default.SpeechSettings))
                .With(secret)
                .With(now)
                .Run() == 1,
            cancellation);
        return stored;
    }

    /// <summary>A key goes to no other address than the one it was given for.</summary>
    private static Dictionary<string, string> Merge(
        Dictionary<string, string> known, SpeechSettings before, SpeechSettings after, IReadOnlyDictionary<string, string> given)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var provider in after.Providers)
        {
            var stays = before.Providers.Any(old => old.Name == provider.Name && old.Url == provider.Url);
            var key = given.TryGetValue(provider.Name, out var sent) ? sent : stays ? known.GetValueOrDefault(provider.Name) : null;
            if (!string.IsNullOrEmpty(key))
            {
                kept[provider.Name] = key;
            }
        }

        return kept;
    }

    private static SpeechSettings Find(SqliteSession session, AccountId account)
    {
        using var row = session.Prepare("SELECT document FROM speech_settings WHERE account_id = ?").With(account.Value);
        return row.Step() ? JsonSerializer.Deserialize(row.Bytes(0), ConfigurationJson.Default.SpeechSettings)! : SpeechSettings.None;
    }

    private Dictionary<string, string> Keys(SqliteSession session, AccountId account)
    {
        using var row = session.Prepare("SELECT keys FROM speech_settings WHERE account_id = ?").With(account.Value);
        return row.Step() && !row.IsNull(0)
            ? JsonSerializer.Deserialize(secrets.Reveal(SecretProtector.SpeechKey, account.Value, row.Bytes(0).ToArray()), ConfigurationJson.Default.DictionaryStringString)!
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private byte[] Conceal(AccountId account, Dictionary<string, string> keys) =>
        secrets.Conceal(SecretProtector.SpeechKey, account.Value, JsonSerializer.Serialize(keys, ConfigurationJson.Default.DictionaryStringString));
}
