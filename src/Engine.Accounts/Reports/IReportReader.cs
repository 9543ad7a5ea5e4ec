using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Reports;

/// <summary>The report over flow executions (FLOW-71), ordered by step start, then interaction, then step.</summary>
public interface IReportReader
{
    Task<Page<StepRow>> ListAsync(AccountId account, ReportFilter filter, PageRequest page, CancellationToken cancellation);

    /// <summary>All matching rows, read in pages behind the scenes: for CSV of any length.</summary>
    IAsyncEnumerable<StepRow> StreamAsync(AccountId account, ReportFilter filter, CancellationToken cancellation);
}

/// <summary>Which report rows are wanted (FLOW-71); null members do not filter.</summary>
/// <param name="From">Step started at or after.</param>
/// <param name="To">Step started before.</param>
/// <param name="Outcome">Wire name of the interaction's outcome.</param>
/// <param name="Number">E.164; matches the destination or the origin.</param>
public sealed record ReportFilter(
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    FlowId? FlowId = null,
    string? Outcome = null,
    string? Number = null);
