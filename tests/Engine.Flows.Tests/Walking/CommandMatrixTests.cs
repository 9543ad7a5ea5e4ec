using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Walking;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Walking;

/// <summary>Every command in every phase of a call: what it leads to, also where it does not fit.</summary>
public sealed class CommandMatrixTests
{
    private static readonly PublishedFlow Simple = Flow.Publish(Flow.Simple);

    private static readonly DialFacts OtherTicket = Session.Ticket with { Branch = "z9hG4bK-other" };

    private static Session In(string phase) => phase switch
    {
        "accepted" => new Session(Simple, ("phone", "+12025550123")),
        "preparing" => Session.Begin(Simple),
        "submitted" => Session.Begin(Simple).Prepare(),
        "ringing" => Session.Begin(Simple).Prepare().Ring(),
        "playing" => Session.Answered(Simple),
        "closing" => Session.Answered(Simple).Played(),
        "cancelling" => Session.Begin(Simple).Prepare().Do(s => new InteractionCommand.Cancel(s.Now, "me")),
        "orphaned" => Session.Begin(Simple).Prepare().Restart(),
        _ => Session.Begin(Simple).Prepare().FailCall(CallExit.Busy, "busy"),
    };

    private static InteractionCommand Command(string name, Session s) => name switch
    {
        "begin" => new InteractionCommand.Begin(s.Now),
        "resume" => new InteractionCommand.Resume(s.Now),
        "cancel" => new InteractionCommand.Cancel(s.Now, "me"),
        "deadline" => new InteractionCommand.DeadlineReached(s.Now),
        "prepared" => new InteractionCommand.DialPrepared(s.Now, 1, Session.Ticket),
        "prepared again" => new InteractionCommand.DialPrepared(s.Now, 1, OtherTicket),
        "refused" => new InteractionCommand.DialRefused(s.Now, 1, new CallFailure(null, "trunk_down", Party.Trunk)),
        "ringing" => new InteractionCommand.Ringing(s.Now, 1, 180),
        "answered" => new InteractionCommand.Answered(s.Now, 1, Session.Dialog),
        "busy" => new InteractionCommand.CallFailed(s.Now, 1, new CallFailure(CallExit.Busy, "busy", Party.Contact, 486)),
        "hung up" => new InteractionCommand.HungUp(s.Now, 1, Party.Contact, "remote_hangup"),
        "orphan ended" => new InteractionCommand.OrphanEnded(s.Now, 1),
        "played" => new InteractionCommand.PlaybackEnded(s.Now, s.Journal.OfType<InteractionEvent.StepWaiting>().LastOrDefault()?.Token ?? 0, 1, 1, true),
        _ => new InteractionCommand.EffectFailed(s.Now, s.State.Current?.Token ?? 7, "store_failed"),
    };

    /// <summary>Events in short, a bar, effects; "-" for neither, "!" and the code for a refusal.</summary>
    private static string Summary(Decision decision) => decision switch
    {
        { Refusal: { } refusal } => $"! {refusal}",
        { Events.Count: 0, Effects.Count: 0 } => "-",
        _ => $"{string.Join(" ", decision.Events.Select(e => e.GetType().Name))} | {string.Join(" ", decision.Effects.Select(e => e.Id))}".Trim(),
    };

    private const string ToEnd = "StepLeft StepEntered StepLeft InteractionEnded |";
    private const string ToEnding = "StepLeft StepEntered StepLeft InteractionEnding |";
    private const string Orphan = "orphan-1";

