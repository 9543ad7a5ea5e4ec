using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Journal;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

public sealed class SqliteRetentionTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds API-48.
    [Fact]
    public async Task Everything_OfWhatEndedBefore_Leaves_AndNothingElse()
    {
        await FillAsync(100, one => one % 10 == 0);

        (await RemoveAsync(Leaving.Everything, At(60))).ShouldBe(Enumerable.Range(1, 59).Count(one => one % 10 != 0));

        var stay = Enumerable.Range(1, 100).Where(one => one >= 60 || one % 10 == 0).Select(Sample.Id).ToList();
        (await ListedAsync()).ShouldBe(stay);
        (await _store.InFlightAsync()).Count.ShouldBe(10);
        Numbers("SELECT count(*) FROM report_rows r WHERE NOT EXISTS (SELECT 1 FROM interactions i WHERE i.number = r.interaction)").ShouldBe([0]);
        Numbers("SELECT count(*) FROM journal WHERE deleted = 0 AND persistence_id NOT IN (SELECT 'interaction/' || id FROM interactions)").ShouldBe([0]);
        (await RemoveAsync(Leaving.Everything, At(60))).ShouldBe(0);
    }

    // Holds API-48.
    [Fact]
    public async Task Events_OfWhatEndedBefore_Leave_AndRowsStay_AlsoWhenTheyAreMadeAnew()
    {
        await FillAsync(50, one => one == 7);
        var listed = await ListedAsync();
        var report = await ReportAsync();

        (await RemoveAsync(Leaving.Events, At(30))).ShouldBe(29);

        (await ListedAsync()).ShouldBe(listed);
        (await ReportAsync()).ShouldBe(report);
        (await ViewAsync(3)).EventsRemoved.ShouldBeTrue();
        (await ViewAsync(3)).Attempts.ShouldBeEmpty();
        (await ViewAsync(7)).EventsRemoved.ShouldBeFalse();
        (await ViewAsync(40)).Attempts.ShouldHaveSingleItem();
        (await _store.Storage.Interactions.EventsAsync(TempStore.Acme, new InteractionId(Sample.Id(3)), 0, 10, default)).ShouldBe([]);
        (await _store.Storage.Interactions.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(3)), default)).ShouldNotBeNull().ShouldNotBeEmpty();
        await _store.Storage.ReprojectAsync(null, default);
        (await ListedAsync()).ShouldBe(listed);
        (await ReportAsync()).ShouldBe(report);
    }

    // Holds API-48.
    [Fact]
    public async Task Events_TheNextRun_BeginsWhereTheLastStopped_ButForgetsNoneThatEndedLate()
    {
        await FillAsync(100, one => one == 25);
        (await RemoveAsync(Leaving.Events, At(90))).ShouldBe(89);
        var mark = Numbers("SELECT count(*) FROM interactions WHERE id <= (SELECT through FROM retention_marks)");
        mark.ShouldBe([24]);

        await AppendAsync(25, [.. Sample.Answered(25, TempStore.Acme, at: At(25)).Skip(Sample.Ringing(25, TempStore.Acme).Length)], after: Sample.Ringing(25, TempStore.Acme).Length);
        (await RemoveAsync(Leaving.Events, At(90))).ShouldBe(1);
        Numbers("SELECT count(*) FROM interactions WHERE id <= (SELECT through FROM retention_marks)").Single().ShouldBeGreaterThanOrEqualTo(80);
    }

    // Holds API-48.
    [Theory]
    [InlineData(Leaving.Events)]
    [InlineData(Leaving.Everything)]
    public async Task LateAppend_ToWhatWasRemoved_IsRefused(Leaving what)
    {
        await FillAsync(3, _ => false);
        await RemoveAsync(what, At(100));
        var highest = await _store.Storage.JournalSetup.Store.HighestAsync(Sample.PersistenceId(2), default);

        highest.ShouldBe(Sample.Answered(2, TempStore.Acme).Length);
        await Should.ThrowAsync<WriteRefusedException>(() => AppendAsync(2, [new InteractionEvent.CallRinging(At(1), 1, 180)], after: (int)highest));
        await Should.ThrowAsync<WriteRefusedException>(() => AppendAsync(2, Sample.Ringing(2, TempStore.Acme), after: 0));
        (await ListedAsync()).Count.ShouldBe(what == Leaving.Events ? 3 : 0);
    }

    // Holds API-48.
    [Fact]
    public async Task File_ShrinksAfterARemoval_AndOneOfBeforeAfterItIsCompacted()
    {
        await FillAsync(600, _ => false);
        await RemoveAsync(Leaving.Everything, At(1000));
        var retention = _store.Storage.Retention;
        var before = await retention.SizeAsync(default);
        before.CanShrink.ShouldBeTrue();
        before.FreeBytes.ShouldBeGreaterThan(before.Bytes / 2);

        for (var i = 0; i < 20; i++)
        {
            await retention.ShrinkAsync(default);
        }

        var after = await retention.SizeAsync(default);
        (after.FreeBytes, after.Bytes < before.Bytes / 2).ShouldBe((0, true));

        _store.Close();
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            session.Execute("PRAGMA auto_vacuum = NONE; VACUUM");
        }

        (await _store.Storage.Retention.SizeAsync(default)).CanShrink.ShouldBeFalse();
        _store.Close();
        SqliteStorage.Compact(_store.Config);
        (await _store.Storage.Retention.SizeAsync(default)).CanShrink.ShouldBeTrue();
        Should.Throw<StoreUnavailableException>(() => SqliteStorage.Compact(_store.Config));
    }

    // Holds API-48.
    [Fact]
    public async Task AGroup_IsSmall()
    {
        await FillAsync(50, _ => false);

        var group = await _store.Storage.Retention.RemoveAsync(Leaving.Everything, At(1000), null, default);

        (group.Interactions, group.Next).ShouldBe((SqliteRetention.GroupMax, Sample.Id(SqliteRetention.GroupMax)));
    }

    private static DateTimeOffset At(int number) => Sample.At.AddSeconds(number * 60);

    private async Task FillAsync(int interactions, Func<int, bool> inFlight)
    {
        await _store.WithAccountsAsync();
        await Task.WhenAll(Enumerable.Range(1, interactions).Select(one =>
            AppendAsync(one, inFlight(one) ? Sample.Ringing(one, TempStore.Acme, at: At(one).AddSeconds(-30)) : Sample.Answered(one, TempStore.Acme, at: At(one).AddSeconds(-30)), 0)));
    }

    private Task AppendAsync(int number, IReadOnlyList<InteractionEvent> events, int after) =>
        _store.Storage.JournalSetup.Store.AppendAsync(Sample.PersistenceId(number), after, events);

    private async Task<int> RemoveAsync(Leaving what, DateTimeOffset before)
    {
        var removed = 0;
        for (string? after = null; ;)
        {
            var group = await _store.Storage.Retention.RemoveAsync(what, before, after, default);
            removed += group.Interactions;
            if (group.Next is null)
            {
                return removed;
            }

            after = group.Next;
        }
    }

    private async Task<InteractionView> ViewAsync(int number) =>
        (await _store.Storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(number)), default)).ShouldNotBeNull();

    private async Task<List<string>> ListedAsync() =>
        [.. (await _store.Storage.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(), new PageRequest(200), default)).Items.Select(row => row.Id).Reverse()];

    private async Task<List<string>> ReportAsync() =>
        [.. (await _store.Storage.Reports.ListAsync(TempStore.Acme, new ReportFilter(), new PageRequest(200), default)).Items.Select(row => row.ToString()!)];

    private List<long> Numbers(string sql)
    {
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare(sql);
        var found = new List<long>();
        while (rows.Step())
        {
            found.Add(rows.Long(0));
        }

        return found;
    }
}
