using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Storage.Events;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>The read side of interactions in PostgreSQL. Every query starts from the account: another account's interaction does not exist.</summary>
internal sealed class PostgresInteractionReader(PostgresSessions sessions, EventCatalog catalog) : IInteractionReader
{
    /// <summary>Events of one answer at most; the next are asked for with the number of the last.</summary>
    private const int EventsMax = 1_000;

    // The number of the latest event and the step it is in are looked up, not kept: that would cost every append an update.
    private const string Selected =
        "i.id, i.flow_id, i.flow_name, i.flow_version, i.flow_version_id, i.execution_id, i.state, i.outcome, i.reason, i.party, i.hang_up_side, " +
        "i.destination, i.origin, i.accepted_at, i.ended_at, " +
        "(SELECT max(e.sequence_number) FROM journal e WHERE e.persistence_id = 'interaction/' || i.id), i.number, i.trunk_id, i.call_id IS NOT NULL, " +
        "i.ringing_at, i.answered_at, i.call_ended_at, " +
        "CASE WHEN i.ended_at IS NULL THEN (SELECT r.step_id FROM report_rows r WHERE r.interaction = i.number ORDER BY r.step_order DESC LIMIT 1) END";

    public Task<Page<InteractionRow>> ListAsync(AccountId account, InteractionFilter filter, PageRequest page, CancellationToken cancellation) =>
        sessions.ReadAsync(
            connection =>
            {
                var query = new Query();
                var accountIs = query.Add(Value.Of(account.Value));
                query
                    .And(page.After?.Key, "i.id < ?")
                    .And(filter.FlowId?.Value, "i.flow_id = ?")
                    .And(filter.FlowVersion, "i.flow_version = ?")
                    .And(filter.State, filter.OnlyLive ? "i.state = ? AND i.ended_at IS NULL" : "i.state = ?")
                    .And(filter.Outcome, "i.outcome = ?")
                    .And(filter.Reason, "i.reason = ?")
                    .And(filter.Party, "i.party = ?")
                    .And(filter.TrunkId?.Value, "i.trunk_id = ?")
                    .And(filter.IdPrefix, "i.id >= ?")
                    .And(filter.IdPrefix is null ? null : filter.IdPrefix + InteractionFilter.BehindHex, "i.id < ?")
                    .And(filter.From is { } from ? IdTimes.AcceptedFrom(from) : null, "i.id >= ?")
                    .And(filter.From, "i.accepted_at >= ?")
                    .And(filter.To is { } to ? IdTimes.AcceptedBefore(to) : null, "i.id < ?")
                    .And(filter.To, "i.accepted_at < ?");
                var source = filter.Number is null
                    ? $"interactions i WHERE i.account_id = {accountIs}{query.Filters}"
                    : "interactions i WHERE i.number IN " + OfNumber(query, accountIs, query.Add(Value.Of(filter.Number)), query.Add(Value.Of(page.Rows + 1)));
                return query.PageAsync(connection, $"SELECT {Selected} FROM {source} ORDER BY i.id DESC", page, static row => (Read(row), row.GetString(0)), cancellation);
            },
            cancellation);

    public Task<InteractionView?> FindAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation) =>
        sessions.ReadOneStateAsync<InteractionView?>(
            async connection =>
            {
                if (await FindAsync(connection, account, interactionId, cancellation) is not var (row, _))
                {
                    return null;
                }

                var fold = new InteractionFold();
                foreach (var (_, happened) in await JournalQueries.OfInteractionAsync(connection, catalog, interactionId, 1, int.MaxValue, cancellation))
                {
                    fold.On(happened);
                }

                return new InteractionView(row, fold.Attempts, fold.Variables) { ReasonDetail = fold.DetailOf(row.Reason) };
            },
            cancellation);

    public Task<IReadOnlyList<StepRow>?> StepsAsync(AccountId account, InteractionId interactionId, CancellationToken cancellation) =>
        sessions.ReadOneStateAsync<IReadOnlyList<StepRow>?>(
            async connection =>
            {
                if (await FindAsync(connection, account, interactionId, cancellation) is not var (_, number))
                {
                    return null;
                }

                var rows = await PostgresReportReader.OfInteractionAsync(connection, number, cancellation);
                return InteractionFold.HaveDetails(rows)
                    ? InteractionFold.WithDetails(
                        rows, (await JournalQueries.OfInteractionAsync(connection, catalog, interactionId, 1, int.MaxValue, cancellation)).Select(entry => entry.Event))
                    : rows;
            },
            cancellation);

    public Task<IReadOnlyList<InteractionEventView>?> EventsAsync(
        AccountId account, InteractionId interactionId, long after, int limit, CancellationToken cancellation) =>
        sessions.ReadOneStateAsync<IReadOnlyList<InteractionEventView>?>(
            async connection =>
            {
                if (await FindAsync(connection, account, interactionId, cancellation) is null)
                {
                    return null;
                }

                var events = await JournalQueries.OfInteractionAsync(
                    connection, catalog, interactionId, Math.Max(after, 0) + 1, Math.Clamp(limit, 1, EventsMax), cancellation);
                return events.ConvertAll(entry => InteractionFold.Show(catalog, entry.Sequence, entry.Event));
            },
            cancellation);

    /// <summary>
    /// A number is looked up as destination and as origin, each by its own index in the order of the list: an OR of the two would sort all that the
    /// number ever had.
    /// </summary>
    private static string OfNumber(Query query, string accountIs, string number, string limit)
    {
        return $"(({As("destination")}) UNION ({As("origin")}))";

        string As(string column) =>
            $"SELECT i.number FROM interactions i WHERE i.account_id = {accountIs} AND i.{column} = {number}{query.Filters} ORDER BY i.id DESC LIMIT {limit}";
    }

    private static async Task<(InteractionRow Row, long Number)?> FindAsync(
        NpgsqlConnection connection, AccountId account, InteractionId interactionId, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand($"SELECT {Selected} FROM interactions i WHERE i.account_id = $1 AND i.id = $2", connection)
        {
            Parameters = { Value.Of(account.Value), Value.Of(interactionId.Value) },
        };
        await using var row = await query.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (Read(row), row.GetInt64(16)) : null;
    }

    private static InteractionRow Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        FlowId = new FlowId(row.GetString(1)),
        FlowName = row.GetString(2),
        FlowVersion = row.GetInt32(3),
        FlowVersionId = row.GetString(4),
        FlowExecutionId = row.GetString(5),
        State = row.GetString(6),
        Outcome = row.TextOrNull(7),
        Reason = row.TextOrNull(8),
        Party = row.TextOrNull(9),
        HangUpSide = row.TextOrNull(10),
        DestinationNumber = row.TextOrNull(11),
        OriginNumber = row.TextOrNull(12),
        AcceptedAt = row.Time(13),
        EndedAt = row.TimeOrNull(14),
        LastEvent = row.IsDBNull(15) ? 0 : row.GetInt64(15),
        TrunkId = TrunkId.Of(row.TextOrNull(17)),
        Phase = InteractionPhases.Of(row.GetString(6), row.GetBoolean(18), !row.IsDBNull(19), !row.IsDBNull(20), !row.IsDBNull(21)),
        AnsweredAt = row.TimeOrNull(20),
        CurrentStep = row.TextOrNull(22),
    };
}
