using Engine.Accounts.Flows;
using Engine.Ports;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>The changes of flows, each one transaction on the writer's thread.</summary>
internal sealed class FlowChanges(RowIds ids, TimeProvider time)
{
    /// <summary>Name of a flow whose document never had one.</summary>
    private const string Unnamed = "Unnamed flow";

    public FlowDraft Create(SqliteSession session, AccountId account, SavedContent saved)
    {
        var id = ids.Next();
        var now = time.GetUtcNow();
        session.Prepare("INSERT INTO flows (id, account_id, name, description, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)")
            .With(id).With(account.Value).With(Unnamed).With(saved.Content.Description).With(now).With(now).Run();
        return PutDraft(session, new FlowId(id), saved, basedOn: null, before: null);
    }

    public FlowDraft? Duplicate(SqliteSession session, AccountId account, FlowId flowId, SavedContent saved)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return null;
        }

        var copy = Create(session, account, saved);
        session.Prepare("INSERT INTO flow_scenarios (flow_id, name, document, saved_at) SELECT ?, name, document, ? FROM flow_scenarios WHERE flow_id = ?")
            .With(copy.FlowId).With(copy.SavedAt).With(flowId).Run();
        session.Prepare("UPDATE flows SET (requires_green, labels) = (SELECT requires_green, labels FROM flows WHERE id = ?) WHERE id = ?")
            .With(flowId).With(copy.FlowId).Run();
        return copy;
    }

    public DraftResult Save(SqliteSession session, AccountId account, FlowId flowId, SavedContent saved, string? ifMatch)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return new DraftResult.NotFound();
        }

        var current = FlowRows.Draft(session, account, flowId);
        return ifMatch is not null && ifMatch != current?.ETag
            ? new DraftResult.Conflict(current?.ETag)
            : new DraftResult.Saved(PutDraft(session, flowId, saved, current is null ? FlowRows.Published(session, account, flowId)?.Version.Number : current.BasedOn, current));
    }

    public DraftResult Restore(SqliteSession session, AccountId account, FlowId flowId, int number, SavedContent saved, string? ifMatch)
    {
        if (FlowRows.Version(session, account, flowId, number) is null)
        {
            return new DraftResult.NotFound();
        }

        var current = FlowRows.Draft(session, account, flowId);
        return ifMatch is not null && ifMatch != current?.ETag
            ? new DraftResult.Conflict(current?.ETag)
            : new DraftResult.Saved(PutDraft(session, flowId, saved, number, current));
    }

    public DraftResult Discard(SqliteSession session, AccountId account, FlowId flowId, string? ifMatch)
    {
        var current = FlowRows.Draft(session, account, flowId);
        if (current is null)
        {
            return new DraftResult.NotFound();
        }

        if (ifMatch is not null && ifMatch != current.ETag)
        {
            return new DraftResult.Conflict(current.ETag);
        }

        session.Prepare("DELETE FROM flow_drafts WHERE flow_id = ?").With(flowId).Run();
        FlowUses.Discard(session, flowId);
        session.Prepare("UPDATE flows SET updated_at = ? WHERE id = ?").With(time.GetUtcNow()).With(flowId).Run();

        // The flow had its draft's name; its newest version is what remains.
        session.Prepare(
                "UPDATE flows SET name = coalesce(nullif(trim(v.name), ''), flows.name), description = v.description FROM flow_versions v " +
                "WHERE flows.id = ? AND v.flow_id = flows.id AND v.number = flows.last_version")
            .With(flowId).Run();
        return new DraftResult.Discarded();
    }

    public PublishResult Publish(SqliteSession session, AccountId account, FlowId flowId, string? ifMatch, string message, string? by)
    {
        if (!FlowRows.Exists(session, account, flowId))
        {
            return new PublishResult.NotFound();
        }

        return FlowRows.Draft(session, account, flowId) switch
        {
            null => new PublishResult.NoDraft(),
            var draft when ifMatch is not null && ifMatch != draft.ETag => new PublishResult.Conflict(draft.ETag),
            { Content.HasErrors: true } draft => new PublishResult.HasErrors(draft.Content.Faults),
            var draft => new PublishResult.Published(Publish(session, draft, message, by)),
        };
    }

    private FlowVersion Publish(SqliteSession session, FlowDraft draft, string message, string? by)
    {
        var now = time.GetUtcNow();
        var content = draft.Content;
        session.Prepare("UPDATE flow_versions SET state = 'archived', archived_at = ? WHERE flow_id = ? AND state = 'published'")
            .With(now).With(draft.FlowId).Run();
        session.Prepare("UPDATE flows SET last_version = last_version + 1, updated_at = ? WHERE id = ?").With(now).With(draft.FlowId).Run();
        var id = ids.Next();
        session.Prepare(
                "INSERT INTO flow_versions (id, flow_id, number, state, name, description, document, content_hash, published_at, message, published_by) " +
                "SELECT ?, id, last_version, 'published', ?, ?, ?, ?, ?, ?, ? FROM flows WHERE id = ?")
            .With(id).With(content.Name).With(content.Description).With(content.Document).With(content.ContentHash).With(now)
            .With(message).With(by).With(draft.FlowId).Run();
        session.Prepare("DELETE FROM flow_drafts WHERE flow_id = ?").With(draft.FlowId).Run();
        FlowUses.Publish(session, draft.FlowId);
        using var row = session.Prepare($"SELECT {FlowRows.VersionColumns} FROM flow_versions v WHERE v.id = ?").With(id);
        row.Step();
        return FlowRows.ReadVersion(row);
    }

    private FlowDraft PutDraft(SqliteSession session, FlowId flowId, SavedContent saved, int? basedOn, FlowDraft? before)
    {
        var content = saved.Content;
        var draft = new FlowDraft(flowId, content, ids.Next(), time.GetUtcNow(), basedOn, With(before?.ChangedBy ?? "", content.SavedBy));
        session.Prepare(
                "INSERT INTO flow_drafts (flow_id, name, description, document, content_hash, faults, has_errors, etag, saved_at, based_on, saved_by, changed_by) " +
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (flow_id) DO UPDATE SET name = excluded.name, " +
                "description = excluded.description, document = excluded.document, content_hash = excluded.content_hash, " +
                "faults = excluded.faults, has_errors = excluded.has_errors, etag = excluded.etag, saved_at = excluded.saved_at, " +
                "based_on = excluded.based_on, saved_by = excluded.saved_by, changed_by = excluded.changed_by")
            .With(flowId).With(content.Name).With(content.Description).With(content.Document).With(content.ContentHash)
            .With(content.Faults).With(content.HasErrors).With(draft.ETag).With(draft.SavedAt).With(basedOn).With(content.SavedBy).With(draft.ChangedBy).Run();
        FlowUses.Put(session, flowId, saved.Uses);

        // The list needs a name to be clicked and asked for; one that the document has lost stays until it has another.
        session.Prepare("UPDATE flows SET name = coalesce(nullif(trim(?), ''), name), description = ?, updated_at = ? WHERE id = ?")
            .With(content.Name).With(content.Description).With(draft.SavedAt).With(flowId).Run();
        return draft;
    }

    private static string With(string names, string? name) =>
        name is null || names.Split(' ').Contains(name, StringComparer.Ordinal) ? names : $"{names} {name}".TrimStart();
}

/// <summary>Content of a draft with what its document refers to.</summary>
internal sealed record SavedContent(FlowContent Content, IReadOnlySet<(string Member, string Value)> Uses)
{
    public static SavedContent Of(FlowContent content) => new(content, DocumentUses.Of(content.Document));
}
