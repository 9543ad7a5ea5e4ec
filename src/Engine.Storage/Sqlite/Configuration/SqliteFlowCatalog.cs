using Engine.Ports;
using Engine.Ports.Flows;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>
/// Published flows for the engine. Which version is published is one indexed look-up each time (about 10 µs), so a publish – by this
/// process or another – is seen by the next start without anything to invalidate; documents are cached by version id, which never change.
/// </summary>
internal sealed class SqliteFlowCatalog(SqliteDatabase database, long cacheBytes) : IFlowCatalog
{
    private readonly VersionCache _cache = new(cacheBytes);

    public ValueTask<FlowLookup> FindPublishedAsync(AccountId accountId, FlowId flowId, CancellationToken cancellation) =>
        new(database.Readers.ReadAsync(session => FindPublished(session, accountId, flowId), cancellation));

    public ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken cancellation) =>
        _cache.TryGet(flowVersionId, out var cached)
            ? new(cached)
            : new(database.Readers.ReadAsync(session => Load(session, flowVersionId), cancellation));

    private FlowLookup FindPublished(SqliteSession session, AccountId accountId, FlowId flowId)
    {
        using var row = session.Prepare(
                "SELECT v.id FROM flows f LEFT JOIN flow_versions v ON v.flow_id = f.id AND v.state = 'published' " +
                "WHERE f.account_id = ? AND f.id = ?")
            .With(accountId).With(flowId);
        if (!row.Step())
        {
            return new FlowLookup.NoSuchFlow();
        }

        return row.TextOrNull(0) is not { } versionId ? new FlowLookup.NothingPublished()
            : new FlowLookup.Found(_cache.TryGet(versionId, out var cached) ? cached : Load(session, versionId)!);
    }

    private StoredFlowVersion? Load(SqliteSession session, string versionId)
    {
        using var row = session.Prepare(
                "SELECT v.id, v.flow_id, f.account_id, v.number, v.document FROM flow_versions v JOIN flows f ON f.id = v.flow_id WHERE v.id = ?")
            .With(versionId);
        if (!row.Step())
        {
            return null;
        }

        var version = new StoredFlowVersion(row.Text(0), new FlowId(row.Text(1)), new AccountId(row.Text(2)), row.Int(3), row.Bytes(4).ToArray());
        _cache.Add(version);
        return version;
    }
}