    // Holds API-22.
    [Theory]
    [InlineData("accepted", "begin", "ExecutionStarted StepEntered DialRequested StepWaiting | prepare-1")]
    [InlineData("accepted", "resume", "ExecutionStarted StepEntered DialRequested StepWaiting | prepare-1")]
    [InlineData("accepted", "cancel", "CancelRequested InteractionEnded |")]
    [InlineData("accepted", "deadline", "-")]
    [InlineData("accepted", "prepared", "-")]
    [InlineData("accepted", "answered", "-")]
    [InlineData("accepted", "hung up", "-")]
    [InlineData("accepted", "played", "-")]
    [InlineData("preparing", "begin", "-")]
    [InlineData("preparing", "resume", "StepWaiting | prepare-1")]
    [InlineData("preparing", "cancel", "CancelRequested StepLeft AttemptFailed InteractionEnded |")]
    [InlineData("preparing", "deadline", "-")]
    [InlineData("preparing", "prepared", "DialSubmitted | place-1")]
    [InlineData("preparing", "refused", "AttemptFailed " + ToEnd)]
    [InlineData("preparing", "ringing", "-")]
    [InlineData("preparing", "answered", "-")]
    [InlineData("preparing", "busy", "-")]
    [InlineData("preparing", "hung up", "-")]
    [InlineData("preparing", "orphan ended", "-")]
    [InlineData("preparing", "played", "-")]
    [InlineData("preparing", "failed", "-")]
    [InlineData("submitted", "prepared", "-")]
    [InlineData("submitted", "prepared again", "| release-1")]
    [InlineData("submitted", "refused", "-")]
    [InlineData("submitted", "ringing", "CallRinging |")]
    [InlineData("submitted", "answered", "CallAnswered StepLeft StepEntered StepWaiting | play-2")]
    [InlineData("submitted", "busy", "AttemptFailed " + ToEnd)]
    [InlineData("submitted", "cancel", "CancelRequested StepLeft InteractionEnding | cancel-1")]
    [InlineData("submitted", "resume", "AttemptIndeterminate " + ToEnding + " " + Orphan)]
    [InlineData("submitted", "hung up", "-")]
    [InlineData("ringing", "ringing", "-")]
    [InlineData("ringing", "answered", "CallAnswered StepLeft StepEntered StepWaiting | play-2")]
    [InlineData("ringing", "busy", "AttemptFailed " + ToEnd)]
    [InlineData("ringing", "resume", "AttemptIndeterminate " + ToEnding + " " + Orphan)]
    [InlineData("playing", "begin", "-")]
    [InlineData("playing", "prepared", "-")]
    [InlineData("playing", "prepared again", "| release-1")]
    [InlineData("playing", "ringing", "-")]
    [InlineData("playing", "answered", "-")]
    [InlineData("playing", "busy", "-")]
    [InlineData("playing", "hung up", "CallEnded StepLeft InteractionEnded |")]
    [InlineData("playing", "played", "PlaybackFinished " + ToEnding + " hangup-1")]
    [InlineData("playing", "cancel", "CancelRequested StepLeft InteractionEnding | stop-2 hangup-1")]
    [InlineData("playing", "resume", "CallEnded StepLeft InteractionEnding | " + Orphan)]
    [InlineData("playing", "orphan ended", "-")]
    [InlineData("closing", "begin", "-")]
    [InlineData("closing", "cancel", "! interaction_ended")]
    [InlineData("closing", "deadline", "-")]
    [InlineData("closing", "hung up", "CallEnded InteractionEnded |")]
    [InlineData("closing", "answered", "-")]
    [InlineData("closing", "played", "-")]
    [InlineData("closing", "resume", "CallEnded InteractionEnding | " + Orphan)]
    [InlineData("cancelling", "cancel", "-")]
    [InlineData("cancelling", "ringing", "-")]
    [InlineData("cancelling", "answered", "CallAnswered | hangup-1")]
    [InlineData("cancelling", "busy", "AttemptFailed InteractionEnded |")]
    [InlineData("cancelling", "prepared", "-")]
    [InlineData("cancelling", "resume", "AttemptIndeterminate InteractionEnding | " + Orphan)]
    [InlineData("orphaned", "orphan ended", "OrphanClosed InteractionEnded |")]
    [InlineData("orphaned", "answered", "-")]
    [InlineData("orphaned", "busy", "-")]
    [InlineData("orphaned", "hung up", "-")]
    [InlineData("orphaned", "resume", "InteractionEnding | " + Orphan)]
    [InlineData("orphaned", "cancel", "! interaction_ended")]
    [InlineData("ended", "begin", "-")]
    [InlineData("ended", "resume", "-")]
    [InlineData("ended", "deadline", "-")]
    [InlineData("ended", "cancel", "! interaction_ended")]
    [InlineData("ended", "prepared", "-")]
    [InlineData("ended", "prepared again", "| release-1")]
    [InlineData("closing", "prepared again", "| release-1")]
    [InlineData("ended", "answered", "| hangup-1")]
    [InlineData("ended", "busy", "-")]
    [InlineData("ended", "hung up", "-")]
    [InlineData("ended", "orphan ended", "-")]
    [InlineData("ended", "played", "-")]
    [InlineData("ended", "failed", "-")]
    public void Decide_Table(string phase, string command, string expected)
    {
        var session = In(phase);
        Summary(session.Do(Command(command, session)).Last).ShouldBe(expected);
    }
}
