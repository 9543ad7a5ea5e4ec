using System.Text.Json;
using Engine.Flows.Interactions;
using Engine.Flows.Nodes;
using Engine.Flows.Report;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Interactions;

/// <summary>Random valid flows under random commands; the invariants of architecture.md §3 that belong to this room.</summary>
public sealed class InteractionPropertyTests
{
    private static void ForAllTapes(int count, Action<Tape> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, int.MaxValue), 400).ToArbitrary(), numbers => property(new Tape(numbers))));

    private static Session Start(Tape tape)
    {
        var flow = Kit.Flow.Publish(new RandomFlows(tape).Make());
        return new Session(flow, ("phone", tape.Pick("+12025550123", "+12025550123", "nonsense")), ("a", tape.Pick("1", "2")), ("pin", "471147114711"));
    }

    /// <summary>Random commands, then silence: only the deadlines the rules themselves ask for.</summary>
    private static Session Run(Tape tape)
    {
        var session = Start(tape);
        var world = new RandomWorld(tape, session);
        while (!tape.IsSpent && !session.State.HasEnded)
        {
            session.Do(world.Next());
        }

        for (var i = 0; i < 2_000 && InteractionRules.NextDeadline(session.State) is { } due; i++)
        {
            session.Now = due > session.Now ? due : session.Now;
            session.Deadline();
        }

        return session;
    }

    [Fact]
    public void RandomValidFlow_PassesValidation() => ForAllTapes(2_000, tape =>
        FlowValidator.Check(Kit.Flow.Bytes(new RandomFlows(tape).Make()), TestCatalog.Instance).Faults.Where(f => f.Severity == FaultSeverity.Error).ShouldBeEmpty());

    /// <summary>I2. (Session checks I4, replay equals live, after every single decision.)</summary>
    [Fact]
    public void I2_EveryAcceptedInteraction_EndsExactlyOnce() => ForAllTapes(1_500, tape =>
    {
        var session = Run(tape);
        session.State.HasEnded.ShouldBeTrue();
        session.Journal.OfType<InteractionEvent.InteractionEnded>().Count().ShouldBe(1);
        session.Journal[^1].ShouldBeOfType<InteractionEvent.InteractionEnded>();
        session.State.Attempts.ShouldAllBe(a => !a.IsOpen);
    });

    [Fact]
    public void I1_EveryAttempt_IsPlacedAtMostOnce() => ForAllTapes(1_000, tape =>
    {
        var session = Run(tape);
        session.AllEffects.OfType<InteractionEffect.PlaceCall>().GroupBy(p => p.Attempt).ShouldAllBe(g => g.Count() == 1);
        session.Journal.OfType<InteractionEvent.DialSubmitted>().Select(e => e.Attempt).ShouldBeUnique();
    });

    [Fact]
    public void I6_SubmittedWithoutResult_IsIndeterminateAndNeverDialledAgain() => ForAllTapes(1_000, tape =>
    {
        var session = Run(tape);
        foreach (var lost in session.Journal.OfType<InteractionEvent.AttemptIndeterminate>())
        {
            session.AllEffects.OfType<InteractionEffect.EndOrphan>().ShouldContain(e => e.Attempt == lost.Attempt);
            var after = session.Journal.SkipWhile(e => e != lost).ToArray();
            after.OfType<InteractionEvent.DialSubmitted>().ShouldBeEmpty();
            after.OfType<InteractionEvent.DialRequested>().ShouldBeEmpty();
        }
    });

    [Fact]
    public void I7_VoiceSteps_RunOnlyWhileTheContactIsOnTheLine() => ForAllTapes(1_000, tape =>
    {
        var session = Run(tape);
        var state = InteractionState.None;
        foreach (var happened in session.Journal)
        {
            if (happened is InteractionEvent.StepEntered entered && Components.Find(entered.Component)!.NeedsContact)
            {
                state.ContactLeg.ShouldNotBeNull();
            }

            state = InteractionRules.Evolve(state, happened);
        }
    });

    [Fact]
    public void Rows_AreNumberedWithoutGapsAndClosedOnce() => ForAllTapes(1_000, tape =>
    {
        var session = Run(tape);
        var entered = session.Journal.OfType<InteractionEvent.StepEntered>().Select(e => e.Order).ToArray();
        entered.ShouldBe(Enumerable.Range(1, entered.Length));
        session.Journal.OfType<InteractionEvent.StepLeft>().Select(e => e.Order).ShouldBe(entered);
        session.Report.OfType<ReportChange.Finished>().Count().ShouldBe(1);
    });

    [Fact]
    public void Events_SurviveJson() => ForAllTapes(300, tape =>
    {
        foreach (var happened in Run(tape).Journal)
        {
            var json = JsonSerializer.Serialize(happened, InteractionEventJson.Default.InteractionEvent);
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, InteractionEventJson.Default.InteractionEvent)!, InteractionEventJson.Default.InteractionEvent).ShouldBe(json);
        }
    });

    [Fact]
    public void SensitiveValues_NeverReachWhatPeopleSee() => ForAllTapes(300, tape =>
    {
        var session = Run(tape);
        foreach (var happened in session.Journal)
        {
            JsonSerializer.Serialize(InteractionReport.ForPeople(happened), InteractionEventJson.Default.InteractionEvent).ShouldNotContain("471147114711");
            foreach (var change in InteractionReport.Project(happened))
            {
                JsonSerializer.Serialize(change, change.GetType()).ShouldNotContain("471147114711");
            }
        }
    });
}
