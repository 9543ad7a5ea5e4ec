using System.Text.Json;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

public sealed class GuardTests
{
    private static string If(string id, string next) =>
        $"'{id}': {{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': 'a', 'operator': 'ne' }} ] }} ] }}, 'exits': {{ 'yes': 'end', 'no_match': '{next}' }} }}";

    private static PublishedFlow Chain(int count, string last) => Flow.Publish(FlowReader.Read(Flow.Bytes(Flow.Json(
        string.Join(",", Enumerable.Range(1, count).Select(i => If($"s{i}", i == count ? last : $"s{i + 1}"))) + "," + Flow.End, "s1")), BuiltInComponents.Registry.Form).Document!);

    private static Session Begin(PublishedFlow flow) => new Session(flow).Do(s => new InteractionCommand.Begin(s.Now));

    // Holds FLOW-23.
    [Fact]
    public void Steps_OneThousand_AreAllowed_OneMoreIsNot()
    {
        Begin(Chain(999, "end")).Result.ShouldBe(new InteractionResult(Outcome.NoCall, "completed", null, null));
        var s = Begin(Chain(1000, "end"));
        s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "guard_steps", Party.Engine, null));
        s.State.StepsEntered.ShouldBe(1000);
    }

    // Holds FLOW-23.
    [Fact]
    public void SameStep_TenTimesWithoutInput_IsTheLimit()
    {
        var s = Session.Answered(Flow.Publish(Flow.With("/steps/notify/exits/ok", "'notify'")));
        for (var i = 0; i < 9; i++)
        {
            s.Played().State.Current.ShouldNotBeNull();
        }

        s.Played().Effects.ShouldBe([new InteractionEffect.HangUp(1)]);
        s.HangUp(Party.Engine, "local_hangup").Result.ShouldBe(new InteractionResult(Outcome.Failed, "guard_loop", Party.Engine, Party.Engine));
        s.Journal.OfType<InteractionEvent.StepEntered>().Count(e => e.StepId == "notify").ShouldBe(10);
    }

    // Holds FLOW-23 and FLOW-24.
    [Fact]
    public void Lifetime_FortyEightHours_EndsIt()
    {
        var s = Session.Begin(Flow.Publish(Flow.Simple));
        s.Now = s.State.ExpiresAt;
        s.Deadline();
        s.Path.ShouldBe("dial:error");
        s.Result.ShouldBe(new InteractionResult(Outcome.Failed, "guard_duration", Party.Engine, null));
        (s.State.ExpiresAt - s.State.AcceptedAt).ShouldBe(TimeSpan.FromHours(48));
    }

    // Holds API-22.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lifetime_OverBeforeItBegan_IsExpired(bool byDeadline)
    {
        var s = new Session(Flow.Publish(Flow.Simple));
        s.Now = s.State.ExpiresAt;
        (byDeadline ? s.Deadline() : s.Restart()).Result.ShouldBe(new InteractionResult(Outcome.Expired, "not_started_in_time", Party.Engine, null));
    }

    // Holds FLOW-23.
    [Fact]
    public void StepCeiling_OfACallThatNobodyReportsOn_EndsIt()
    {
        var s = Session.Begin(Flow.Publish(Flow.Simple)).Prepare();
        s.Now = InteractionRules.NextDeadline(s.State)!.Value;
        s.Deadline();
        s.Effects.ShouldBe([new InteractionEffect.CancelCall(1)]);
        s.After(40).Deadline().Result.Reason.ShouldBe("guard_step_time");
    }

    [Fact]
    public void Deadline_ThatIsNotDue_ChangesNothing() => Session.Begin(Flow.Publish(Flow.Simple)).After(1).Deadline().Last.ShouldBe(Decision.Ignored);

    [Fact]
    public void NextDeadline_OfNothingAndOfTheEnded_IsNever()
    {
        InteractionRules.NextDeadline(InteractionState.None).ShouldBeNull();
        InteractionRules.NextDeadline(Begin(Chain(1, "end")).State).ShouldBeNull();
    }

    [Fact]
    public void Evolve_EventsThatDoNotFit_ChangeNothing()
    {
        var state = Session.Begin(Flow.Publish(Flow.Simple)).State;
        InteractionEvent[] strangers =
        [
            new InteractionEvent.DialSubmitted(Session.Noon, 9, LegRole.Contact, Session.Ticket, false),
            new InteractionEvent.CallRinging(Session.Noon, 0, 180),
            new InteractionEvent.CallAnswered(Session.Noon, -1, Session.Dialog, 0),
            new InteractionEvent.OrphanClosed(Session.Noon, 2),
            new InteractionEvent.DialRequested(Session.Noon, 5, 1, LegRole.Contact, "", "", null, 15, false),
        ];
        foreach (var stranger in strangers)
        {
            JsonSerializer.Serialize(InteractionRules.Evolve(state, stranger)).ShouldBe(JsonSerializer.Serialize(state));
            InteractionRules.Evolve(InteractionState.None, stranger).ShouldNotBeNull();
        }

        InteractionRules.Evolve(InteractionState.None, new InteractionEvent.StepWaiting(Session.Noon, 1, 1, Session.Noon, null)).Current.ShouldBeNull();
    }
}
