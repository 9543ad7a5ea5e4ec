using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Tests.Postgres;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>Rows that are lost or wrong come back from the events as they were written live.</summary>
public abstract class ReprojectionTests : StoreContract
{
    /// <summary>What every store has, those from before migration 17 too.</summary>
    private protected const string OldColumnsOfInteractions =
        "id || account_id || flow_id || flow_version_id || flow_version || flow_name || execution_id || accepted_at || state || " +
        "coalesce(outcome, '-') || coalesce(reason, '-') || coalesce(party, '-') || coalesce(hang_up_side, '-') || coalesce(destination, '-') || " +
        "coalesce(origin, '-') || coalesce(call_id, '-') || coalesce(CAST(ended_at AS TEXT), '-')";

    private protected const string OldColumnsOfSteps =
        "i.id || r.step_order || r.account_id || r.step_id || r.component_title || r.step_name || r.started_at || coalesce(r.exit, '-') || " +
        "coalesce(r.reason, '-') || coalesce(CAST(r.time_in_step_ms AS TEXT), '-')";

    private protected const string FromInteractions = " FROM interactions ORDER BY id";

    private protected const string FromSteps =
        " FROM report_rows r LEFT JOIN interactions i ON i.number = r.interaction ORDER BY r.started_at, i.id, r.step_order";

    private protected const string Interactions =
        "SELECT " + OldColumnsOfInteractions + " || coalesce(trunk_id, '-') || coalesce(CAST(contact_attempt AS TEXT), '-') || " +
        "coalesce(CAST(ringing_at AS TEXT), '-') || coalesce(CAST(answered_at AS TEXT), '-') || coalesce(CAST(call_ended_at AS TEXT), '-')" + FromInteractions;

    private protected const string Steps = "SELECT " + OldColumnsOfSteps + " || coalesce(r.assigned, '-')" + FromSteps;

