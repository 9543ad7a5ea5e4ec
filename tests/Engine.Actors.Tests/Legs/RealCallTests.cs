using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Media.Sdp;
using Engine.Ports;
using Engine.Sip.Calls;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

/// <summary>The whole path over real sockets: actors, SIP shard, media plane; a callee of our own at the other end.</summary>
public sealed class RealCallTests : IDisposable
{
    private readonly InMemoryDialogLedger _ledger = new();
    private readonly RealCallee _callee = new();
    private readonly SimulatedStore _store = new(TimeProvider.System);
    private RealEngine _engine;

    public RealCallTests() => _engine = NewProcess();

    public void Dispose()
    {
        _engine.Dispose();
        _callee.Dispose();
    }

    [Fact]
    public async Task Call_Answered_MessageIsSentAndWeHangUp()
    {
        var id = await _engine.StartAsync();
        var end = _engine.EndOf(id);

        end.Outcome.ShouldBe(Outcome.Answered);
        end.HungUpBy.ShouldBe(Party.Engine);
        RealEngine.WaitUntil(() => _callee.Ended.Count == 1);
        _callee.Ended.Values.ShouldBe([HangUpSide.Remote]);
        _callee.Heard.ShouldBe((int)(CourierFlow.MessageTime.TotalMilliseconds / 20));
        _callee.Invites.ShouldBe(1);
        _engine.OpenDialogs.ShouldBe(0);
        RealEngine.WaitUntil(() => _engine.OpenLegs == 0);
    }

    [Theory]
    [InlineData(486, Outcome.Busy)]
    [InlineData(404, Outcome.InvalidNumber)]
    [InlineData(503, Outcome.Failed)]
    public async Task Call_Refused_EndsByTheTable(int status, Outcome outcome)
    {
        _callee.Status = status;
        var id = await _engine.StartAsync();

        _engine.EndOf(id).Outcome.ShouldBe(outcome);
        _store.State(new InteractionId(id)).Attempts.ShouldHaveSingleItem().Failure!.SipStatus.ShouldBe(status);
        RealEngine.WaitUntil(() => _engine.OpenLegs == 0);
    }

    [Fact]
    public async Task Call_HungUpByTheContact_PlayedPartIsKnown()
    {
        var id = await _engine.StartAsync();
        RealEngine.WaitUntil(() => _callee.Heard > 50);
        _callee.Answered.Single().HangUp();

        _engine.EndOf(id).HungUpBy.ShouldBe(Party.Contact);
        var heard = _store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldHaveSingleItem();
        heard.Completed.ShouldBeFalse();
        heard.PlayedMs.ShouldBeInRange(1_000, heard.TotalMs - 20);
    }

    [Fact]
    public async Task Call_CancelledWhileRinging_CalleeStopsRinging()
    {
        _callee.OnlyRings = true;
        var id = await _engine.StartAsync();
        RealEngine.WaitUntil(() => _store.Events(new InteractionId(id)).OfType<InteractionEvent.CallRinging>().Any());
        await _engine.CancelAsync(id);

        _engine.EndOf(id).Outcome.ShouldBe(Outcome.Cancelled);
        RealEngine.WaitUntil(() => _callee.Cancelled.Count == 1);
    }

    [Fact]
    public async Task Crash_WhilePlaying_NextProcessHangsUpAndNobodyIsCalledTwice()
    {
        var id = await _engine.StartAsync();
        RealEngine.WaitUntil(() => _callee.Heard > 10);
        Restart();

        _engine.EndOf(id).Outcome.ShouldBe(Outcome.Answered);
        RealEngine.WaitUntil(() => _callee.Ended.Count == 1);
        _callee.Ended.Values.ShouldBe([HangUpSide.Remote]);
        _callee.Invites.ShouldBe(1);
        _engine.OpenDialogs.ShouldBe(0);
    }

    [Fact]
    public async Task Crash_WhileRinging_NextProcessCancelsAndEndsIndeterminate()
    {
        _callee.OnlyRings = true;
        var id = await _engine.StartAsync();
        RealEngine.WaitUntil(() => _store.Events(new InteractionId(id)).OfType<InteractionEvent.CallRinging>().Any());
        Restart();

        _engine.EndOf(id).Outcome.ShouldBe(Outcome.Indeterminate);
        RealEngine.WaitUntil(() => _callee.Cancelled.Count == 1);
        _callee.Invites.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_TwentyAtOnce_AllHeardAndNothingLeft()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _engine.StartAsync()));

        foreach (var id in ids)
        {
            _engine.EndOf(id).Outcome.ShouldBe(Outcome.Answered);
        }

        RealEngine.WaitUntil(() => _callee.Ended.Count == 20 && _engine.OpenLegs == 0);
        _callee.Invites.ShouldBe(20);
        _engine.OpenDialogs.ShouldBe(0);
    }

    // Holds RTP-32 and RTP-34.
    [Theory]
    [InlineData(MediaDirection.SendOnly, false, "held", Party.Contact)]
    [InlineData(MediaDirection.Inactive, false, "held", Party.Contact)]
    [InlineData(MediaDirection.Inactive, true, "media_lost", Party.Carrier)]
    public async Task Call_HeldFromTheAnswer_EndsAtItsTime(MediaDirection direction, bool thenGone, string reason, Party party)
    {
        _engine.Dispose();
        _callee.Direction = direction;
        _engine = new RealEngine(_store, _ledger, _callee.Port, heldMax: TimeSpan.FromSeconds(1));
        var id = await _engine.StartAsync();
        if (thenGone)
        {
            RealEngine.WaitUntil(() => _store.Events(new InteractionId(id)).OfType<InteractionEvent.CallAnswered>().Any());
            _callee.Dispose();
        }

        _engine.EndOf(id).ShouldSatisfyAllConditions(end => end.Reason.ShouldBe(reason), end => end.Party.ShouldBe(party));
        _store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().ShouldContain(step => step.Exit == "media_lost");
        _callee.Heard.ShouldBe(0, "a prompt waits for the end of the hold");
        RealEngine.WaitUntil(() => _engine.OpenLegs == 0);
    }

    private void Restart()
    {
        var port = _engine.SipPort;
        var dead = _engine;
        dead.Die();
        _engine = NewProcess(port);
        dead.Dispose();
    }

    private RealEngine NewProcess(int sipPort = 0) => new(_store, _ledger, _callee.Port, sipPort);
}
