using System.Diagnostics;
using Engine.Actors.Kernel;
using Engine.Ports.Journal;

namespace Engine.Benchmarks.Kernel;

/// <summary>100 persistent actors, one event for each command, until every follow-up has run.</summary>
internal static class PersistBench
{
    private const int Actors = 100;
    private const int Each = 5_000;

    public static double Direct() => Run(new MemoryJournal());

    public static double GroupCommit()
    {
        using var journal = new GroupCommitJournal(new MemoryJournal());
        return Run(journal);
    }

    private static double Run(IJournal journal)
    {
        var system = new ActorSystem();
        using var done = new CountdownEvent(Actors);
        var actors = Enumerable.Range(0, Actors).Select(n => system.Spawn(Props.Of(() => new Counter($"c{n}", journal, done)))).ToList();
        var command = new object();
        var started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < Each; sent++)
        {
            foreach (var actor in actors)
            {
                actor.Tell(command);
            }
        }

        done.Wait();
        var rate = (double)Actors * Each / Stopwatch.GetElapsedTime(started).TotalSeconds;
        system.TerminateAsync().Wait();
        return rate;
    }

    private sealed record Counted(int Number);

    private sealed class Counter(string id, IJournal journal, CountdownEvent done) : PersistentActor<Counted>(journal)
    {
        private int _count;

        protected override string PersistenceId => id;

        protected override void OnEvent(Counted stored) => _count++;

        protected override void Receive(object message) => Persist(new Counted(_count), Finish);

        private void Finish()
        {
            if (_count == Each)
            {
                done.Signal();
            }
        }
    }
}