    public static TheoryData<string> Damages =>
    [
        "SELECT 1",
        "DELETE FROM report_rows; DELETE FROM interactions",
        "DELETE FROM report_rows WHERE step_order > 0",
        "DELETE FROM interactions WHERE number % 2 = 0",
        "UPDATE interactions SET state = 'accepted', outcome = 'busy', ended_at = NULL, destination = 'x', call_id = 'y', flow_name = 'z'",
        "UPDATE report_rows SET exit = 'x', time_in_step_ms = 7, step_name = 'z', assigned = NULL; UPDATE interactions SET ended_at = 1",
        "UPDATE interactions SET trunk_id = 'z', contact_attempt = 9, ringing_at = NULL, answered_at = 5, call_ended_at = 1",
        "INSERT INTO report_rows (interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms) SELECT 900000 + interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms FROM report_rows",
        "INSERT INTO interactions (number, id, account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at, state, " +
            "outcome, reason, party, hang_up_side, destination, origin, call_id, ended_at) SELECT 900000 + number, 'ghost' || id, account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at, state, " +
            "outcome, reason, party, hang_up_side, destination, origin, call_id, ended_at FROM interactions",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task All_AfterDamage_AreAsTheyWereWrittenLive(string damage)
    {
        var lives = await LivesAsync();
        var (interactions, steps) = (await Store.RowsAsync(Interactions), await Store.RowsAsync(Steps));
        interactions.Count.ShouldBe(lives);
        await Store.ExecuteAsync(damage);

        (await Store.ReprojectAsync(null)).ShouldBe(lives);

        (await Store.RowsAsync(Interactions)).ShouldBe(interactions);
        (await Store.RowsAsync(Steps)).ShouldBe(steps);
    }

    [Fact]
    public async Task One_ChangesNoOther()
    {
        await LivesAsync();
        var before = await Store.RowsAsync(Interactions);
        await Store.ExecuteAsync("UPDATE interactions SET flow_name = 'wrong'");

        (await Store.ReprojectAsync(new InteractionId(Sample.Id(3)))).ShouldBe(1);
        (await Store.ReprojectAsync(new InteractionId("unknown"))).ShouldBe(0);

        (await Store.RowsAsync("SELECT id FROM interactions WHERE flow_name <> 'wrong'")).ShouldBe([Sample.Id(3)]);
        (await Store.RowsAsync(Interactions)).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task One_GoesOnLiveAfterwards()
    {
        var life = Sample.Answered(1, TempStore.Acme);
        await Store.Journal.AppendAsync(Sample.PersistenceId(1), 0, life[..9]);
        await Store.ExecuteAsync("DELETE FROM interactions; DELETE FROM report_rows");

        await Store.ReprojectAsync(new InteractionId(Sample.Id(1)));
        await Store.Journal.AppendAsync(Sample.PersistenceId(1), 9, life[9..]);

        var view = (await Store.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();
        (view.Interaction.State, view.Interaction.Outcome).ShouldBe(("ended", "answered"));
        (await Store.RowsAsync(Steps)).Count.ShouldBe(4);
    }

    /// <summary>Each sample life cut after each of its events, and so many whole ones that they make more than one batch.</summary>
    /// <returns>How many interactions there are.</returns>
    private async Task<int> LivesAsync()
    {
        var number = 0;
        var stored = new List<Task>();
        foreach (var whole in (InteractionEvent[][])[Sample.Answered(1, TempStore.Acme), Busy(), Sample.Answered(2, TempStore.Other, "f2")])
        {
            for (var length = 1; length <= whole.Length; length++)
            {
                number++;
                stored.Add(StoreAsync(number, [.. whole.Take(length).Select(happened => OwnedBy(number, happened))]));
            }
        }

        for (var more = 0; more < 60; more++)
        {
            number++;
            stored.Add(StoreAsync(number, Sample.Answered(number, TempStore.Acme)));
        }

        await Task.WhenAll(stored);
        return number;
    }

    private static InteractionEvent[] Busy() =>
    [
        .. Sample.Ringing(1, TempStore.Acme),
        new InteractionEvent.AttemptFailed(
            Sample.At.AddSeconds(1),
            1,
            new CallFailure(CallExit.Busy, "busy", Party.Contact, 486, "Busy Here", 17, Failover: false, Retry: true, RingingMs: 0, PostDialDelayMs: 800)),
        new InteractionEvent.StepLeft(Sample.At.AddSeconds(1), 1, "dial", Sample.At, "busy", "busy", null, [], Input: true),
        new InteractionEvent.InteractionEnded(Sample.At.AddSeconds(1), new InteractionResult(Outcome.Busy, "busy", Party.Contact, null)),
    ];

    private static InteractionEvent OwnedBy(int number, InteractionEvent happened) => happened is InteractionEvent.InteractionAccepted accepted
        ? accepted with { Identity = accepted.Identity with { InteractionId = Sample.Id(number) } }
        : happened;

    /// <summary>One event an append, so that the rows are made by many small changes.</summary>
    private async Task StoreAsync(int number, InteractionEvent[] life)
    {
        for (var i = 0; i < life.Length; i++)
        {
            await Store.Journal.AppendAsync(Sample.PersistenceId(number), i, life[i]);
        }
    }
}

public sealed class ReprojectionTestsOnSqlite : ReprojectionTests
{
    /// <summary>The rows of that store were written by the engine before this one.</summary>
    [Fact]
    public async Task All_OfARealStore_AreAsTheyWereWrittenLive()
    {
        var store = new TempStore();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Samples", "old-kernel.db"), store.Config.Path);
        await using var real = new SqliteUnderTest(store);
        _ = store.Storage;
        const string OldInteractions = "SELECT " + OldColumnsOfInteractions + FromInteractions;
        const string OldSteps = "SELECT " + OldColumnsOfSteps + FromSteps;
        var (interactions, steps, numbers) = (await real.RowsAsync(OldInteractions), await real.RowsAsync(OldSteps), await real.RowsAsync("SELECT id || number FROM interactions ORDER BY id"));
        await real.ExecuteAsync("UPDATE interactions SET state = 'x', outcome = NULL, call_id = NULL, ended_at = NULL; DELETE FROM report_rows");

        (await real.ReprojectAsync(null)).ShouldBe(15);

        (await real.RowsAsync(OldInteractions)).ShouldBe(interactions);
        (await real.RowsAsync(OldSteps)).ShouldBe(steps);
        (await real.RowsAsync("SELECT id || number FROM interactions ORDER BY id")).ShouldBe(numbers, "page tokens name them");
    }

    private protected override Task<StoreUnderTest> OpenAsync() => Task.FromResult<StoreUnderTest>(new SqliteUnderTest(new TempStore()));
}

public sealed class ReprojectionTestsOnPostgres(PostgresOfTests postgres) : ReprojectionTests
{
    private protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync(postgres);
}
