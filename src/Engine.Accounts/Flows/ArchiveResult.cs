namespace Engine.Accounts.Flows;

/// <summary>What became of taking a flow out of service.</summary>
public abstract record ArchiveResult
{
    private ArchiveResult()
    {
    }

    public sealed record Archived(FlowVersion Version) : ArchiveResult;

    public sealed record NothingPublished : ArchiveResult;

    /// <summary>No such flow in this account.</summary>
    public sealed record NotFound : ArchiveResult;
}
