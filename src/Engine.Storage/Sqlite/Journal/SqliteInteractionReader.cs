using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite.Configuration;

namespace Engine.Storage.Sqlite.Journal;

/// <summary>The read side of interactions in SQLite. Every query starts from the account: another account's interaction does not exist.</summary>
internal sealed class SqliteInteractionReader(SqliteDatabase database, EventCatalog catalog) : IInteractionReader
{
    /// <summary>Events of one answer at most; the next are asked for with the number of the last.</summary>
    private const int EventsMax = 1_000;

    /// <summary>Of <see cref="Columns"/>.</summary>
    public const int ColumnCount = 23;

    /// <summary>
    /// What <see cref="Read"/> reads, of interactions as i. The number of the latest event and the step it is in are looked up, not kept: that would cost
    /// every append an update.
    /// </summary>
    public const string Columns =
        "id, flow_id, flow_name, flow_version, flow_version_id, execution_id, state, outcome, reason, party, hang_up_side, destination, origin, " +
        "accepted_at, ended_at, " +
        "(SELECT max(e.sequence_number) FROM journal e WHERE e.persistence_id = 'interaction/' || i.id), number, trunk_id, call_id IS NOT NULL, " +
        "ringing_at, answered_at, call_ended_at, " +
        "CASE WHEN ended_at IS NULL THEN (SELECT r.step_id FROM report_rows r WHERE r.interaction = i.number ORDER BY r.step_order DESC LIMIT 1) END";

    // A number is looked up as destination and as origin, each by its own index in the order of the list: an OR of the two would
    // make SQLite walk every interaction of the account.
    private const string DestinationIs = "SELECT number FROM interactions WHERE account_id = ? AND destination = ?";
    private const string OriginIs = "SELECT number FROM interactions WHERE account_id = ? AND origin = ?";

    public Task<Page<InteractionRow>> ListAsync(AccountId account, InteractionFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var conditions = ConditionsOf(filter, page);
        return database.Readers.ReadAsync(
            session =>
            {
                using var rows = filter.Number is null ? All(session, account, conditions, page) : OfNumber(session, account, filter.Number, conditions, page);
                return Paging.Read(rows, page, Read, static row => row.Id);
            },
            cancellation);
    }

