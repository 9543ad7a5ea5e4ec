using System.Diagnostics;
using Engine.Actors.Kernel;

namespace Engine.Benchmarks.Kernel;

/// <summary>Children of one parent, until each has run its PreStart; memory is what the heap grew by once all are idle.</summary>
internal static class SpawnBench
{
    private const int Actors = 100_000;

    public static double Created()
    {
        var system = new ActorSystem();
        var started = Stopwatch.GetTimestamp();
        Spawn(system);
        var rate = Actors / Stopwatch.GetElapsedTime(started).TotalSeconds;
        system.TerminateAsync().Wait();
        return rate;
    }

    public static double Memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var system = new ActorSystem();
        Spawn(system);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        system.TerminateAsync().Wait();
        return (double)grown / Actors;
    }

    private static void Spawn(ActorSystem system)
    {
        using var ready = new CountdownEvent(Actors);
        var child = Props.Of(() => new Idle(ready));
        system.Spawn(Props.Of(() => new Parent(child)));
        ready.Wait();
    }

    private sealed class Parent(Props child) : Actor
    {
        protected override void PreStart()
        {
            for (var spawned = 0; spawned < Actors; spawned++)
            {
                Context.Spawn(child);
            }
        }

        protected override void Receive(object message) => Unhandled(message);
    }

    private sealed class Idle(CountdownEvent ready) : Actor
    {
        protected override void PreStart() => ready.Signal();

        protected override void Receive(object message) => Unhandled(message);
    }
}
