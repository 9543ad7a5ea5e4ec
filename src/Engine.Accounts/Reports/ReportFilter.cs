namespace Engine.Accounts.Reports;

/// <summary>Which report rows are wanted (FLOW-71); null members do not filter.</summary>
/// <param name="From">Step started at or after.</param>
/// <param name="To">Step started before.</param>
/// <param name="Outcome">Wire name of the interaction's outcome.</param>
/// <param name="Number">E.164; matches the destination or the origin.</param>
public sealed record ReportFilter(
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? FlowId = null,
    string? Outcome = null,
    string? Number = null);