    public Task<InteractionView?> FindAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation) =>
        database.Readers.ReadAsync(
            session =>
            {
                if (Find(session, account, interactionId) is not var (row, _))
                {
                    return null;
                }

                var fold = new InteractionFold();
                var events = JournalRows.OfInteraction(session, catalog, interactionId, 1, int.MaxValue);
                foreach (var (_, happened) in events)
                {
                    fold.On(happened);
                }

                return new InteractionView(row, fold.Attempts, fold.Variables) { ReasonDetail = fold.DetailOf(row.Reason), EventsRemoved = events.Count == 0 };
            },
            cancellation);

    public Task<IReadOnlyList<StepRow>?> StepsAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation) =>
        database.Readers.ReadAsync<IReadOnlyList<StepRow>?>(
            session =>
            {
                if (Find(session, account, interactionId) is not var (_, number))
                {
                    return null;
                }

                var rows = ReportRows.OfInteraction(session, number);
                return InteractionFold.HaveDetails(rows)
                    ? InteractionFold.WithDetails(rows, JournalRows.OfInteraction(session, catalog, interactionId, 1, int.MaxValue).Select(entry => entry.Event))
                    : rows;
            },
            cancellation);

    public Task<IReadOnlyList<InteractionEventView>?> EventsAsync(
        AccountId account, InteractionId interactionId, long after, int limit, CancellationToken cancellation) =>
        database.Readers.ReadAsync<IReadOnlyList<InteractionEventView>?>(
            session => Find(session, account, interactionId) is not null
                ? [.. JournalRows.OfInteraction(session, catalog, interactionId, Math.Max(after, 0) + 1, Math.Clamp(limit, 1, EventsMax))
                    .Select(entry => InteractionFold.Show(catalog, entry.Sequence, entry.Event))]
                : null,
            cancellation);

    /// <summary>"ended_at IS NULL" says what the state says, in the words of the index over those in flight.</summary>
    private static Conditions ConditionsOf(InteractionFilter filter, PageRequest page) => new Conditions()
        .And(page.After is not null, "id < ?", s => s.With(page.After!.Value.Key))
        .And(filter.FlowId is not null, "flow_id = ?", s => s.With(filter.FlowId))
        .And(filter.FlowVersion is not null, "flow_version = ?", s => s.With(filter.FlowVersion))
        .And(filter.OnlyLive, "ended_at IS NULL")
        .And(filter.State is not null, "state = ?", s => s.With(filter.State))
        .And(filter.Outcome is not null, "outcome = ?", s => s.With(filter.Outcome))
        .And(filter.Reason is not null, "reason = ?", s => s.With(filter.Reason))
        .And(filter.Party is not null, "party = ?", s => s.With(filter.Party))
        .And(filter.TrunkId is not null, "trunk_id = ?", s => s.With(filter.TrunkId?.Value))
        .And(filter.IdPrefix is not null, "id >= ?", s => s.With(filter.IdPrefix))
        .And(filter.IdPrefix is not null, "id < ?", s => s.With(filter.IdPrefix + InteractionFilter.BehindHex))
        .And(filter.From is not null, "id >= ?", s => s.With(IdTimes.AcceptedFrom(filter.From!.Value)))
        .And(filter.From is not null, "accepted_at >= ?", s => s.With(filter.From))
        .And(filter.To is not null, "id < ?", s => s.With(IdTimes.AcceptedBefore(filter.To!.Value)))
        .And(filter.To is not null, "accepted_at < ?", s => s.With(filter.To));

    /// <summary>How SQLite would read a list.</summary>
    internal static Statement Plan(SqliteSession session, AccountId account, InteractionFilter filter) =>
        All(session, account, ConditionsOf(filter, new PageRequest()), new PageRequest(), "EXPLAIN QUERY PLAN ");

    private static Statement All(SqliteSession session, AccountId account, Conditions conditions, PageRequest page, string how = "") =>
        conditions.Bind(session.Prepare($"{how}SELECT {Columns} FROM interactions i WHERE account_id = ?{conditions.Sql} ORDER BY id DESC LIMIT ?")
            .With(account.Value)).With(Paging.Fetch(page));

    private static Statement OfNumber(SqliteSession session, AccountId account, string number, Conditions conditions, PageRequest page)
    {
        var tail = conditions.Sql + " ORDER BY id DESC LIMIT ?";
        var statement = session.Prepare(
            $"SELECT {Columns} FROM interactions i WHERE number IN (SELECT * FROM ({DestinationIs}{tail}) UNION SELECT * FROM ({OriginIs}{tail})) " +
            "ORDER BY id DESC LIMIT ?");
        for (var branch = 0; branch < 2; branch++)
        {
            conditions.Bind(statement.With(account.Value).With(number)).With(Paging.Fetch(page));
        }

        return statement.With(Paging.Fetch(page));
    }

    private static (InteractionRow Row, long Number)? Find(SqliteSession session, AccountId account, InteractionId interactionId)
    {
        using var row = session.Prepare($"SELECT {Columns} FROM interactions i WHERE account_id = ? AND id = ?")
            .With(account.Value).With(interactionId);
        return row.Step() ? (Read(row), row.Long(16)) : null;
    }

    public static InteractionRow Read(Statement row) => new()
    {
        Id = row.Text(0),
        FlowId = new FlowId(row.Text(1)),
        FlowName = row.Text(2),
        FlowVersion = row.Int(3),
        FlowVersionId = row.Text(4),
        FlowExecutionId = row.Text(5),
        State = row.Text(6),
        Outcome = row.TextOrNull(7),
        Reason = row.TextOrNull(8),
        Party = row.TextOrNull(9),
        HangUpSide = row.TextOrNull(10),
        DestinationNumber = row.TextOrNull(11),
        OriginNumber = row.TextOrNull(12),
        AcceptedAt = row.Time(13),
        EndedAt = row.TimeOrNull(14),
        LastEvent = row.Long(15),
        TrunkId = TrunkId.Of(row.TextOrNull(17)),
        Phase = InteractionPhases.Of(row.Text(6), row.Bool(18), !row.IsNull(19), !row.IsNull(20), !row.IsNull(21)),
        AnsweredAt = row.TimeOrNull(20),
        CurrentStep = row.TextOrNull(22),
    };
}
