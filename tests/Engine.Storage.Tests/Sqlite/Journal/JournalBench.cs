using System.Diagnostics;
using System.Globalization;
using Engine.Flows.Facts;
using Engine.Ports.Journal;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>
/// Figures of the journal on this machine; asserts nothing. Skipped unless ENGINE_BENCH=1. Run it alone and in Release:
/// <c>ENGINE_BENCH=1 dotnet test tests/Engine.Storage.Tests -c Release --filter Category=Bench -l "console;verbosity=detailed"</c>.
/// </summary>
[Trait("Category", "Bench")]
public sealed class JournalBench(ITestOutputHelper output) : IDisposable
{
    private const int Actors = 64;
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1, 1_500)]
    [InlineData(4, 1_000)]
    [InlineData(20, 300)]
    public async Task Append_EventsWithoutReadSide(int eventsEach, int appends)
    {
        SkipUnlessAsked();
        var journal = _store.Storage.Journal;
        await MeasureAsync($"{eventsEach} events an append, no read side", async (actor, round) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"bench/{round}/{actor}");
            long last = 0;
            for (var i = 0; i < appends; i++)
            {
                var events = new object[eventsEach];
                for (var e = 0; e < eventsEach; e++)
                {
                    events[e] = new InteractionEvent.PlaybackFinished(Sample.At, 1, last + e, 6000, 6000, true);
                }

                await journal.AppendAsync(id, last, events);
                last += eventsEach;
            }

            return (appends, (int)last);
        });
    }

    [Fact]
    public async Task Append_WholeInteractions()
    {
        SkipUnlessAsked();
        const int Each = 60;
        var journal = _store.Storage.Journal;
        await MeasureAsync("whole interactions (17 events in 8 appends, report and read model)", async (actor, round) =>
        {
            var (appends, events) = (0, 0);
            for (var i = 0; i < Each; i++)
            {
                var (a, e) = await InteractAsync(journal, (round * Each * Actors) + (i * Actors) + actor);
                appends += a;
                events += e;
            }

            return (appends, events);
        });
    }

    private static void SkipUnlessAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ENGINE_BENCH") == "1", "Figures, not a check: set ENGINE_BENCH=1 to measure.");

    /// <summary>In the groups an interaction really stores: accepted; walked to the dial; submitted; ringing; answered and playing; played; ended.</summary>
    private static async Task<(int Appends, int Events)> InteractAsync(IJournal journal, int number)
    {
        var all = Sample.Answered(number, TempStore.Acme);
        int[] ends = [1, 4, 5, 6, 10, 15, 16, 17];
        var from = 0;
        foreach (var end in ends)
        {
            await journal.AppendAsync(Sample.PersistenceId(number), from, all[from..end]);
            from = end;
        }

        return (ends.Length, from);
    }

    /// <summary>Two rounds: the first warms up the compiler and the cache, the second is reported.</summary>
    private async Task MeasureAsync(string what, Func<int, int, Task<(int Appends, int Events)>> run)
    {
        await RunAsync(run, round: 0);
        var (clock, counters) = (Stopwatch.StartNew(), _store.Storage.Counters);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var (appends, events) = await RunAsync(run, round: 1);
        clock.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var groups = _store.Storage.Counters.Commits - counters.Commits;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Actors} actors, {appends / clock.Elapsed.TotalSeconds:n0} appends/s, {events / clock.Elapsed.TotalSeconds:n0} events/s, " +
            $"{appends / (double)groups:n1} appends a commit, {cpu.TotalMicroseconds / events:n1} µs of CPU and {allocated / (double)events:n0} B an event"));
    }

    private static async Task<(int Appends, int Events)> RunAsync(Func<int, int, Task<(int Appends, int Events)>> run, int round)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Actors).Select(actor => Task.Run(() => run(actor, round))));
        return (counts.Sum(count => count.Appends), counts.Sum(count => count.Events));
    }
}
