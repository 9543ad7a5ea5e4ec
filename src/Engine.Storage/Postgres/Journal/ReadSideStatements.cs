using Engine.Ports;
using Engine.Storage.Journal;
using Npgsql;

namespace Engine.Storage.Postgres.Journal;

/// <summary>What is read of an interaction, to be changed.</summary>
/// <param name="Number">Of an interaction that is written anew and had one; null: it gets one when it begins here.</param>
internal readonly record struct InteractionChange(InteractionId Id, ReadSideChange Change, long? Number);

/// <summary>Writes what many appends change on the read side: at most one statement for each table and kind of change.</summary>
internal static class ReadSideStatements
{
    private const string InsertInteractions =
        "INSERT INTO interactions (id, state, destination, origin, call_id, trunk_id, contact_attempt, outcome, reason, party, hang_up_side, ended_at, number, account_id, flow_id, " +
        "flow_version_id, flow_version, flow_name, execution_id, accepted_at) " +
        "SELECT id, coalesce(state, 'accepted'), destination, origin, call_id, trunk_id, contact_attempt, outcome, reason, party, hang_up_side, ended_at, " +
        "coalesce(number, nextval('interaction_numbers')), account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at " +
        "FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::text[], " +
        "$11::text[], $12::bigint[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::bigint[], $18::text[], $19::text[], $20::bigint[]) AS c " +
        "(id, state, destination, origin, call_id, trunk_id, contact_attempt, outcome, reason, party, hang_up_side, ended_at, number, account_id, flow_id, flow_version_id, " +
        "flow_version, flow_name, execution_id, accepted_at)";

    private const string UpdateInteractions =
        "WITH changed AS (UPDATE interactions i SET state = coalesce(c.state, i.state), destination = coalesce(c.destination, i.destination), " +
        "origin = coalesce(c.origin, i.origin), call_id = coalesce(c.call_id, i.call_id), " +
        "trunk_id = CASE WHEN c.contact_attempt IS NULL THEN i.trunk_id ELSE c.trunk_id END, contact_attempt = coalesce(c.contact_attempt, i.contact_attempt), " +
        "ringing_at = CASE WHEN c.contact_attempt IS NULL THEN i.ringing_at END, answered_at = CASE WHEN c.contact_attempt IS NULL THEN i.answered_at END, " +
        "call_ended_at = CASE WHEN c.contact_attempt IS NULL THEN i.call_ended_at END, outcome = coalesce(c.outcome, i.outcome), " +
        "reason = coalesce(c.reason, i.reason), party = coalesce(c.party, i.party), hang_up_side = coalesce(c.hang_up_side, i.hang_up_side), " +
        "ended_at = coalesce(c.ended_at, i.ended_at) " +
        "FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::text[], " +
        "$11::text[], $12::bigint[]) AS c " +
        "(id, state, destination, origin, call_id, trunk_id, contact_attempt, outcome, reason, party, hang_up_side, ended_at) WHERE i.id = c.id RETURNING 1) " +
        "SELECT engine_expect(count(*), $13) FROM changed";

    // An attempt that is not the interaction's call changes nothing, so the rows are not counted.
    private const string UpdateCalls =
        "UPDATE interactions i SET ringing_at = coalesce(c.ringing_at, i.ringing_at), answered_at = coalesce(c.answered_at, i.answered_at), " +
        "call_ended_at = coalesce(c.ended_at, i.call_ended_at) " +
        "FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS c (id, attempt, ringing_at, answered_at, ended_at) " +
        "WHERE i.id = c.id AND i.contact_attempt = c.attempt";

    private const string InsertSteps =
        "WITH added AS (INSERT INTO report_rows (interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms, assigned) " +
        "SELECT i.number, c.step_order, i.account_id, c.step_id, c.component_title, c.step_name, c.started_at, c.exit, c.reason, c.time_in_step_ms, c.assigned " +
        "FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[]) AS c " +
        "(id, step_order, exit, reason, time_in_step_ms, assigned, step_id, component_title, step_name, started_at) JOIN interactions i ON i.id = c.id RETURNING 1) " +
        "SELECT engine_expect(count(*), $11) FROM added";

    private const string CloseSteps =
        "WITH closed AS (UPDATE report_rows r SET exit = c.exit, reason = c.reason, time_in_step_ms = c.time_in_step_ms, assigned = c.assigned " +
        "FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::text[]) AS c (id, step_order, exit, reason, time_in_step_ms, assigned) " +
        "JOIN interactions i ON i.id = c.id WHERE r.interaction = i.number AND r.step_order = c.step_order RETURNING 1) " +
        "SELECT engine_expect(count(*), $7) FROM closed";

