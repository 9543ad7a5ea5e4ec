namespace Engine.Accounts.Flows;

/// <summary>What became of publishing a draft.</summary>
public abstract record PublishResult
{
    private PublishResult()
    {
    }

    public sealed record Published(FlowVersion Version) : PublishResult;

    /// <summary>The draft has errors (its faults say which); nothing was changed.</summary>
    public sealed record HasErrors(string Faults) : PublishResult;

    /// <summary>The caller's ETag is not the draft's (412).</summary>
    public sealed record Conflict(string CurrentETag) : PublishResult;

    /// <summary>The flow has no draft to publish.</summary>
    public sealed record NoDraft : PublishResult;

    /// <summary>No such flow in this account.</summary>
    public sealed record NotFound : PublishResult;
}
