using Engine.Accounts.Access;
using Engine.Storage.Secrets;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Signing keys in SQLite, encrypted and bound to their row.</summary>
internal sealed class SqliteSigningKeyStore(SqliteDatabase database, SecretProtector secrets) : ISigningKeyStore
{
    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellation)
    {
        var stored = await database.Readers.ReadAsync(static session =>
        {
            var keys = new List<SigningKey>();
            using var rows = session.Prepare(
                "SELECT id, private_key, created_at, signs_until, accepted_until FROM signing_keys ORDER BY created_at, id");
            while (rows.Step())
            {
                keys.Add(new SigningKey(rows.Text(0), rows.Bytes(1).ToArray(), rows.Time(2), rows.Time(3), rows.Time(4)));
            }

            return keys;
        }, cancellation);

        // Decrypted after the read: the key ring may have to be read itself.
        return [.. stored.Select(key => key with { Pkcs8 = secrets.RevealBytes(SecretProtector.SigningKey, key.KeyId, key.Pkcs8.ToArray()) })];
    }

    public Task AddAsync(SigningKey key, CancellationToken cancellation)
    {
        var concealed = secrets.Conceal(SecretProtector.SigningKey, key.KeyId, key.Pkcs8.ToArray());
        return database.Writer.SubmitAsync(
            session => session.Prepare(
                    "INSERT INTO signing_keys (id, private_key, created_at, signs_until, accepted_until) VALUES (?, ?, ?, ?, ?)")
                .With(key.KeyId).WithBlob(concealed).With(key.CreatedAt).With(key.SignsUntil).With(key.AcceptedUntil).Run(),
            cancellation);
    }

    public Task RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("DELETE FROM signing_keys WHERE accepted_until <= ?").With(now).Run(), cancellation);
}
