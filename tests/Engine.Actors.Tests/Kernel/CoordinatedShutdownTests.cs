using Engine.Actors.Kernel;
using Engine.Testing.Kernel;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class CoordinatedShutdownTests
{
    private readonly SimulatedNode _node = new(1);
    private readonly List<string> _trace = [];

    [Fact]
    public async Task Run_Phases_InOrderWithActorsStoppedBeforeStores()
    {
        var system = new ActorSystem();
        system.Spawn(Props.Of(() => new DelegateActor((_, _) => { }) { Stopped = () => Note("actor") }));
        foreach (var phase in Enum.GetValues<ShutdownPhase>().Reverse())
        {
            system.Shutdown.Add(phase, "task", _ => NoteAsync(phase.ToString()));
        }

        (await system.Shutdown.RunAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeEmpty();

        _trace.Where(entry => entry != "actor").ShouldBe(Enum.GetNames<ShutdownPhase>());
        _trace.IndexOf("actor").ShouldBeLessThan(_trace.IndexOf(nameof(ShutdownPhase.CloseStores)));
        system.Counters.ActorsAlive.ShouldBe(0);
    }

    [Fact]
    public async Task Run_TaskThatHangsOrFails_IsNamedAndTheNextPhaseRuns()
    {
        var shutdown = _node.System.Shutdown;
        shutdown.SetTimeout(ShutdownPhase.Drain, TimeSpan.FromSeconds(30));
        shutdown.Add(ShutdownPhase.Drain, "hangs", _ => new ValueTask(new TaskCompletionSource().Task));
        shutdown.Add(ShutdownPhase.Drain, "fails", _ => throw new InvalidOperationException("no"));
        shutdown.Add(ShutdownPhase.CloseStores, "last", _ => NoteAsync(nameof(ShutdownPhase.CloseStores)));

        var run = shutdown.RunAsync();
        _node.Run(TimeSpan.FromSeconds(29));
        run.IsCompleted.ShouldBeFalse();
        _node.Run(TimeSpan.FromSeconds(2));
        await WaitOnPool(run);

        (await run).Select(fault => fault.Task).ShouldBe(["hangs", "fails"], ignoreOrder: true);
        _trace.ShouldBe([nameof(ShutdownPhase.CloseStores)]);
    }

    [Fact]
    public void Add_WhileRunning_IsRefusedAndRunAgainIsTheSameRun()
    {
        var run = _node.System.Shutdown.RunAsync();

        _node.System.Shutdown.RunAsync().ShouldBeSameAs(run);
        Should.Throw<InvalidOperationException>(() => _node.System.Shutdown.Add(ShutdownPhase.Drain, "late", _ => default));
    }

    private ValueTask NoteAsync(string entry)
    {
        Note(entry);
        return default;
    }

    private void Note(string entry)
    {
        lock (_trace)
        {
            _trace.Add(entry);
        }
    }

    /// <summary>Task continuations of a shutdown run on the pool, so the simulated node may have to be driven a little further.</summary>
    private async Task WaitOnPool(Task run)
    {
        for (var tries = 0; !run.IsCompleted && tries < 10_000; tries++)
        {
            _node.Settle();
            await Task.Delay(1);
        }
    }
}
