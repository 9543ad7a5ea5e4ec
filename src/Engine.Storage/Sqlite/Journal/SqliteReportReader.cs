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
        var key = ReportKey.Parse(page.After);
        var conditions = new Conditions()
            .And(filter.From is not null, "r.started_at >= ?", s => s.With(filter.From))
            .And(filter.To is not null, "r.started_at < ?", s => s.With(filter.To))
            .And(filter.FlowId is not null, "i.flow_id = ?", s => s.With(filter.FlowId))
            .And(filter.Outcome is not null, "i.outcome = ?", s => s.With(filter.Outcome))
            .And(filter.Number is not null, "(i.destination = ? OR i.origin = ?)", s => s.With(filter.Number), s => s.With(filter.Number));
        var last = key;
        using var rows = conditions.Bind(session.Prepare(
                $"SELECT {ReportRows.Columns} FROM {ReportRows.Tables} " +
                $"WHERE r.account_id = ? AND (r.started_at, r.interaction, r.step_order) > (?, ?, ?){conditions.Sql} " +
                "ORDER BY r.started_at, r.interaction, r.step_order LIMIT ?")
            .With(account.Value).With(key.StartedAt).With(key.Interaction).With(key.StepOrder))
            .With(Paging.Fetch(page));
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
