using System.Text.Json;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Flows.Report;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using Engine.Flows.Walking;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

/// <summary>Random valid flows under random commands; the invariants of this room (I1, I2, I4, I6, I7).</summary>
public sealed class InteractionPropertyTests
{
    private static void ForAllTapes(int count, Action<Tape> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, int.MaxValue), 400).ToArbitrary(), numbers => property(new Tape(numbers))));

    private static Session Start(Tape tape)
    {
        var flow = Engine.Flows.Tests.Kit.Flow.Publish(new RandomFlows(tape).Make());
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
    public void RandomValidFlow_PassesValidation() => ForAllTapes(1_500, tape =>
        FlowValidator.Check(Kit.Flow.Bytes(new RandomFlows(tape).Make()), BuiltInComponents.Registry, TestCatalog.Instance).Faults.Where(f => f.Severity == FaultSeverity.Error).ShouldBeEmpty());

    /// <summary>I2. (Session checks I4, replay equals live, after every single decision.)</summary>
    [Fact]
    public void I2_EveryAcceptedInteraction_EndsExactlyOnce() => ForAllTapes(600, tape =>
    {
        var session = Run(tape);
        session.State.HasEnded.ShouldBeTrue();
        session.Journal.OfType<InteractionEvent.InteractionEnded>().Count().ShouldBe(1);
        session.Journal[^1].ShouldBeOfType<InteractionEvent.InteractionEnded>();
        session.State.Attempts.ShouldAllBe(a => !a.IsOpen);
    });

    [Fact]
    public void I1_EveryAttempt_IsPlacedAtMostOnce() => ForAllTapes(400, tape =>
    {
        var session = Run(tape);
        session.AllEffects.OfType<InteractionEffect.PlaceCall>().GroupBy(p => p.Attempt).ShouldAllBe(g => g.Count() == 1);
        session.Journal.OfType<InteractionEvent.DialSubmitted>().Select(e => e.Attempt).ShouldBeUnique();
    });

    [Fact]
    public void I6_SubmittedWithoutResult_IsIndeterminateAndNeverDialledAgain() => ForAllTapes(400, tape =>
    {
        var session = Run(tape);
        foreach (var lost in session.Journal.OfType<InteractionEvent.AttemptIndeterminate>())
        {
            session.AllEffects.OfType<InteractionEffect.EndOrphan>().ShouldContain(e => e.Attempt == lost.Attempt);
            var attempt = session.State.Attempts[lost.Attempt - 1];
            var after = session.Journal.SkipWhile(e => e != lost).ToArray();
            after.OfType<InteractionEvent.DialSubmitted>().ShouldNotContain(e => e.Attempt == lost.Attempt);

            // Members of a ring group are rung round after round anyway; whoever else was called by this step is not called by it again.
            after.OfType<InteractionEvent.DialRequested>().ShouldNotContain(e => e.Order == attempt.Order && e.Role == attempt.Role && e.Role != LegRole.GroupMember);
        }
    });

    [Fact]
    public void I7_VoiceSteps_RunOnlyWhileTheContactIsOnTheLine() => ForAllTapes(400, tape =>
    {
        var session = Run(tape);
        var state = InteractionState.None;
        foreach (var happened in session.Journal)
        {
            if (happened is InteractionEvent.StepEntered entered && BuiltInComponents.Registry.Find(entered.Component)!.NeedsContact)
            {
                state.ContactLeg.ShouldNotBeNull();
            }

            state = InteractionRules.Evolve(state, happened);
        }
    });

    // Holds FLOW-20.
    [Fact]
    public void Rows_AreNumberedWithoutGapsAndClosedOnce() => ForAllTapes(400, tape =>
    {
        var session = Run(tape);
        var entered = session.Journal.OfType<InteractionEvent.StepEntered>().Select(e => e.Order).ToArray();
        entered.ShouldBe(Enumerable.Range(1, entered.Length));
        session.Journal.OfType<InteractionEvent.StepLeft>().Select(e => e.Order).ShouldBe(entered);
        session.Report.OfType<ReportChange.Finished>().Count().ShouldBe(1);
    });

    [Fact]
    public void EveryComponent_IsReachedAndLeftByManyExits()
    {
        // The world is random, not lame: all of these happen. Fixed seeds, so that this test is the same every day.
        var missing = new HashSet<string>
        {
            "answered", "busy", "no_answer", "invalid_number", "ok", "timeout", "error", "no_match", "no_result", "invalid", "contact_hung_up", "call_lost", "cancelled", "call_finished",
            "call_aborted", "contact_rejected", "x", "y", "yes", "off", "open",
        };
        for (var seed = 0; seed < 3_000 && missing.Count > 0; seed++)
        {
            var random = new Random(seed);
            var rows = Run(new Tape([.. Enumerable.Range(0, 400).Select(_ => random.Next())])).Journal.OfType<InteractionEvent.StepLeft>();
            missing.ExceptWith(rows.Select(r => r.Exit));
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Events_SurviveJson() => ForAllTapes(150, tape =>
    {
        foreach (var happened in Run(tape).Journal)
        {
            var json = JsonSerializer.Serialize(happened, InteractionEventJson.Default.InteractionEvent);
            JsonSerializer.Serialize(JsonSerializer.Deserialize(json, InteractionEventJson.Default.InteractionEvent)!, InteractionEventJson.Default.InteractionEvent).ShouldBe(json);
        }
    });

    // Holds FLOW-14.
    [Fact]
    public void SensitiveValues_NeverReachWhatPeopleSee() => ForAllTapes(150, tape =>
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
