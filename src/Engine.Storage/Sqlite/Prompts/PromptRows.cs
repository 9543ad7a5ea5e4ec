using Engine.Accounts.Paging;
using Engine.Accounts.Prompts;
using Engine.Ports;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Prompts;

/// <summary>Reads rows of the prompts table.</summary>
internal static class PromptRows
{
    private const int SamplesPerMs = SoundParts.RateHz / 1000;

    private const string Columns = "id, name, description, samples, etag, created_at, updated_at, sound";

    public static PromptRow? Find(SqliteSession session, string account, string promptId)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM prompts WHERE account_id = ? AND id = ?").With(account).With(promptId);
        return row.Step() ? Read(row) : null;
    }

    public static Page<Prompt> List(SqliteSession session, AccountId account, PageRequest page)
    {
        using var rows = session.Prepare($"SELECT {Columns} FROM prompts WHERE account_id = ? AND id > ? ORDER BY id LIMIT ?")
            .With(account.Value).With(page.After?.Key ?? "").With(Paging.Fetch(page));
        return Paging.Read(rows, page, static row => Read(row).Prompt, static prompt => prompt.Id);
    }

    /// <summary>The id of the account's prompt with that name.</summary>
    public static string? Named(SqliteSession session, AccountId account, string name)
    {
        using var row = session.Prepare("SELECT id FROM prompts WHERE account_id = ? AND name = ?").With(account.Value).With(name);
        return row.Step() ? row.Text(0) : null;
    }

    public static int Count(SqliteSession session, AccountId account)
    {
        using var row = session.Prepare("SELECT COUNT(*) FROM prompts WHERE account_id = ?").With(account.Value);
        return row.Step() ? row.Int(0) : 0;
    }

    /// <summary>Rounded up.</summary>
    public static long DurationMs(int samples) => (samples + SamplesPerMs - 1) / SamplesPerMs;

    private static PromptRow Read(Statement row) => new(
        new Prompt(
            row.Text(0), row.Text(1), row.Text(2), DurationMs(row.Int(3)), row.Text(4), row.Time(5), row.Time(6)),
        row.Text(7),
        row.Int(3));
}
