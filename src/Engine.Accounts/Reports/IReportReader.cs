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
