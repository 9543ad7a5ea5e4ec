using Engine.Actors.Kernel;
using Engine.Ports.Journal;
using Engine.Testing.Kernel;
using Engine.Testing.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Kernel;

public sealed class PersistentActorTests
{
    private const string Id = "ledger";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly SimulatedNode _node = new(1);
    private readonly InMemoryJournal _journal;
    private readonly TestProbe _probe;
    private readonly List<string> _trace = [];

    public PersistentActorTests()
    {
        _journal = new InMemoryJournal(_node.Time);
        _probe = new TestProbe(_node.System);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void Persist_Handler_StoresThenAppliesThenActs(int delayMilliseconds)
    {
        _journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(delayMilliseconds);
        var actor = Spawn();

        actor.Tell(new Ledger.Add(3), _probe);
        _node.Run(Second);

        _trace.ShouldBe(["started", "recovered 0 at 0", "add 3", "handler ends", "then 3"]);
        _probe.Expect<int>().ShouldBe(3);
        _journal.Events(Id).ShouldBe([new Ledger.Added(3)]);
    }

    [Fact]
    public void Persist_Pending_KeepsLaterMessagesBackInOrder()
    {
        _journal.DelayOfAppend = number => TimeSpan.FromMilliseconds(number == 1 ? 500 : 1);
        var actor = Spawn();
        actor.Tell(new Ledger.Add(1), _probe);
        actor.Tell("sum", _probe);
        actor.Tell(new Ledger.Add(2), _probe);
        actor.Tell("sum", _probe);

        _node.Run(TimeSpan.FromMilliseconds(499));
        _probe.Waiting.ShouldBeEmpty();
        _node.Run(Second);

        _probe.Expect<int>(4).ShouldBe([1, 1, 3, 3]);
    }

    [Fact]
    public void Persist_Pending_AnswersTheAskerOfThatMessage()
    {
        _journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(10);
        var actor = Spawn();
        var other = new TestProbe(_node.System, "other");
        actor.Tell(new Ledger.Add(1), _probe);
        actor.Tell(new Ledger.Add(2), other);

        _node.Run(Second);

        _probe.Expect<int>().ShouldBe(1);
        other.Expect<int>().ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Persist_InItsFollowUp_StoresAgain(int delayMilliseconds)
    {
        _journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(delayMilliseconds);
        var actor = Spawn();

        actor.Tell(new Ledger.AddMany(5_000), _probe);
        _node.Run(Second * 10);

        _probe.Expect<int>().ShouldBe(5_000);
        _journal.Appends.ShouldBe(5_000);
    }

    [Fact]
    public void Persist_NoEvents_RunsTheFollowUpWithoutAnAppend()
    {
        Spawn().Tell("nothing", _probe);

        _probe.Expect<int>().ShouldBe(0);
        _journal.Appends.ShouldBe(0);
    }

    [Fact]
    public void Persist_TwiceInOneHandler_IsABrokenInvariant()
    {
        Spawn().Tell("twice");
        _node.Settle();

        _node.System.Counters.Failures.ShouldBe(1);
        _journal.Appends.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000)]
    public void Recover_StoredEvents_ReplaysAllBeforeTheFirstMessage(int stored)
    {
        _journal.DelayOfRead = TimeSpan.FromMilliseconds(5);
        _journal.Put(Id, Enumerable.Repeat(new Ledger.Added(1), stored));

        var actor = Spawn();
        actor.Tell("sum", _probe);
        _node.Run(Second);

        _probe.Expect<int>().ShouldBe(stored);
        _trace.ShouldBe(["started", $"recovered {stored} at {stored}"]);
    }

    [Fact]
    public void Recover_ReadFails_TriesAgainAndKeepsTheMessages()
    {
        _journal.ReadFailure = new IOException("away");
        var actor = Spawn();
        actor.Tell("sum", _probe);
        _node.Run(Second * 60);
        _probe.Waiting.ShouldBeEmpty();
        _node.System.Health.IsHealthy.ShouldBeFalse();

        _journal.ReadFailure = null;
        _node.Run(Second * 120);

        _probe.Expect<int>().ShouldBe(0);
        _node.System.Health.IsHealthy.ShouldBeTrue();
    }

    [Theory]
    [InlineData(JournalFault.Fail, 1)]
    [InlineData(JournalFault.FailAfterStoring, 3)]
    public void AppendFails_Instance_StopsAndRecoversWhatTheJournalHas(JournalFault fault, int sum)
    {
        _journal.FaultOfAppend = (number, _) => number == 2 ? fault : JournalFault.None;
        var actor = Spawn();
        actor.Tell(new Ledger.Add(1), _probe);
        actor.Tell(new Ledger.Add(2), _probe);
        actor.Tell("sum", _probe);

        _node.Run(Second * 2);

        _probe.Expect<int>(2).ShouldBe([1, sum]);
        _trace.ShouldBe(
        [
            "started", "recovered 0 at 0", "add 1", "handler ends", "then 1", "add 2", "handler ends", "persist failed", "stopped",
            "started", $"recovered {sum} at {sum switch { 1 => 1, _ => 2 }}",
        ]);
    }

    [Fact]
    public async Task AppendFails_Asker_IsToldAtOnce()
    {
        _journal.FaultOfAppend = (_, _) => JournalFault.Fail;
        _journal.DelayOfAppend = _ => TimeSpan.FromMilliseconds(1);
        var answer = Spawn().Ask<int>(new Ledger.Add(1), Second).AsTask();

        _node.Run(TimeSpan.FromMilliseconds(5));

        (await Should.ThrowAsync<AskFailedException>(answer)).Failure.ShouldBe(AskFailure.Refused);
    }

    [Fact]
    public void Append_AnotherWriterWasFaster_StopsAndTakesOverItsEvents()
    {
        var actor = Spawn();
        _node.Settle();
        _journal.Put(Id, new Ledger.Added(100));

        actor.Tell(new Ledger.Add(1), _probe);
        actor.Tell(new Ledger.Add(1), _probe);
        _node.Run(Second);

        _probe.Expect<int>().ShouldBe(101);
        _journal.Events(Id).ShouldBe([new Ledger.Added(100), new Ledger.Added(1)]);
    }

    [Fact]
    public void Append_Fenced_StopsForGood()
    {
        var actor = _node.System.Spawn(Props.Of(() => new Ledger(new FencedJournal(), Id, _trace)));
        _probe.Watch(actor);

        actor.Tell(new Ledger.Add(1));

        _probe.Expect<Terminated>().Cause!.GetBaseException().ShouldBeOfType<FencedException>();
        _trace[^1].ShouldBe("stopped");
    }

    [Fact]
    public void Handler_Throws_RecoversToTheLastStoredState()
    {
        var actor = Spawn();
        actor.Tell(new Ledger.Add(1));
        actor.Tell("fail");
        actor.Tell("sum", _probe);

        _node.Run(Second);

        _probe.Expect<int>().ShouldBe(1);
    }

    [Fact]
    public void Stop_WhileAnAppendIsOpen_IgnoresItsOutcome()
    {
        _journal.DelayOfAppend = _ => Second;
        var actor = Spawn();
        actor.Tell(new Ledger.Add(1), _probe);
        _node.Settle();
        _node.System.Stop(actor);

        _node.Run(Second * 2);

        _trace[^1].ShouldBe("stopped");
        _node.System.Counters.Failures.ShouldBe(0);
    }

    private ActorRef Spawn() => _node.System.Spawn(Props.Of(() => new Ledger(_journal, Id, _trace)));

    private sealed class FencedJournal : IJournal
    {
        public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(string persistenceId, long fromSequence, int eventsMax, CancellationToken cancellation = default) =>
            ValueTask.FromResult<IReadOnlyList<JournalEntry>>([]);

        public ValueTask AppendAsync(string persistenceId, long expectedSequence, IReadOnlyList<object> events, CancellationToken cancellation = default) =>
            throw new FencedException(persistenceId);
    }
}
