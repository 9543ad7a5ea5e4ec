using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>A flow as lists show it.</summary>
/// <param name="PublishedVersion">Number of the published version, or null when nothing is published.</param>
/// <param name="RequiresGreen">Whether publishing needs every scenario to pass.</param>
public sealed record FlowSummary(
    string Id,
    string Name,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool HasDraft,
    bool DraftHasErrors,
    int? PublishedVersion,
    string? PublishedVersionId,
    bool RequiresGreen)
{
    /// <summary>When the draft was saved last; null when there is none.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Who saved the draft last; null when there is none, or that is not known.</summary>
    public string? SavedBy { get; init; }

    /// <summary>Who published the published version.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>When the published version was; null when nothing is.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Faults of the draft that are errors, as they were when it was saved.</summary>
    public int ErrorCount { get; init; }

    /// <summary>Faults of the draft that are warnings.</summary>
    public int WarningCount { get; init; }

    /// <summary>Scenarios stored with it.</summary>
    public int Scenarios { get; init; }

    /// <summary>Words by which the account sorts its flows, in the order they were given.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Interactions that were accepted within the last seven days, whatever became of them.</summary>
    public int Calls7d { get; init; }
}

/// <summary>Which flows are wanted, in which order; null members do not filter.</summary>
/// <param name="Text">Part of the name, whatever the case of its ASCII letters.</param>
/// <param name="Label">One of its labels, whatever the case of its ASCII letters.</param>
public sealed record FlowFilter(string? Text = null, FlowStanding? State = null, FlowOrder Order = FlowOrder.Created, string? Label = null);

/// <summary>How a flow stands.</summary>
public enum FlowStanding
{
    /// <summary>There is a draft.</summary>
    Draft,

    /// <summary>There is a draft, and it has errors.</summary>
    Errors,

    /// <summary>A version is published.</summary>
    Published,

    /// <summary>Neither: it was taken out of service.</summary>
    Archived,
}

/// <summary>Order of a list of flows.</summary>
public enum FlowOrder
{
    /// <summary>Oldest first.</summary>
    Created,

    /// <summary>By name, ASCII letters of both cases together.</summary>
    Name,

    /// <summary>Changed last first.</summary>
    Updated,
}

/// <summary>A flow that refers to something.</summary>
/// <param name="FlowName">As the draft or version calls it.</param>
/// <param name="PublishedVersion">Number of the published version that does; null = the draft does.</param>
public sealed record FlowUse(FlowId FlowId, string FlowName, int? PublishedVersion);
