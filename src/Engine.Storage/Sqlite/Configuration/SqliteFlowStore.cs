using System.Globalization;
using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Flows in SQLite.</summary>
internal sealed class SqliteFlowStore(SqliteDatabase database, RowIds ids, TimeProvider time) : IFlowStore
{
    private readonly FlowChanges _changes = new(ids, time);
    private readonly FlowEnds _ends = new(time);

    public Task<FlowDraft> CreateAsync(AccountId account, FlowContent content, CancellationToken cancellation)
    {
        var saved = SavedContent.Of(content);
        return database.Writer.SubmitAsync(session => _changes.Create(session, account, saved), cancellation);
    }

    public Task<Page<FlowSummary>> ListAsync(AccountId account, FlowFilter filter, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowLists.Read(session, account, filter, page, time.GetUtcNow()), cancellation);

    public Task<FlowSummary?> FindAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowRows.Summary(session, account, flowId, time.GetUtcNow()), cancellation);

    public Task<FlowDraft?> FindDraftAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowRows.Draft(session, account, flowId), cancellation);

    public Task<DraftResult> SaveDraftAsync(
        AccountId account, FlowId flowId, FlowContent content, string? ifMatch, CancellationToken cancellation)
    {
        var saved = SavedContent.Of(content);
        return database.Writer.SubmitAsync(session => _changes.Save(session, account, flowId, saved, ifMatch), cancellation);
    }

    public Task<DraftResult> DiscardDraftAsync(AccountId account, FlowId flowId, string? ifMatch, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => _changes.Discard(session, account, flowId, ifMatch), cancellation);

    public Task<PublishResult> PublishAsync(
        AccountId account, FlowId flowId, string? ifMatch, string message, string? by, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => _changes.Publish(session, account, flowId, ifMatch, message, by), cancellation);

    public Task<ArchiveResult> ArchiveAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => _ends.Archive(session, account, flowId), cancellation);

    public Task<FlowDraft?> DuplicateAsync(AccountId account, FlowId flowId, FlowContent content, CancellationToken cancellation)
    {
        var saved = SavedContent.Of(content);
        return database.Writer.SubmitAsync(session => _changes.Duplicate(session, account, flowId, saved), cancellation);
    }

    public Task<FlowRemoval> RemoveAsync(AccountId account, FlowId flowId, string? etag, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(session => _ends.Remove(session, account, flowId, etag), cancellation);

    public Task<bool> RequireGreenAsync(AccountId account, FlowId flowId, bool required, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(
            session => session.Prepare("UPDATE flows SET requires_green = ? WHERE account_id = ? AND id = ?")
                .With(required).With(account.Value).With(flowId).Run() == 1,
            cancellation);

    public Task<bool> LabelAsync(AccountId account, FlowId flowId, IReadOnlyList<string> labels, CancellationToken cancellation) =>
        database.Writer.SubmitAsync(
            session => session.Prepare("UPDATE flows SET labels = ? WHERE account_id = ? AND id = ?")
                .With(JsonSerializer.Serialize(labels)).With(account.Value).With(flowId).Run() == 1,
            cancellation);

    public Task<Page<FlowVersion>> ListVersionsAsync(AccountId account, FlowId flowId, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                // Versions count from 1 and are listed downwards: without a token the page starts above any of them.
                var below = page.After is { } token && int.TryParse(token.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : int.MaxValue;
                using var rows = session.Prepare(
                        $"SELECT {FlowRows.VersionColumns} FROM flow_versions v JOIN flows f ON f.id = v.flow_id " +
                        "WHERE f.account_id = ? AND f.id = ? AND v.number < ? ORDER BY v.number DESC LIMIT ?")
                    .With(account.Value).With(flowId).With(below).With(Paging.Fetch(page));
                return Paging.Read(rows, page, FlowRows.ReadVersion, static version => version.Number.ToString(CultureInfo.InvariantCulture));
            },
            cancellation);

    public Task<FlowVersionDocument?> FindVersionAsync(AccountId account, FlowId flowId, int number, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowRows.Version(session, account, flowId, number), cancellation);

    public Task<FlowVersionDocument?> FindVersionAsync(AccountId account, string versionId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowRows.Version(session, account, versionId), cancellation);

    public Task<FlowVersionDocument?> FindPublishedAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => FlowRows.Published(session, account, flowId), cancellation);

    public Task<DraftResult> RestoreAsync(
        AccountId account, FlowId flowId, int number, FlowContent content, string? ifMatch, CancellationToken cancellation)
    {
        var saved = SavedContent.Of(content);
        return database.Writer.SubmitAsync(session => _changes.Restore(session, account, flowId, number, saved, ifMatch), cancellation);
    }
}
