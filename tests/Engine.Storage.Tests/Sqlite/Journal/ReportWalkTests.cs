using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Journal;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>A page of the report costs what it returns (API-28), and is the same whichever way it is read.</summary>
public sealed class ReportWalkTests : IDisposable
{
    private const int PageRows = 7;

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(ReportWalk.Few)]
    public async Task Rows_EveryFilterEitherWay_AreThoseOfTheWholeReportInItsOrder(int few)
    {
        await FillAsync(120);
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        var all = Read(session, new ReportFilter(), ReportWalk.Few);
        all.Count.ShouldBeGreaterThan(400);
        DateTimeOffset?[] times = [null, Sample.At.AddMinutes(17).AddMilliseconds(5), Sample.At.AddMinutes(60)];
        foreach (var (from, to, flow, outcome, number) in
            from start in times
            from end in times
            from flow in (string?[])[null, "f0", "f2", "nobody"]
            from outcome in (string?[])[null, "answered"]
            from number in (string?[])[null, Sample.From, "+1999"]
            select (start, end, flow, outcome, number))
        {
            var filter = new ReportFilter(from, to, FlowId.Of(flow), outcome, number);
            var wanted = all.Where(row => (from is null || row.At >= from) && (to is null || row.At < to) && (flow is null || row.Flow == flow)
                && (outcome is null || row.Outcome == outcome) && (number is null || row.Number == number)).ToList();

            Read(session, filter, few).ShouldBe(wanted, filter.ToString());
        }
    }

    [Fact]
    public async Task Rows_OfALargeStore_AreFoundWithoutReadingItsRows()
    {
        await FillAsync(400);
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        var late = new ReportFilter(From: Sample.At.AddMinutes(398));
        var one = new ReportFilter(FlowId: FlowId.Of("f-one"));

        Work(session, late).ShouldBeLessThan(Work(session, new ReportFilter()) / 2, "the walk begins at its time");
        Work(session, one, few: 10).ShouldBeLessThan(Work(session, new ReportFilter(FlowId: FlowId.Of("f-none"))) / 2, "one call is taken from its flow");
    }

    private async Task FillAsync(int many)
    {
        await _store.WithAccountsAsync();
        for (var i = 1; i <= many; i++)
        {
            var at = Sample.At.AddMinutes(i);
            var flow = i == many / 2 && many > 200 ? "f-one" : $"f{i % 3}";
            var events = i % 4 == 0 ? Sample.Ringing(i, TempStore.Acme, flow, at) : Sample.Answered(i, TempStore.Acme, flow, at);
            await _store.Storage.AppendAsync(Sample.PersistenceId(i), 0, events);
        }
    }

    private static List<Row> Read(SqliteSession session, ReportFilter filter, int few)
    {
        var found = new List<Row>();
        var key = ReportKey.Parse(null).NoEarlierThan(filter.From);
        while (true)
        {
            var before = found.Count;
            using (var rows = ReportWalk.Choose(session, TempStore.Acme, filter, key, few)
                .Rows(session, "r.started_at, r.interaction, r.step_order, i.flow_id, i.outcome, i.origin").With(PageRows))
            {
                while (rows.Step())
                {
                    key = new ReportKey(rows.Long(0), rows.Long(1), rows.Int(2));
                    found.Add(new Row(key, rows.Text(3), rows.TextOrNull(4), rows.TextOrNull(5)));
                }
            }

            if (found.Count - before < PageRows)
            {
                return found;
            }
        }
    }

    /// <summary>Instructions of SQLite for one page: what it read, whatever else the machine does.</summary>
    private static int Work(SqliteSession session, ReportFilter filter, int few = ReportWalk.Few)
    {
        using var rows = ReportWalk.Choose(session, TempStore.Acme, filter, ReportKey.Parse(null).NoEarlierThan(filter.From), few)
            .Rows(session, ReportRows.Columns).With(1_000);
        while (rows.Step())
        {
        }

        return rows.Work();
    }

    private sealed record Row(ReportKey Key, string Flow, string? Outcome, string? Number)
    {
        public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Key.StartedAt);
    }
}
