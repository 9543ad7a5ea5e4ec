using System.Text.Json;
using Engine.Accounts.Paging;
using Engine.Accounts.RingGroups;
using Engine.Ports;
using Engine.Ports.RingGroups;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Ring groups in SQLite.</summary>
internal sealed class SqliteRingGroupStore(SqliteDatabase database, RowIds ids, TimeProvider time) : IRingGroupStore
{
    private const string Columns = "id, name, members, created_at, updated_at";

    public Task<RingGroupChange> AddAsync(AccountId account, string name, IReadOnlyList<string> members, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var group = new RingGroup(ids.Next(), name, members, now, now);
        return database.Writer.SubmitAsync<RingGroupChange>(
            session => session.Prepare($"INSERT INTO ring_groups (account_id, {Columns}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, name) DO NOTHING")
                .With(account.Value).With(group.Id).With(name).With(Json(members)).With(now).With(now).Run() == 1
                ? new RingGroupChange.Stored(group)
                : new RingGroupChange.NameTaken(),
            cancellation);
    }

    public Task<RingGroupChange> UpdateAsync(
        AccountId account, string groupId, string name, IReadOnlyList<string> members, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Writer.SubmitAsync<RingGroupChange>(
            session =>
            {
                if (Find(session, account, groupId, byName: false) is not { } before)
                {
                    return new RingGroupChange.NotFound();
                }

                if (Find(session, account, name, byName: true) is { } other && !string.Equals(other.Id, groupId, StringComparison.Ordinal))
                {
                    return new RingGroupChange.NameTaken();
                }

                session.Prepare("UPDATE ring_groups SET name = ?, members = ?, updated_at = ? WHERE account_id = ? AND id = ?")
                    .With(name).With(Json(members)).With(now).With(account.Value).With(groupId).Run();
                return new RingGroupChange.Stored(before with { Name = name, Members = members, UpdatedAt = now });
            },
            cancellation);
    }

    public Task<bool> RemoveAsync(AccountId account, string groupId, CancellationToken cancellation) => database.Writer.SubmitAsync(
        session => session.Prepare("DELETE FROM ring_groups WHERE account_id = ? AND id = ?").With(account.Value).With(groupId).Run() == 1,
        cancellation);

    public Task<RingGroup?> FindAsync(AccountId account, string idOrName, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session => Find(session, account, idOrName, byName: false) ?? Find(session, account, idOrName, byName: true), cancellation);

    public async Task<RingGroupMembers?> MembersAsync(AccountId account, string idOrName, CancellationToken cancellation) =>
        await FindAsync(account, idOrName, cancellation) is { } group ? new RingGroupMembers(group.Id, group.Members) : null;

    public Task<Page<RingGroup>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                using var rows = session.Prepare($"SELECT {Columns} FROM ring_groups WHERE account_id = ? AND id > ? ORDER BY id LIMIT ?")
                    .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
                return Paging.Read(rows, page, Read, static group => group.Id);
            },
            cancellation);

    private static RingGroup? Find(SqliteSession session, AccountId account, string key, bool byName)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM ring_groups WHERE account_id = ? AND {(byName ? "name" : "id")} = ?")
            .With(account.Value).With(key);
        return row.Step() ? Read(row) : null;
    }

    private static RingGroup Read(Statement row) => new(
        row.Text(0), row.Text(1), JsonSerializer.Deserialize(row.Bytes(2), ConfigurationJson.Default.IReadOnlyListString)!, row.Time(3), row.Time(4));

    private static string Json(IReadOnlyList<string> members) => JsonSerializer.Serialize(members, ConfigurationJson.Default.IReadOnlyListString);
}
