using System.Globalization;
using System.Text.Json;
using Engine.Accounts.Functions;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Reads rows of the two tables of functions.</summary>
internal static class FunctionRows
{
    private const string Versions = "SELECT id, name, number, state, message, content, published_at, archived_at FROM function_versions ";

    public static string Json(FunctionContent content) => JsonSerializer.Serialize(content, ConfigurationJson.Default.FunctionContent);

    public static AccountFunction? Find(SqliteSession session, AccountId account, string name)
    {
        using var row = session.Prepare("SELECT name, draft, created_at, updated_at FROM functions WHERE account_id = ? AND name = ?")
            .With(account.Value).With(name);
        return row.Step() ? Function(session, account, row) : null;
    }

    public static Page<AccountFunction> List(SqliteSession session, AccountId account, PageRequest page)
    {
        using var rows = session.Prepare(
                "SELECT name, draft, created_at, updated_at FROM functions WHERE account_id = ? AND name > ? ORDER BY name LIMIT ?")
            .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
        return Paging.Read(rows, page, row => Function(session, account, row), static function => function.Name);
    }

    public static FunctionVersion? Published(SqliteSession session, AccountId account, string name)
    {
        using var row = session.Prepare(Versions + "WHERE account_id = ? AND name = ? AND state = 'published'").With(account.Value).With(name);
        return row.Step() ? Version(row) : null;
    }

    public static FunctionVersion? Version(SqliteSession session, AccountId account, string name, int number)
    {
        using var row = session.Prepare(Versions + "WHERE account_id = ? AND name = ? AND number = ?").With(account.Value).With(name).With(number);
        return row.Step() ? Version(row) : null;
    }

    public static Page<FunctionVersion> ListVersions(SqliteSession session, AccountId account, string name, PageRequest page)
    {
        var before = page.After is { } after && int.TryParse(after.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        using var rows = session.Prepare(Versions + "WHERE account_id = ? AND name = ? AND number < ? ORDER BY number DESC LIMIT ?")
            .With(account.Value).With(name).With(before).With(Paging.Fetch(page));
        return Paging.Read(rows, page, Version, static version => version.Number.ToString(CultureInfo.InvariantCulture));
    }

    public static int LatestNumber(SqliteSession session, AccountId account, string name)
    {
        using var row = session.Prepare("SELECT COALESCE(MAX(number), 0) FROM function_versions WHERE account_id = ? AND name = ?").With(account.Value).With(name);
        return row.Step() ? row.Int(0) : 0;
    }

    private static AccountFunction Function(SqliteSession session, AccountId account, Statement row)
    {
        var name = row.Text(0);
        var draft = row.TextOrNull(1) is { } json ? Content(json) : null;
        var (created, updated) = (row.Time(2), row.Time(3));
        return new AccountFunction(name, draft, Published(session, account, name), created, updated);
    }

    private static FunctionVersion Version(Statement row) => new(
        row.Text(0),
        row.Text(1),
        row.Int(2),
        string.Equals(row.Text(3), "published", StringComparison.Ordinal) ? FunctionState.Published : FunctionState.Archived,
        row.Text(4),
        Content(row.Text(5)),
        row.Time(6),
        row.TimeOrNull(7));

    private static FunctionContent Content(string json) => JsonSerializer.Deserialize(json, ConfigurationJson.Default.FunctionContent)!;
}
