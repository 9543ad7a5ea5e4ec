using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using Akka.Persistence;
using Engine.Flows.Facts;
using Engine.Storage.Tests.Postgres;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>
/// Figures of the journal on this machine, beside the package's own; asserts nothing. Skipped unless ENGINE_BENCH=1. Run it alone and in Release:
/// <c>ENGINE_BENCH=1 dotnet test tests/Engine.Storage.Tests -c Release --filter Category=Bench -l "console;verbosity=detailed"</c>.
/// </summary>
[Trait("Category", "Bench")]
public sealed class JournalBench(PostgresOfTests postgres, ITestOutputHelper output)
{
    private const int Actors = 64;

    /// <summary>In the groups an interaction really stores: accepted; walked to the dial; submitted; ringing; answered and playing; played; ended.</summary>
    private static readonly int[] Groups = [1, 4, 5, 6, 10, 15, 16, 17];

    [Theory]
    [InlineData("SQLite", false, 1, 400)]
    [InlineData("SQLite", false, 4, 200)]
    [InlineData("SQLite", false, 20, 60)]
    [InlineData("SQLite", true, 1, 60)]
    [InlineData("SQLite", true, 4, 40)]
    [InlineData("PostgreSQL", false, 1, 400)]
    [InlineData("PostgreSQL", false, 4, 200)]
    [InlineData("PostgreSQL", false, 20, 60)]
    [InlineData("PostgreSQL", true, 1, 200)]
    [InlineData("PostgreSQL", true, 4, 100)]
    public async Task Persist_EventsWithoutReadSide(string database, bool theirs, int eventsEach, int appends)
    {
        SkipUnlessAsked();
        var events = Enumerable.Range(0, eventsEach).Select(i => new InteractionEvent.PlaybackFinished(Sample.At, 1, i, 6000, 6000, true)).ToArray();
        await using var store = await BenchedStore.OpenAsync(database, theirs, postgres);
        await MeasureAsync(store, $"{eventsEach} events an append, no read side", Actors * appends * eventsEach, async (system, actor, round) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"bench/{round}/{actor}");
            await StoreAsync(system, id, [.. Enumerable.Repeat(events, appends)]);
        });
    }

    /// <summary>Each interaction is an actor of its own, from its start to its end; ours with report and read model in the same transactions.</summary>
    [Theory]
    [InlineData("SQLite", false, 60)]
    [InlineData("SQLite", true, 4)]
    [InlineData("PostgreSQL", false, 60)]
    [InlineData("PostgreSQL", true, 20)]
    public async Task Persist_WholeInteractions(string database, bool theirs, int each)
    {
        SkipUnlessAsked();
        await using var store = await BenchedStore.OpenAsync(database, theirs, postgres);
        await MeasureAsync(store, "whole interactions (17 events in 8 appends)", Actors * each * 17, async (system, actor, round) =>
        {
            for (var i = 0; i < each; i++)
            {
                var number = (round * each * Actors) + (i * Actors) + actor + 1;
                var life = Sample.Answered(number, TempStore.Acme);
                await StoreAsync(system, Sample.PersistenceId(number), [.. Groups.Select((end, group) => life[(group == 0 ? 0 : Groups[group - 1])..end])]);
            }
        });
    }

    private static void SkipUnlessAsked() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ENGINE_BENCH") == "1", "Figures, not a check: set ENGINE_BENCH=1 to measure.");

    private static async Task StoreAsync(ActorSystem system, string persistenceId, InteractionEvent[][] appends)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        system.ActorOf(Props.Create(() => new Persister(persistenceId, appends, end)));
        await end.Task;
    }

    /// <summary>Two rounds on a store of its own: the first warms up compiler and cache, the second is reported.</summary>
    private async Task MeasureAsync(BenchedStore store, string what, int events, Func<ActorSystem, int, int, Task> run)
    {
        await RoundAsync(0);
        var (clock, counters, server) = (Stopwatch.StartNew(), store.Counters, store.ServerCpu);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        await RoundAsync(1);
        clock.Stop();
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var serverCpu = server is { } before ? string.Create(CultureInfo.InvariantCulture, $" + {(store.ServerCpu!.Value - before).TotalMicroseconds / events:n1} in the server") : "";
        var (writes, commits) = (store.Counters.Writes - counters.Writes, store.Counters.Commits - counters.Commits);
        var groups = commits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {writes / (double)commits:n1} appends a commit");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store.Name}, {what}: {Actors} actors, {events / clock.Elapsed.TotalSeconds:n0} events/s{groups}, " +
            $"{cpu.TotalMicroseconds / events:n1}{serverCpu} µs of CPU and {allocated / (double)events:n0} B an event"));

        Task RoundAsync(int round) => Task.WhenAll(Enumerable.Range(0, Actors).Select(actor => Task.Run(() => run(store.System, actor, round))));
    }

    /// <summary>Stores its events as fast as the journal confirms them, then ends.</summary>
    private sealed class Persister(string persistenceId, InteractionEvent[][] appends, TaskCompletionSource end) : UntypedPersistentActor
    {
        private int _next;

        public override string PersistenceId => persistenceId;

        public override Recovery Recovery => new(SnapshotSelectionCriteria.None);

        protected override void OnCommand(object message)
        {
        }

        protected override void OnRecover(object message)
        {
            if (message is RecoveryCompleted)
            {
                Next();
            }
        }

        // Whatever ends it early must end the measurement: else it waits for ever.
        protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => end.TrySetException(cause);

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => end.TrySetException(cause);

        protected override void OnRecoveryFailure(Exception reason, object? message = null) => end.TrySetException(reason);

        private void Next()
        {
            if (_next == appends.Length)
            {
                end.TrySetResult();
                Context.Stop(Self);
                return;
            }

            PersistAll(appends[_next++], static _ => { }, Next);
        }
    }
}