    /// <summary>Adds what these changes need, in an order in which each finds what it stands on. No interaction may be in it twice.</summary>
    public static void Add(NpgsqlBatch statements, IReadOnlyList<InteractionChange> changes)
    {
        AddInteractions(statements, [.. changes.Where(change => change.Change.Added is not null)]);
        ChangeInteractions(statements, [.. changes.Where(change => change.Change is { Added: null, ChangesInteraction: true })]);
        ChangeCalls(statements, [.. changes.SelectMany(change => change.Change.Calls.Select(call => (change.Id, Call: call)))]);
        var steps = changes.SelectMany(change => change.Change.Steps.Select(step => (change.Id, Step: step))).ToList();
        AddSteps(statements, [.. steps.Where(step => step.Step.Entered is not null)]);
        CloseStepsOf(statements, [.. steps.Where(step => step.Step.Entered is null)]);
    }

    private static void AddInteractions(NpgsqlBatch statements, InteractionChange[] changes)
    {
        if (changes.Length > 0)
        {
            var added = changes.Select(change => change.Change.Added!);
            statements.Add(
                InsertInteractions,
                [
                    .. Changing(changes),
                    Value.Of(changes.Select(change => change.Number)),
                    Value.Of(added.Select(one => one.Identity.AccountId)),
                    Value.Of(added.Select(one => one.Identity.FlowId)),
                    Value.Of(added.Select(one => one.Identity.FlowVersionId)),
                    Value.Of(added.Select(one => (long)one.Identity.FlowVersion)),
                    Value.Of(added.Select(one => one.Identity.FlowName)),
                    Value.Of(added.Select(one => one.Identity.ExecutionId)),
                    Value.Of(added.Select(one => one.AcceptedAt.ToUnixTimeMilliseconds())),
                ]);
        }
    }

    private static void ChangeInteractions(NpgsqlBatch statements, InteractionChange[] changes)
    {
        if (changes.Length > 0)
        {
            statements.Add(UpdateInteractions, [.. Changing(changes), Value.Of(changes.Length)]);
        }
    }

    /// <summary>Of the columns that change in an interaction's life; null stands for no change.</summary>
    private static NpgsqlParameter[] Changing(InteractionChange[] changes)
    {
        var results = changes.Select(change => change.Change.Finished?.Result);
        return
        [
            Value.Of(changes.Select(change => change.Id.Value)),
            Value.Of(changes.Select(change => WireName.Of(change.Change.Phase))),
            Value.Of(changes.Select(change => change.Change.Numbers?.Destination)),
            Value.Of(changes.Select(change => change.Change.Numbers?.Origin)),
            Value.Of(changes.Select(change => change.Change.Called?.CallId)),
            Value.Of(changes.Select(change => change.Change.Called?.TrunkId)),
            Value.Of(changes.Select(change => (long?)change.Change.Called?.Attempt)),
            Value.Of(results.Select(result => WireName.Of(result?.Outcome))),
            Value.Of(results.Select(result => result?.Reason)),
            Value.Of(results.Select(result => WireName.Of(result?.Party))),
            Value.Of(results.Select(result => WireName.Of(result?.HungUpBy))),
            Value.Of(changes.Select(change => change.Change.Finished?.At.ToUnixTimeMilliseconds())),
        ];
    }

    private static void ChangeCalls(NpgsqlBatch statements, (InteractionId Id, CallTimes Call)[] calls)
    {
        if (calls.Length > 0)
        {
            statements.Add(
                UpdateCalls,
                Value.Of(calls.Select(call => call.Id.Value)),
                Value.Of(calls.Select(call => (long)call.Call.Attempt)),
                Value.Of(calls.Select(call => call.Call.RingingAt?.ToUnixTimeMilliseconds())),
                Value.Of(calls.Select(call => call.Call.AnsweredAt?.ToUnixTimeMilliseconds())),
                Value.Of(calls.Select(call => call.Call.EndedAt?.ToUnixTimeMilliseconds())));
        }
    }

    private static void AddSteps(NpgsqlBatch statements, (InteractionId Id, StepChange Step)[] steps)
    {
        if (steps.Length > 0)
        {
            var entered = steps.Select(step => step.Step.Entered!);
            statements.Add(
                InsertSteps,
                [
                    .. Leaving(steps),
                    Value.Of(entered.Select(row => row.StepId)),
                    Value.Of(entered.Select(row => row.ComponentTitle)),
                    Value.Of(entered.Select(row => row.StepName)),
                    Value.Of(entered.Select(row => row.Timestamp.ToUnixTimeMilliseconds())),
                    Value.Of(steps.Length),
                ]);
        }
    }

    private static void CloseStepsOf(NpgsqlBatch statements, (InteractionId Id, StepChange Step)[] steps)
    {
        if (steps.Length > 0)
        {
            statements.Add(CloseSteps, [.. Leaving(steps), Value.Of(steps.Length)]);
        }
    }

    private static NpgsqlParameter[] Leaving((InteractionId Id, StepChange Step)[] steps) =>
    [
        Value.Of(steps.Select(step => step.Id.Value)),
        Value.Of(steps.Select(step => (long)step.Step.Order)),
        Value.Of(steps.Select(step => step.Step.Left?.Exit)),
        Value.Of(steps.Select(step => step.Step.Left?.Reason)),
        Value.Of(steps.Select(step => step.Step.Left?.TimeInStepMs)),
        Value.Of(steps.Select(step => AssignedText.Of(step.Step.Left))),
    ];
}
