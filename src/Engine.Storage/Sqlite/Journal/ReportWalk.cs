using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Journal;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>
/// Which way a page of the report is read, so that it costs what it returns. Rows are ordered by their start, which no filter of an interaction knows: few
/// interactions are taken from their own index and their rows sorted; of many there is one soon, so the rows are walked in their order.
/// </summary>
internal sealed class ReportWalk
{
    /// <summary>Interactions whose rows are sorted for a page, and rows that are walked without a thought.</summary>
    public const int Few = 5_000;

    private readonly AccountId _account;
    private readonly ReportFilter _filter;
    private readonly ReportKey _start;
    private readonly Narrowing? _narrowing;

    private ReportWalk(AccountId account, ReportFilter filter, ReportKey start, Narrowing? narrowing) =>
        (_account, _filter, _start, _narrowing) = (account, filter, start, narrowing);

    /// <param name="session">Reads.</param>
    /// <param name="account">Whose rows.</param>
    /// <param name="filter">Which.</param>
    /// <param name="start">Behind which row.</param>
    /// <param name="few">Of tests: another number for <see cref="Few"/>.</param>
    public static ReportWalk Choose(SqliteSession session, AccountId account, ReportFilter filter, ReportKey start, int few = Few)
    {
        var narrowings = Narrowing.Of(account, filter, start);
        if (narrowings.Count == 0 || RowsAhead(session, account, filter, start, few + 1) <= few)
        {
            return new ReportWalk(account, filter, start, null);
        }

        foreach (var narrowing in narrowings)
        {
            if (narrowing.CountUpTo(session, few + 1) <= few)
            {
                return new ReportWalk(account, filter, start, narrowing);
            }
        }

        // Before the first of them was accepted there is nothing to find.
        var first = narrowings.Select(narrowing => narrowing.FirstId(session)).Where(id => id is not null).Max(StringComparer.Ordinal);
        return new ReportWalk(account, filter, first is not null && IdTimes.Of(first) is { } ms ? start.NoEarlierThan(DateTimeOffset.FromUnixTimeMilliseconds(ms)) : start, null);
    }

    /// <summary>All rows in order; the limit is the one value that is left to bind.</summary>
    public Statement Rows(SqliteSession session, string columns, string how = "")
    {
        var conditions = new Conditions()
            .And(_filter.To is not null, "r.started_at < ?", s => s.With(_filter.To))
            .And(_filter.FlowId is not null, "i.flow_id = ?", s => s.With(_filter.FlowId))
            .And(_filter.Outcome is not null, "i.outcome = ?", s => s.With(_filter.Outcome))
            .And(_filter.Number is not null, "(i.destination = ? OR i.origin = ?)", s => s.With(_filter.Number), s => s.With(_filter.Number));

        // CROSS JOIN keeps SQLite from turning the walk around, and + keeps it from the index by start: it knows nothing of how many there are.
        var (tables, account) = _narrowing is null
            ? ("report_rows r CROSS JOIN interactions i ON i.number = r.interaction", "r.account_id")
            : ($"({_narrowing.Sql}) n CROSS JOIN interactions i ON i.number = n.number CROSS JOIN report_rows r ON r.interaction = i.number", "+r.account_id");
        var statement = session.Prepare(
            $"{how}SELECT {columns} FROM {tables} WHERE {account} = ? AND (r.started_at, r.interaction, r.step_order) > (?, ?, ?){conditions.Sql} " +
            "ORDER BY r.started_at, r.interaction, r.step_order LIMIT ?");
        _narrowing?.Bind(statement);
        return conditions.Bind(statement.With(_account.Value).With(_start.StartedAt).With(_start.Interaction).With(_start.StepOrder));
    }

    private static int RowsAhead(SqliteSession session, AccountId account, ReportFilter filter, ReportKey start, int most)
    {
        var to = new Conditions().And(filter.To is not null, "started_at < ?", s => s.With(filter.To));
        using var row = to.Bind(session.Prepare(
                $"SELECT count(*) FROM (SELECT 1 FROM report_rows WHERE account_id = ? AND started_at >= ?{to.Sql} LIMIT ?)")
            .With(account.Value).With(start.StartedAt)).With(most);
        row.Step();
        return row.Int(0);
    }

    /// <summary>The interactions that one filter leaves, by the index of that filter: of a number there are two, and one interaction can stand in both.</summary>
    private sealed class Narrowing(AccountId account, string value, IReadOnlyList<string> columns, Conditions bounds)
    {
        /// <summary>Selects their numbers, each once.</summary>
        public string Sql => $"SELECT DISTINCT number FROM ({All})";

        private string All => string.Join(" UNION ALL ", columns.Select(column => Select("number", column)));

        public static List<Narrowing> Of(AccountId account, ReportFilter filter, ReportKey start)
        {
            // The id bounds both ways: what was accepted too long ago is over, what is accepted later than the rows wanted has none of them.
            var bounds = new Conditions()
                .And(start.StartedAt > 0, "id >= ?", s => s.With(IdTimes.AliveAt(start.StartedAt)))
                .And(filter.To is not null, "id < ?", s => s.With(IdTimes.AcceptedBefore(filter.To!.Value)));
            var found = new List<Narrowing>();
            Add(filter.Number, "destination", "origin");
            Add(filter.FlowId?.Value, "flow_id");
            Add(filter.Outcome, "outcome");
            return found;

            void Add(string? value, params string[] columns)
            {
                if (value is not null)
                {
                    found.Add(new Narrowing(account, value, columns, bounds));
                }
            }
        }

        public Statement Bind(Statement statement) => columns.Aggregate(statement, (bound, _) => BindOne(bound));

        /// <summary>Their number, or <paramref name="most"/> when there are more.</summary>
        public int CountUpTo(SqliteSession session, int most)
        {
            using var row = Bind(session.Prepare($"SELECT count(*) FROM ({All} LIMIT ?)")).With(most);
            row.Step();
            return row.Int(0);
        }

        public string? FirstId(SqliteSession session) => columns.Select(column => FirstId(session, column)).Where(id => id is not null).Min(StringComparer.Ordinal);

        private string? FirstId(SqliteSession session, string column)
        {
            using var row = BindOne(session.Prepare(Select("id", column) + " ORDER BY id LIMIT 1"));
            return row.Step() ? row.Text(0) : null;
        }

        private string Select(string what, string column) => $"SELECT {what} FROM interactions WHERE account_id = ? AND {column} = ?{bounds.Sql}";

        private Statement BindOne(Statement statement) => bounds.Bind(statement.With(account.Value).With(value));
    }
}
