using System.Runtime.CompilerServices;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The report over flow executions in SQLite.</summary>
internal sealed class SqliteReportReader(SqliteDatabase database) : IReportReader
{
    public Task<Page<StepRow>> ListAsync(AccountId account, ReportFilter filter, PageRequest page, CancellationToken cancellation) =>
        ReadAsync(account, filter, page, cancellation);

    /// <summary>Each page is a read of its own, so that a slow client holds no read transaction open and the log can be folded back.</summary>
    public async IAsyncEnumerable<StepRow> StreamAsync(
        AccountId account, ReportFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PageToken? after = null;
        do
        {
            var page = await ReadAsync(account, filter, new PageRequest(PageRequest.MaxSize, after), cancellation);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private Task<Page<StepRow>> ReadAsync(AccountId account, ReportFilter filter, PageRequest page, CancellationToken cancellation) =>
        database.Readers.ReadAsync(session => List(session, account, filter, page), cancellation);

    private static Page<StepRow> List(SqliteSession session, AccountId account, ReportFilter filter, PageRequest page)
    {
        var start = ReportKey.Parse(page.After).NoEarlierThan(filter.From);
        var walk = ReportWalk.Choose(session, account, filter, start);
        var last = start;
        using var rows = walk.Rows(session, ReportRows.Columns).With(Paging.Fetch(page));
        return Paging.Read(
            rows,
            page,
            row =>
            {
                last = new ReportKey(row.Long(12), row.Long(ReportRows.InteractionColumn), row.Int(14));
                return ReportRows.Read(row);
            },
            _ => last.ToString());
    }
}
