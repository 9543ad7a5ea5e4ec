using Engine.Actors.Legs;
using Engine.Ports;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

public sealed class CallAdmissionTests
{
    private readonly VirtualTime _time = new();

    // Holds PERF-13.
    [Fact]
    public void Enter_AtLimitAndOneMore_WaitsThenRefuses()
    {
        var admission = new CallAdmission(limit: 2, waitingLimit: 1, _time);

        Enter(admission).ShouldBe(CallAdmission.Verdict.Entered);
        Enter(admission).ShouldBe(CallAdmission.Verdict.Entered);
        Enter(admission).ShouldBe(CallAdmission.Verdict.Waiting);
        Enter(admission).ShouldBe(CallAdmission.Verdict.Refused);
        admission.Count.ShouldBe(2);
        admission.Waiting.ShouldBe(1);
    }

    [Fact]
    public void Leave_WithTwoWaiting_AdmitsTheFirstOfThemOnce()
    {
        var admission = new CallAdmission(limit: 1, waitingLimit: 5, _time);
        var admitted = new List<string>();
        admission.Enter(new InteractionId("owner"), () => admitted.Add("a"), out var a);
        admission.Enter(new InteractionId("owner"), () => admitted.Add("b"), out _);
        admission.Enter(new InteractionId("owner"), () => admitted.Add("c"), out _);

        a.Dispose();
        a.Dispose();

        admitted.ShouldBe(["b"]);
        admission.Count.ShouldBe(1);
    }

    [Fact]
    public void Leave_FromTheQueue_IsNotAdmittedLater()
    {
        var admission = new CallAdmission(limit: 1, waitingLimit: 5, _time);
        var admitted = 0;
        admission.Enter(new InteractionId("owner"), () => { }, out var inside);
        admission.Enter(new InteractionId("owner"), () => admitted++, out var gaveUp);

        gaveUp.Dispose();
        inside.Dispose();

        admitted.ShouldBe(0);
        admission.Count.ShouldBe(0);
    }

    [Fact]
    public void Close_Always_RefusesAndAdmitsNobody()
    {
        var admission = new CallAdmission(limit: 1, waitingLimit: 5, _time);
        var admitted = 0;
        admission.Enter(new InteractionId("owner"), () => { }, out var inside);
        admission.Enter(new InteractionId("owner"), () => admitted++, out _);

        admission.Close();
        inside.Dispose();

        admitted.ShouldBe(0);
        Enter(admission).ShouldBe(CallAdmission.Verdict.Refused);
    }

    // Holds PERF-13.
    [Fact]
    public void Enter_TelephonyHasNoRoom_WaitsUntilItHasThoughNobodyLeaves()
    {
        var room = 1;
        using var admission = new CallAdmission(limit: 10, waitingLimit: 10, _time, () => room);
        var admitted = new List<string>();
        admission.Enter(new InteractionId("owner"), () => { }, out var first).ShouldBe(CallAdmission.Verdict.Entered);
        admission.Enter(new InteractionId("owner"), () => admitted.Add("b"), out _).ShouldBe(CallAdmission.Verdict.Waiting, "what the first needs is not taken yet, and there is one");
        room = 0;
        first.Reserved();
        _time.Advance(TimeSpan.FromSeconds(1));
        admitted.ShouldBeEmpty();

        room = 5;
        _time.Advance(TimeSpan.FromSeconds(1));

        admitted.ShouldBe(["b"]);
    }

    /// <summary>There seems to be room and there is none, as when other programs hold the ports: tried now and then, not without pause.</summary>
    [Fact]
    public void StepBack_AgainAndAgain_IsLetInTenTimesASecondAtMost()
    {
        using var admission = new CallAdmission(limit: 10, waitingLimit: 10, _time, () => 5);
        CallAdmission.Place? place = null;
        var tries = 0;
        admission.Enter(new InteractionId("a"), () => { tries++; place!.StepBack(); }, out place);

        place.StepBack();
        _time.Advance(TimeSpan.FromSeconds(2));

        tries.ShouldBeInRange(10, 21);
    }

    [Fact]
    public void StepBack_IsTheNextOneAgain()
    {
        var room = 5;
        using var admission = new CallAdmission(limit: 10, waitingLimit: 10, _time, () => room);
        var admitted = new List<string>();
        admission.Enter(new InteractionId("a"), () => admitted.Add("a"), out var a);
        room = 0;
        admission.Enter(new InteractionId("b"), () => admitted.Add("b"), out _);

        a.StepBack().ShouldBeTrue();

        admission.PlaceOf(new InteractionId("a"))!.Ahead.ShouldBe(0);
        admission.PlaceOf(new InteractionId("b"))!.Ahead.ShouldBe(1);
        admission.PlaceOf(new InteractionId("c")).ShouldBeNull();
        admission.Count.ShouldBe(0);
        room = 5;
        _time.Advance(TimeSpan.FromSeconds(1));
        admitted.ShouldBe(["a", "b"]);
        admission.Close();
        a.StepBack().ShouldBeFalse();
    }

    [Fact]
    public void Overload_ByWhatLeft_IsHowLongOneMoreWouldWait()
    {
        var admission = new CallAdmission(limit: 10, waitingLimit: 1_000, _time) { StartsUpTo = 500 };
        var places = Enumerable.Range(0, 10).Select(_ => Place(admission)).ToList();
        admission.ExpectedWait.ShouldBeGreaterThan(TimeSpan.Zero);
        admission.Overload.ShouldBeNull();
        var waiting = new Queue<CallAdmission.Place>(Enumerable.Range(0, 100).Select(_ => Place(admission)));

        // One leaves each second, whoever waited longest comes in.
        for (var second = 0; second < 40; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            places[0].Dispose();
            places.RemoveAt(0);
            places.Add(waiting.Dequeue());
        }

        admission.Waiting.ShouldBe(60);
        admission.ExpectedWait.TotalSeconds.ShouldBeInRange(58, 66);
        _time.Advance(TimeSpan.FromSeconds(20));
        admission.Overload!.Value.TotalSeconds.ShouldBeGreaterThan(150, "a third of them left lately");
    }

    [Fact]
    public void Overload_AsManyWaitAsMayStart_IsSaidWhateverTheForecast()
    {
        var admission = new CallAdmission(limit: 100, waitingLimit: 10, _time) { StartsUpTo = 2 };
        var places = Enumerable.Range(0, 102).Select(_ => Place(admission)).ToList();

        admission.Overload.ShouldNotBeNull();

        places[0].Dispose();
        admission.Overload.ShouldBeNull();
    }

    private static CallAdmission.Place Place(CallAdmission admission)
    {
        admission.Enter(new InteractionId("owner"), () => { }, out var place);
        return place;
    }

    private static CallAdmission.Verdict Enter(CallAdmission admission) => admission.Enter(new InteractionId("owner"), () => { }, out _);
}
