using System.Diagnostics;
using System.Globalization;
using Engine.Accounts.Flows;
using Engine.Accounts.Numbers;
using Engine.Accounts.Prompts;
using Engine.Accounts.Trunks;
using Engine.Ports.Trunks;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

/// <summary>
/// What a call's routing costs in a small and in a large account, and how long the one thread that writes is held by the removal of a prompt, each as a
/// ratio; asserts nothing. Skipped unless ENGINE_BENCH=1: <c>ENGINE_BENCH=1 bash scripts/test Engine.Storage.Tests</c>.
/// </summary>
[Trait("Category", "Bench")]
public sealed class AccountBench(ITestOutputHelper output)
{
    private const int Rounds = 200;
    private const string Own = "+12025550100";
    private const string Theirs = "+12025550123";

    [Fact]
    public async Task Routing_OfASmallAndALargeAccount()
    {
        SkipUnlessAsked();
        using var small = new TempStore();
        using var large = new TempStore();
        await FillAsync(small, numbers: 5, trunks: 2);
        await FillAsync(large, numbers: 5_000, trunks: 500);
        foreach (var (what, prepare) in new (string, Func<TempStore, int, Task>)[]
        {
            ("a call", (_, _) => Task.CompletedTask),
            ("a call after a number came", (store, i) => store.Storage.Numbers.AddAsync(TempStore.Acme, Number($"+4930{i:D8}"), default)),
            ("a call after a trunk came", (store, i) => store.Storage.Trunks.AddAsync(TempStore.Acme, Trunk($"new {i}"), new TrunkPassword.Set("p"), default)),
        })
        {
            var (of, than) = (await AllocatedAsync(large, prepare), await AllocatedAsync(small, prepare));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {than,10:N0} B of 2 trunks, 5 numbers  {of,10:N0} B of 500 and 5,000  ratio {(double)of / than:F2}"));
        }
    }

    [Fact]
    public async Task Removals_AmongFewAndManyFlows()
    {
        SkipUnlessAsked();
        using var small = new TempStore();
        using var large = new TempStore();
        var (few, many) = (await RemovalAsync(small, 10), await RemovalAsync(large, 10_000));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"removing a prompt            {few.TotalMilliseconds,8:F2} ms of 10 flows  {many.TotalMilliseconds,8:F2} ms of 10,000  ratio {many / few:F2}"));
    }

    private static void SkipUnlessAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ENGINE_BENCH") == "1", "Figures, not a check: set ENGINE_BENCH=1 to measure.");

    private static async Task FillAsync(TempStore store, int numbers, int trunks)
    {
        var storage = await store.WithAccountsAsync();
        await storage.Numbers.AddAsync(TempStore.Acme, Number(Own), default);
        for (var i = 0; i < numbers; i++)
        {
            await storage.Numbers.AddAsync(TempStore.Acme, Number($"+1202555{i:D4}9"), default);
        }

        for (var i = 0; i < trunks; i++)
        {
            await storage.Trunks.AddAsync(TempStore.Acme, Trunk($"trunk {i}"), new TrunkPassword.Set("p"), default);
        }
    }

    /// <summary>Bytes that finding the first way of a call allocates, the median of many, each right after what is prepared.</summary>
    private static async Task<long> AllocatedAsync(TempStore store, Func<TempStore, int, Task> prepare)
    {
        var directory = store.Storage.TrunkDirectory;
        await FirstWayAsync(directory);
        var taken = new List<long>();
        for (var i = 0; i < Rounds; i++)
        {
            await prepare(store, i);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await FirstWayAsync(directory);
            taken.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        taken.Sort();
        return taken[Rounds / 2];
    }

    private static async Task<Trunk> FirstWayAsync(ITrunkDirectory directory) =>
        (await directory.FindAsync(TempStore.Acme, Own, default))!.Trunks.Serving(Theirs, null).First();

    private static async Task<TimeSpan> RemovalAsync(TempStore store, int flows)
    {
        var storage = await store.WithAccountsAsync();
        var document = $$"""{"steps":{"say":{"settings":{"source":{"prompt":"kept"},"text":"{{new string('x', 4_000)}}"} } } }""";
        for (var i = 0; i < flows; i++)
        {
            await storage.Flows.CreateAsync(TempStore.Acme, new FlowContent($"flow {i}", "", document, "hash", "[]", HasErrors: false), default);
        }

        var taken = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var added = (PromptResult.Saved)await storage.Prompts.AddAsync(TempStore.Acme, new PromptLabel($"prompt {i}", ""), new short[800], default);
            var since = Stopwatch.GetTimestamp();
            await storage.Prompts.RemoveAsync(TempStore.Acme, added.Prompt.Id, null, default);
            taken.Add(Stopwatch.GetElapsedTime(since));
        }

        taken.Sort();
        return taken[Rounds / 2];
    }

    private static AccountNumber Number(string number) => new(number, "", null, Sample.At);

    private static TrunkConfig Trunk(string name) => new() { Id = "", Name = name, AuthUser = "user", Gateways = [new Gateway("192.0.2.10")] };
}
