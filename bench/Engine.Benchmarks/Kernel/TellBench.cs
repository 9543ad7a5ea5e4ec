using System.Diagnostics;
using Engine.Actors.Kernel;

namespace Engine.Benchmarks.Kernel;

/// <summary>From the first tell until the last message is handled. The messages themselves are made beforehand.</summary>
internal static class TellBench
{
    private const int Flood = 5_000_000;
    private const int Pairs = 4;
    private const int InFlight = 100;
    private const int Exchanges = 1_000_000;
    private static readonly object Message = new();

    public static double FloodOne() => FloodWith(1);

    public static double FloodTwo() => FloodWith(2);

    public static double PingPong()
    {
        var system = new ActorSystem();
        using var done = new CountdownEvent(Pairs);
        var starters = Enumerable.Range(0, Pairs).Select(_ =>
        {
            var echo = system.Spawn(Props.Of(() => new Echo()));
            return system.Spawn(Props.Of(() => new Pinger(echo, done)));
        }).ToList();
        var started = Stopwatch.GetTimestamp();
        foreach (var starter in starters)
        {
            starter.Tell(Pinger.Go);
        }

        done.Wait();
        var rate = 2.0 * Pairs * Exchanges / Stopwatch.GetElapsedTime(started).TotalSeconds;
        system.TerminateAsync().Wait();
        return rate;
    }

    private static double FloodWith(int producers)
    {
        var system = new ActorSystem();
        using var done = new CountdownEvent(producers);
        var actors = Enumerable.Range(0, producers).Select(_ => system.Spawn(Props.Of(() => new Counter(Flood, done)))).ToList();
        var started = Stopwatch.GetTimestamp();
        var threads = actors.Select(actor => new Thread(() =>
        {
            for (var sent = 0; sent < Flood; sent++)
            {
                actor.Tell(Message);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        done.Wait();
        var rate = (double)producers * Flood / Stopwatch.GetElapsedTime(started).TotalSeconds;
        threads.ForEach(thread => thread.Join());
        system.TerminateAsync().Wait();
        return rate;
    }

    private sealed class Counter(int wanted, CountdownEvent done) : Actor
    {
        private int _left = wanted;

        protected override void Receive(object message)
        {
            if (--_left == 0)
            {
                done.Signal();
            }
        }
    }

    private sealed class Echo : Actor
    {
        protected override void Receive(object message) => Context.Reply(message);
    }

    private sealed class Pinger(ActorRef echo, CountdownEvent done) : Actor
    {
        public static readonly object Go = new();
        private int _left = Exchanges;

        protected override void Receive(object message)
        {
            if (message == Go)
            {
                for (var sent = 0; sent < InFlight; sent++)
                {
                    echo.Tell(Message, Self);
                }
            }
            else if (--_left >= InFlight)
            {
                echo.Tell(message, Self);
            }
            else if (_left == 0)
            {
                done.Signal();
            }
        }
    }
}
