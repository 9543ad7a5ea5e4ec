using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>Taking flows out of service and deleting them.</summary>
internal sealed class FlowEnds(TimeProvider time)
{
    /// <summary>Tables whose rows belong to a flow; most of them refer to it, so it goes last.</summary>
    private static readonly string[] Parts = ["flow_scenarios", "flow_drafts", "flow_versions", "flow_uses", "split_counters"];

    public ArchiveResult Archive(SqliteSession session, AccountId account, FlowId flowId)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return new ArchiveResult.NotFound();
        }

        if (FlowRows.Published(session, account, flowId) is not { Version: var version })
        {
            return new ArchiveResult.NothingPublished();
        }

        var now = time.GetUtcNow();
        session.Prepare("UPDATE flow_versions SET state = 'archived', archived_at = ? WHERE id = ?").With(now).With(version.Id).Run();
        FlowUses.Archive(session, flowId, version.Number);
        session.Prepare("UPDATE flows SET updated_at = ? WHERE id = ?").With(now).With(flowId).Run();
        return new ArchiveResult.Archived(FlowRows.Version(session, account, version.Id)!.Version);
    }

    /// <summary>What has run stays: interactions and report rows carry the flow's name and the version's number themselves.</summary>
    /// <param name="session">In a transaction.</param>
    /// <param name="account">Its owner.</param>
    /// <param name="flowId">Which.</param>
    /// <param name="etag">Of the draft that must still be there; null for whatever is.</param>
    public FlowRemoval Remove(SqliteSession session, AccountId account, FlowId flowId, string? etag)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return FlowRemoval.NotFound;
        }

        if (etag is not null && !string.Equals(FlowRows.Draft(session, account, flowId)?.ETag, etag, StringComparison.Ordinal))
        {
            return FlowRemoval.Changed;
        }

        if (FlowRows.Published(session, account, flowId) is not null)
        {
            return FlowRemoval.Published;
        }

        if (Runs(session, flowId))
        {
            return FlowRemoval.Running;
        }

        foreach (var part in Parts)
        {
            session.Prepare($"DELETE FROM {part} WHERE flow_id = ?").With(flowId).Run();
        }

        session.Prepare("DELETE FROM flows WHERE id = ?").With(flowId).Run();
        session.Prepare("INSERT INTO removed_flows (id, removed_at) VALUES (?, ?)").With(flowId).With(time.GetUtcNow()).Run();
        return FlowRemoval.Removed;
    }

    /// <summary>Whether a flow was removed; asked in the transaction that would start something on it.</summary>
    public static bool IsRemoved(SqliteSession session, FlowId flowId)
    {
        using var row = session.Prepare("SELECT 1 FROM removed_flows WHERE id = ?").With(flowId);
        return row.Step();
    }

    private static bool Runs(SqliteSession session, FlowId flowId)
    {
        using var row = session.Prepare("SELECT 1 FROM interactions WHERE ended_at IS NULL AND flow_id = ? LIMIT 1").With(flowId);
        return row.Step();
    }
}
