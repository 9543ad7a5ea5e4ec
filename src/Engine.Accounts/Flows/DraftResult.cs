namespace Engine.Accounts.Flows;

/// <summary>What became of a change to a draft.</summary>
public abstract record DraftResult
{
    private DraftResult()
    {
    }

    public sealed record Saved(FlowDraft Draft) : DraftResult;

    public sealed record Discarded : DraftResult;

    /// <summary>The caller's ETag is not the draft's (412). <paramref name="CurrentETag"/> is null when there is no draft.</summary>
    public sealed record Conflict(string? CurrentETag) : DraftResult;

    /// <summary>No such flow, version or draft in this account (404).</summary>
    public sealed record NotFound : DraftResult;
}
