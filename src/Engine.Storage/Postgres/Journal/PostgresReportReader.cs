using System.Runtime.CompilerServices;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>
/// The report over flow executions in PostgreSQL. What belongs to the execution as a whole stands once, in the interaction's row, and is joined to each
/// step.
/// </summary>
internal sealed class PostgresReportReader(PostgresSessions sessions) : IReportReader
{
    private const string Rows =
        "SELECT i.call_id, i.execution_id, i.id, i.destination, i.origin, i.flow_name, i.flow_id, i.flow_version, r.component_title, r.step_name, " +
        "r.exit, r.time_in_step_ms, r.started_at, i.ended_at, r.step_order, r.interaction, r.reason, r.step_id, r.assigned FROM report_rows r " +
        "JOIN interactions i ON i.number = r.interaction";

    public Task<Page<StepRow>> ListAsync(AccountId account, ReportFilter filter, PageRequest page, CancellationToken cancellation) => sessions.ReadAsync(
        connection =>
        {
            var key = ReportKey.Parse(page.After);
            var query = new Query();
            var accountIs = query.Add(Value.Of(account.Value));
            var after = $"({query.Add(Value.Of(key.StartedAt))}, {query.Add(Value.Of(key.Interaction))}, {query.Add(Value.Of(key.StepOrder))})";
            query
                .And(filter.From, "r.started_at >= ?")
                .And(filter.To, "r.started_at < ?")
                .And(filter.FlowId?.Value, "i.flow_id = ?")
                .And(filter.Outcome, "i.outcome = ?")
                .And(filter.Number, "(i.destination = ? OR i.origin = ?)");
            return query.PageAsync(
                connection,
                $"{Rows} WHERE r.account_id = {accountIs} AND (r.started_at, r.interaction, r.step_order) > {after}{query.Filters} " +
                "ORDER BY r.started_at, r.interaction, r.step_order",
                page,
                static row => (Read(row), new ReportKey(row.GetInt64(12), row.GetInt64(15), row.GetInt32(14)).ToString()),
                cancellation);
        },
        cancellation);

    /// <summary>Each page is a read of its own, so that a slow client holds neither a connection nor a transaction.</summary>
    public async IAsyncEnumerable<StepRow> StreamAsync(
        AccountId account, ReportFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PageToken? after = null;
        do
        {
            var page = await ListAsync(account, filter, new PageRequest(PageRequest.MaxSize, after), cancellation);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <param name="connection">Open.</param>
    /// <param name="interaction">Its number.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    public static async Task<IReadOnlyList<StepRow>> OfInteractionAsync(NpgsqlConnection connection, long interaction, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(Rows + " WHERE r.interaction = $1 ORDER BY r.step_order", connection)
        {
            Parameters = { Value.Of(interaction) },
        };
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var steps = new List<StepRow>();
        while (await rows.ReadAsync(cancellation))
        {
            steps.Add(Read(rows));
        }

        return steps;
    }

    private static StepRow Read(NpgsqlDataReader row) => new(
        row.TextOrNull(0),
        row.GetString(1),
        new InteractionId(row.GetString(2)),
        row.TextOrNull(3),
        row.TextOrNull(4),
        row.GetString(5),
        new FlowId(row.GetString(6)),
        row.GetInt32(7),
        row.GetString(8),
        row.GetString(9),
        row.TextOrNull(10),
        row.IsDBNull(11) ? null : TimeSpan.FromMilliseconds(row.GetInt64(11)),
        row.Time(12),
        row.TimeOrNull(13),
        row.GetInt32(14),
        row.TextOrNull(16))
    {
        StepId = row.GetString(17), Assigned = AssignedText.Read(row.TextOrNull(18)),
    };
}
