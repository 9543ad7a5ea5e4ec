using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Facts;

/// <summary>
/// Samples/events.jsonl holds every event as it was stored on the first day. It must be readable for ever and lead to the same state;
/// a test that fails here means that journals in the field cannot be read: write an upcaster, do not change the sample.
/// </summary>
public sealed class StoredEventsTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Samples", "events.jsonl"));

    private static InteractionEvent Read(string line) => JsonSerializer.Deserialize(line, InteractionEventJson.Default.InteractionEvent)!;

    [Fact]
    public void StoredEvents_AreReadAndWrittenUnchanged() =>
        Lines.Select(line => JsonSerializer.Serialize(Read(line), InteractionEventJson.Default.InteractionEvent)).ShouldBe(Lines);

    [Fact]
    public void StoredEvents_HoldEveryKind() =>
        Lines.Select(l => Read(l).GetType()).Distinct().ShouldBe(typeof(InteractionEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(InteractionEvent))), ignoreOrder: true);

    // Holds I4.
    [Fact]
    public void StoredEvents_LeadToTheSameState()
    {
        var state = InteractionRules.Replay(Lines.Select(Read));
        state.Result.ShouldBe(new InteractionResult(Outcome.Answered, "completed", null, Party.Engine));
        state.StepsEntered.ShouldBe(4);
        state.Attempts.Select(a => a.Phase).ShouldBe([AttemptPhase.Closed, AttemptPhase.Closed, AttemptPhase.Closed]);
        state.Attempts[2].Indeterminate.ShouldBeTrue();
        state.Variables["pin"].ShouldBe("4711");
        state.Sensitive.ShouldBe(["pin"]);
        state.CancelledBy.ShouldBe("client-7");
    }

    /// <summary>How the sample was made; run by hand when an event is added, and only the new lines are appended.</summary>
    internal static IEnumerable<InteractionEvent> Sample()
    {
        var at = Session.Noon;
        var identity = new InteractionIdentity("account-1", "interaction-1", "execution-1", "flow-1", "version-1", 1, "Courier");
        yield return new InteractionEvent.InteractionAccepted(at, identity, [new("pin", "4711", true), new("name", "Ada"), new("a", null)], at.AddHours(48));
        yield return new InteractionEvent.ExecutionStarted(at, at);
        yield return new InteractionEvent.StepEntered(at, 1, "dial", "make_outbound_call", "Make outbound call", "Call");
        yield return new InteractionEvent.DialRequested(at, 1, 1, LegRole.Contact, "+12025550100", "+12025550123", "main", 15, false);
        yield return new InteractionEvent.StepWaiting(at, 1, 1, at.AddMinutes(20), "note");
        yield return new InteractionEvent.DialSubmitted(at, 1, LegRole.Contact, Session.Ticket, false);
        yield return new InteractionEvent.AttemptFailed(at, 1, new CallFailure(null, "server_error", Party.Carrier, 500, "Server Internal Error", 38, true, true, 0, 120, false));
        yield return new InteractionEvent.DialRequested(at, 2, 1, LegRole.Contact, "+12025550100", "+12025550123", null, 15, true, 1);
        yield return new InteractionEvent.DialSubmitted(at, 2, LegRole.Contact, Session.Ticket with { Branch = "z9hG4bK-2", Gateway = null }, true);
        yield return new InteractionEvent.CallRinging(at.AddSeconds(1), 2, 183);
        yield return new InteractionEvent.CallAnswered(at.AddSeconds(3), 2, new DialogFacts("to-1", "sip:callee@192.0.2.9", ["<sip:proxy;lr>"], 1), 2000);
        yield return new InteractionEvent.StepLeft(at.AddSeconds(3), 1, "dial", at, "answered", null, "forward", [new("name", "Bob")], true);
        yield return new InteractionEvent.StepEntered(at, 2, "forward", "forward_to_external", "Forward to external", "Forward");
        yield return new InteractionEvent.DialRequested(at, 3, 2, LegRole.Forward, "+12025550100", "+13035550199", null, 35, false);
        yield return new InteractionEvent.DialSubmitted(at, 3, LegRole.Forward, Session.Ticket with { CallId = "call-3@engine" }, false);
        yield return new InteractionEvent.AttemptIndeterminate(at, 3, "engine_restart");
        yield return new InteractionEvent.OrphanClosed(at, 3);
        yield return new InteractionEvent.StepLeft(at, 2, "forward", at, "error", "engine_restart", "play", [], false);
        yield return new InteractionEvent.StepEntered(at, 3, "play", "play_audio", "Play audio", "Play");
        yield return new InteractionEvent.PlaybackFinished(at, 3, 2, 900, 1000, false);
        yield return new InteractionEvent.StepLeft(at, 3, "play", at, "ok", null, "end", [], false);
        yield return new InteractionEvent.StepEntered(at, 4, "end", "end_flow", "End flow", "End");
        yield return new InteractionEvent.StepLeft(at, 4, "end", at, "ok", null, null, [], false);
        yield return new InteractionEvent.CancelRequested(at, "client-7");
        yield return new InteractionEvent.InteractionEnding(at, new InteractionResult(Outcome.Answered, "completed", null, null), at.AddSeconds(40));
        yield return new InteractionEvent.CallEnded(at.AddSeconds(9), 2, Party.Engine, "local_hangup", 16, 6000, false);
        yield return new InteractionEvent.InteractionEnded(at.AddSeconds(9), new InteractionResult(Outcome.Answered, "completed", null, Party.Engine));
    }

    [Fact]
    public void StoredEvents_AreThoseOfTheSample() =>
        Lines.ShouldBe(Sample().Select(e => JsonSerializer.Serialize(e, InteractionEventJson.Default.InteractionEvent)));
}
