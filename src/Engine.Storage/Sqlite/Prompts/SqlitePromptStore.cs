using Engine.Accounts.Paging;
using Engine.Accounts.Prompts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Ports.Sounds;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Prompts;

/// <summary>
/// Prompts in SQLite. A sound is written first, under a name nobody knows, and then named by one short transaction: readers see the old
/// prompt or the new one, and a crash leaves only parts that the next start sweeps away.
/// </summary>
internal sealed class SqlitePromptStore(SqliteDatabase database, RowIds ids, TimeProvider time) : IPromptStore, IPromptLibrary
{
    private readonly SoundParts _sounds = new(database);

    public Task<PromptResult> AddAsync(AccountId account, PromptLabel label, short[] samples, CancellationToken cancellation) =>
        WithSoundAsync(samples, (session, name) => Add(session, account, label, name, samples.Length), cancellation);

    public Task<Page<Prompt>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => PromptRows.List(session, account, page), cancellation);

    public Task<Prompt?> FindAsync(AccountId account, string promptId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => PromptRows.Find(session, account.Value, promptId)?.Prompt, cancellation);

    public Task<PromptResult> RenameAsync(
        AccountId account, string promptId, PromptLabel label, string? ifMatch, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => Rename(session, account, promptId, label, ifMatch), cancellation);

    public async Task<PromptResult> ReplaceAsync(
        AccountId account, string promptId, short[] samples, string? ifMatch, CancellationToken cancellation)
    {
        PromptRow? before = null;
        var result = await WithSoundAsync(
            samples,
            (session, name) =>
            {
                before = PromptRows.Find(session, account.Value, promptId);
                return Refusal(before, ifMatch) ?? Put(session, before! with { Sound = name, Samples = samples.Length });
            },
            cancellation);
        await DropAsync(result is PromptResult.Saved ? before : null);
        return result;
    }

    public async Task<PromptResult> RemoveAsync(AccountId account, string promptId, string? ifMatch, CancellationToken cancellation)
    {
        PromptRow? before = null;
        var result = await database.Writer.SubmitAsync(
            session =>
            {
                before = PromptRows.Find(session, account.Value, promptId);
                return Refusal(before, ifMatch) ?? Remove(session, account, promptId);
            },
            cancellation);
        await DropAsync(result is PromptResult.Removed ? before : null);
        return result;
    }

    public ValueTask<string?> FindVersionAsync(AccountId accountId, string promptId, CancellationToken cancellation) =>
        new(database.Readers.ReadAsync(session => PromptRows.Find(session, accountId, promptId)?.Sound, cancellation));

    public ValueTask<PromptSound?> LoadAsync(AccountId accountId, string promptId, CancellationToken cancellation) =>
        new(database.Readers.ReadAsync(session => PromptRows.Find(session, accountId, promptId) is { } row
            ? new PromptSound(row.Sound, SoundParts.Read(session, row.Sound, row.Samples))
            : null, cancellation));

    private async Task<PromptResult> WithSoundAsync(short[] samples, Func<SqliteSession, string, PromptResult> name, CancellationToken cancellation)
    {
        if (samples.Length == 0)
        {
            throw new ArgumentException("A stored prompt has samples.", nameof(samples));
        }

        var id = ids.Next();
        await _sounds.WriteAsync(id, samples, cancellation);
        var result = await database.Writer.SubmitAsync(
            session => SoundParts.IsWhole(session, id, samples.Length)
                ? name(session, id)
                : throw new StoreUnavailableException("An engine started while the sound was written, and swept it away; upload it again."),
            CancellationToken.None);
        if (result is not PromptResult.Saved)
        {
            await _sounds.DropAsync(id, samples.Length);
        }

        return result;
    }

    private PromptResult Add(SqliteSession session, AccountId account, PromptLabel label, string sound, int samples)
    {
        if (PromptRows.Named(session, account, label.Name) is not null)
        {
            return new PromptResult.NameTaken();
        }

        if (PromptRows.Count(session, account) >= IPromptStore.MaxPrompts)
        {
            return new PromptResult.Full();
        }

        var id = ids.Next();
        var now = time.GetUtcNow();
        session.Prepare(
                "INSERT INTO prompts (id, account_id, name, description, sound, samples, etag, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .With(id).With(account.Value).With(label.Name).With(label.Description).With(sound).With(samples).With(ids.Next()).With(now).With(now).Run();
        return new PromptResult.Saved(PromptRows.Find(session, account.Value, id)!.Prompt);
    }

    private PromptResult Rename(SqliteSession session, AccountId account, string promptId, PromptLabel label, string? ifMatch)
    {
        var before = PromptRows.Find(session, account.Value, promptId);
        return Refusal(before, ifMatch)
            ?? (PromptRows.Named(session, account, label.Name) is { } other && other != promptId
                ? new PromptResult.NameTaken()
                : Put(session, before! with { Prompt = before.Prompt with { Name = label.Name, Description = label.Description } }));
    }

    private PromptResult.Saved Put(SqliteSession session, PromptRow row)
    {
        var prompt = row.Prompt with { ETag = ids.Next(), UpdatedAt = time.GetUtcNow(), DurationMs = PromptRows.DurationMs(row.Samples) };
        session.Prepare("UPDATE prompts SET name = ?, description = ?, sound = ?, samples = ?, etag = ?, updated_at = ? WHERE id = ?")
            .With(prompt.Name).With(prompt.Description).With(row.Sound).With(row.Samples).With(prompt.ETag).With(prompt.UpdatedAt).With(prompt.Id).Run();
        return new PromptResult.Saved(prompt);
    }

    private static PromptResult Remove(SqliteSession session, AccountId account, string promptId)
    {
        if (FlowUses.Of(session, account, DocumentUses.Prompt, promptId, promptId) is { Count: > 0 } uses)
        {
            return new PromptResult.InUse(uses);
        }

        session.Prepare("DELETE FROM prompts WHERE id = ?").With(promptId).Run();
        return new PromptResult.Removed();
    }

    private static PromptResult? Refusal(PromptRow? row, string? ifMatch) =>
        row is null ? new PromptResult.NotFound()
        : ifMatch is not null && ifMatch != row.Prompt.ETag ? new PromptResult.Conflict(row.Prompt.ETag)
        : null;

    private Task DropAsync(PromptRow? row) => row is null ? Task.CompletedTask : _sounds.DropAsync(row.Sound, row.Samples);
}
