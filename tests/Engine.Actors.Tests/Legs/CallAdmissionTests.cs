using Engine.Actors.Legs;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

public sealed class CallAdmissionTests
{
    // Holds PERF-13.
    [Fact]
    public void Enter_AtLimitAndOneMore_WaitsThenRefuses()
    {
        var admission = new CallAdmission(limit: 2, waitingLimit: 1);

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
        var admission = new CallAdmission(limit: 1, waitingLimit: 5);
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
        var admission = new CallAdmission(limit: 1, waitingLimit: 5);
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
        var admission = new CallAdmission(limit: 1, waitingLimit: 5);
        var admitted = 0;
        admission.Enter(new InteractionId("owner"), () => { }, out var inside);
        admission.Enter(new InteractionId("owner"), () => admitted++, out _);

        admission.Close();
        inside.Dispose();

        admitted.ShouldBe(0);
        Enter(admission).ShouldBe(CallAdmission.Verdict.Refused);
    }

    private static CallAdmission.Verdict Enter(CallAdmission admission) => admission.Enter(new InteractionId("owner"), () => { }, out _);
}
