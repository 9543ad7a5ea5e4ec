using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Akka.Actor;
using Engine.Testing.Actors;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Simulation.Actors;

public sealed class SimulatedNodeTests
{
    private const int Seeds = 20;

    /// <summary>What the traces of all seeds are, in every process and on every machine. Changes with the ledger, its world, or Akka.</summary>
    private const string Frozen = "c34c8fbb5fade273";

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> Traces = new(() => [.. Enumerable.Range(1, Seeds).Select(TraceOf)]);

    private static readonly JournalFault[] Faults = [JournalFault.Fail, JournalFault.FailAfterStoring, JournalFault.FlowRemoved];

    // Holds TEST-08.
    [Fact]
    public void Run_SameSeed_GivesTheSameTrace()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            TraceOf(seed).ShouldBe(Traces.Value[seed - 1], $"seed {seed}");
        }
    }

    // Holds TEST-08.
    [Fact]
    public void Run_InAnotherProcess_GivesTheSameTrace()
    {
        var all = string.Join('\n', Traces.Value.SelectMany(trace => trace));

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16].ShouldBe(Frozen);
    }

    [Fact]
    public void Run_OtherSeeds_GiveOtherInterleavings() =>
        Enumerable.Range(1, Seeds).Select(seed => string.Join('\n', LifeOf(100, seed))).Distinct(StringComparer.Ordinal).Count().ShouldBe(Seeds);

    /// <summary>A trace in which nothing happens proves nothing.</summary>
    [Theory]
    [InlineData("answers nothing")]
    [InlineData("IOException")]
    [InlineData("rejected")]
    [InlineData("recovered 0")]
    [InlineData("stops")]
    [InlineData("dies")]
    public void Run_OfAllSeeds_MeetsEverything(string what) =>
        Traces.Value.SelectMany(trace => trace).ShouldContain(line => line.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void Crash_Node_RunsNothingAnyMore()
    {
        var world = new LedgerWorld();
        world.Start();
        _ = world.Add("a", 1);
        world.Node.Crash();
        world.Ledgers.Tell(new Ledger.Add("a", 2));
        world.Node.Run(TimeSpan.FromHours(1));

        world.Trace.ShouldBeEmpty();
        world.Store.Ids.ShouldBeEmpty();
    }

    [Fact]
    public void Crash_ArmedTimers_FireIntoNothing()
    {
        var world = new LedgerWorld();
        world.Start();
        world.Added("a", 1).ShouldBe(1);
        world.Node.Crash();
        var seen = world.Trace.Count;
        world.Node.Run(TimeSpan.FromHours(1));

        world.Trace.Count.ShouldBe(seen);
        world.Store.Events("a").Count.ShouldBe(1);
    }

    [Fact]
    public void Crash_WhatWasStored_IsThereForTheNextProcess()
    {
        var world = new LedgerWorld();
        world.Start();
        world.Added("a", 5).ShouldBe(5);
        world.Node.Crash();

        world.Start();
        world.Added("a", 2).ShouldBe(7);
    }

    /// <summary>Another thread in a run is found out, whatever it does to the run.</summary>
    // Holds TEST-08.
    [Fact]
    public void Run_WokenByAnotherThread_Throws()
    {
        var node = new SimulatedNode(1);
        var ledger = node.System.ActorOf(Props.Create(() => new Ledger("a", new List<string>().Add)));
        node.System.ActorOf(Props.Create(() => new Hopper(ledger))).Tell("hop");

        Should.Throw<InvalidOperationException>(node.Settle).Message.ShouldContain("another thread");
    }

    [Fact]
    public void Terminate_Calls_EndTheSystemOnThisThread()
    {
        var world = new LedgerWorld();
        world.Start();
        world.Added("a", 1);
        var over = world.Node.Call(() => CoordinatedShutdown.Get(world.Node.System).Run(CoordinatedShutdown.ClrExitReason.Instance));

        world.Node.RunUntil(() => over.IsCompleted, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        world.Trace[^1].ShouldEndWith("a stops");
    }

    [Fact]
    public void Crash_Nodes_AreNotKept()
    {
        var systems = Enumerable.Range(1, 20).Select(StartAndCrash).ToList();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        systems.Count(system => system.IsAlive).ShouldBeLessThan(3);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartAndCrash(int seed)
    {
        var world = new LedgerWorld(seed);
        world.Start();
        world.Added("a", 1).ShouldBe(1);
        world.Node.Crash();
        return new WeakReference(world.Node.System);
    }

    private static List<string> TraceOf(int seed) => LifeOf(seed, seed);

    /// <summary>Asks, timers, passivation, throwing actors, a slow and failing store, a crash and the next process: all that could make a run differ.</summary>
    /// <param name="plan">Seed of what is done.</param>
    /// <param name="seed">Seed of the nodes.</param>
    private static List<string> LifeOf(int plan, int seed)
    {
        var world = new LedgerWorld(seed);
        var random = new Random(plan);
        world.Store.DelayOfAppend = number => TimeSpan.FromMilliseconds(number % 7);
        world.Store.DelayOfRead = TimeSpan.FromMilliseconds(1);
        world.Store.FaultOfAppend = (number, _) => number % 11 == 0 ? Faults[number % Faults.Length] : JournalFault.None;
        world.Start();
        for (var step = 0; step < 100; step++)
        {
            var ledger = $"l{random.Next(5)}";
            switch (random.Next(20))
            {
                case 0 when step % 2 == 0:
                    world.Node.Crash();
                    world.Trace.Add("dies");
                    world.Start();
                    break;
                case 1: world.Ledgers.Tell(new Ledger.Fail(ledger)); break;
                default: _ = world.Add(ledger, random.Next(100)); break;
            }

            world.Node.Run(TimeSpan.FromMilliseconds(random.Next(10)));
        }

        world.Node.Run(TimeSpan.FromMinutes(1));
        world.Trace.Add($"{world.Node.TurnCount} turns");
        return world.Trace;
    }

    /// <summary>Passes on what it gets, on a thread of its own.</summary>
    private sealed class Hopper(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var thread = new Thread(() => to.Tell(message, ActorRefs.NoSender));
            thread.Start();
            thread.Join();
        }
    }
}
