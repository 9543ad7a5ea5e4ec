using System.Diagnostics;
using System.Globalization;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>
/// What a page of every list and report costs in a store of a thousand interactions and in one of sixty thousand (ENGINE_BENCH_MANY), as a ratio; asserts
/// nothing. Skipped unless ENGINE_BENCH=1: <c>ENGINE_BENCH=1 bash scripts/test Engine.Storage.Tests</c>.
/// </summary>
[Trait("Category", "Bench")]
public sealed class ReadsBench(ITestOutputHelper output)
{
    private const int Few = 1_000;
    private const int Rounds = 25;

    /// <summary>One in so many is of the small flow, and one in so many is still ringing.</summary>
    private const int Rare = 250;

    [Fact]
    public async Task Pages_OfASmallAndALargeStore()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ENGINE_BENCH") == "1", "Figures, not a check: set ENGINE_BENCH=1 to measure.");
        var many = int.Parse(Environment.GetEnvironmentVariable("ENGINE_BENCH_MANY") ?? "60000", CultureInfo.InvariantCulture);
        using var small = new TempStore();
        using var large = new TempStore();
        await FillAsync(small, Few);
        await FillAsync(large, many);
        foreach (var (what, read) in Reads())
        {
            var (of, than) = (await MedianAsync(large, many, read), await MedianAsync(small, Few, read));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-28} {than.TotalMilliseconds,8:F2} ms of {Few:N0}  {of.TotalMilliseconds,8:F2} ms of {many:N0}  ratio {of / than:F2}"));
        }
    }

    private static IEnumerable<(string What, Func<TempStore, int, Task> Read)> Reads()
    {
        var page = new PageRequest(50);
        foreach (var (name, filter) in new (string, Func<int, (InteractionFilter List, ReportFilter Report)>)[]
        {
            ("everything", _ => (new(), new())),
            ("from, the last 5", n => (new(From: At(n - 5)), new(From: At(n - 5)))),
            ("to, the first 5", _ => (new(To: At(5)), new(To: At(5)))),
            ("the common flow", _ => (new(FlowId: FlowId.Of("f1")), new(FlowId: FlowId.Of("f1")))),
            ("the rare flow", _ => (new(FlowId: FlowId.Of("rare")), new(FlowId: FlowId.Of("rare")))),
            ("the common outcome", _ => (new(Outcome: "answered"), new(Outcome: "answered"))),
            ("an outcome nobody had", _ => (new(Outcome: "expired"), new(Outcome: "expired"))),
            ("the number of all", _ => (new(Number: Sample.From), new(Number: Sample.From))),
            ("a number of nobody", _ => (new(Number: "+1999"), new(Number: "+1999"))),
            ("the rare flow, the last 5", n => (new(From: At(n - 5), FlowId: FlowId.Of("rare")), new(From: At(n - 5), FlowId: FlowId.Of("rare")))),
        })
        {
            yield return ($"list, {name}", (store, n) => store.Storage.Interactions.ListAsync(TempStore.Acme, filter(n).List, page, default));
            yield return ($"report, {name}", (store, n) => store.Storage.Reports.ListAsync(TempStore.Acme, filter(n).Report, page, default));
        }

        foreach (var (name, filter) in new (string, InteractionFilter)[]
        {
            ("running", new(State: "running")), ("a reason", new(Reason: "busy")), ("a trunk", new(TrunkId: new TrunkId("t"))), ("a party", new(Party: "carrier")),
        })
        {
            yield return ($"list, {name}", (store, _) => store.Storage.Interactions.ListAsync(TempStore.Acme, filter, page, default));
        }
    }

    private static DateTimeOffset At(int number) => Sample.At.AddSeconds(number);

    private static async Task FillAsync(TempStore store, int interactions)
    {
        await store.WithAccountsAsync();
        foreach (var numbers in Enumerable.Range(1, interactions).Chunk(200))
        {
            await Task.WhenAll(numbers.Select(number => store.Storage.AppendAsync(
                Sample.PersistenceId(number), 0, number % Rare == 0 ? Sample.Ringing(number, TempStore.Acme, "rare", At(number)) : Sample.Answered(number, TempStore.Acme, "f1", At(number)))));
        }
    }

    private static async Task<TimeSpan> MedianAsync(TempStore store, int interactions, Func<TempStore, int, Task> read)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await read(store, interactions);
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
