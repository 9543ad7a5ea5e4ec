using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>What happened to an interaction, stored for ever. Every fact that evolving needs stands in the event itself.</summary>
/// <param name="At">When.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(InteractionAccepted), "interaction_accepted")]
[JsonDerivedType(typeof(ExecutionStarted), "execution_started")]
[JsonDerivedType(typeof(StepEntered), "step_entered")]
[JsonDerivedType(typeof(StepWaiting), "step_waiting")]
[JsonDerivedType(typeof(StepLeft), "step_left")]
[JsonDerivedType(typeof(DialRequested), "dial_requested")]
[JsonDerivedType(typeof(DialSubmitted), "dial_submitted")]
[JsonDerivedType(typeof(CallRinging), "call_ringing")]
[JsonDerivedType(typeof(CallAnswered), "call_answered")]
[JsonDerivedType(typeof(AttemptFailed), "attempt_failed")]
[JsonDerivedType(typeof(AttemptIndeterminate), "attempt_indeterminate")]
[JsonDerivedType(typeof(CallEnded), "call_ended")]
[JsonDerivedType(typeof(OrphanClosed), "orphan_closed")]
[JsonDerivedType(typeof(PlaybackFinished), "playback_finished")]
[JsonDerivedType(typeof(CancelRequested), "cancel_requested")]
[JsonDerivedType(typeof(InteractionEnding), "interaction_ending")]
[JsonDerivedType(typeof(InteractionEnded), "interaction_ended")]
public abstract record InteractionEvent(DateTimeOffset At)
{
    /// <summary>Stored durably; from here on the interaction ends exactly once.</summary>
    public sealed record InteractionAccepted(
        DateTimeOffset At, InteractionIdentity Identity, IReadOnlyList<VariableValue> Variables, DateTimeOffset ExpiresAt) : InteractionEvent(At)
    {
        /// <summary>The caller's key of this start; left out of the stored event when it gave none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public StartKey? Key { get; init; }
    }

    /// <summary>The trigger's row is done and the walk begins.</summary>
    public sealed record ExecutionStarted(DateTimeOffset At, DateTimeOffset AcceptedAt) : InteractionEvent(At);

    /// <summary>A step was entered.</summary>
    /// <param name="At">When.</param>
    /// <param name="Order">step_execution_order; the trigger is 0.</param>
    /// <param name="StepId">Id of the step in the flow.</param>
    /// <param name="Component">Kind, such as play_audio.</param>
    /// <param name="ComponentTitle">Its title for people.</param>
    /// <param name="StepName">The author's name for the step.</param>
    public sealed record StepEntered(DateTimeOffset At, int Order, string StepId, string Component, string ComponentTitle, string StepName)
        : InteractionEvent(At);

    /// <summary>The step waits for the answer to an effect.</summary>
    /// <param name="At">When.</param>
    /// <param name="Order">Of the step.</param>
    /// <param name="Token">Number that the awaited answer carries; unique within the interaction.</param>
    /// <param name="Until">The step's ceiling.</param>
    /// <param name="Memory">What the step must remember, in the component's own form.</param>
    public sealed record StepWaiting(DateTimeOffset At, int Order, long Token, DateTimeOffset Until, string? Memory) : InteractionEvent(At);

    /// <summary>A step was left; with <see cref="StepEntered"/> this is one row of the report.</summary>
    /// <param name="At">When.</param>
    /// <param name="Order">Of the step.</param>
    /// <param name="StepId">Id of the step.</param>
    /// <param name="EnteredAt">When it was entered.</param>
    /// <param name="Exit">The report's exit: an exit of the component, a hidden one, or error.</param>
    /// <param name="Reason">snake_case sub-reason for error and other exits that have one.</param>
    /// <param name="Next">Step that follows; null when the walk ends here.</param>
    /// <param name="Assigned">Variables set by the step's outputs.</param>
    /// <param name="Input">True when something from outside (contact, service) decided the exit.</param>
    public sealed record StepLeft(
        DateTimeOffset At, int Order, string StepId, DateTimeOffset EnteredAt, string Exit, string? Reason, string? Next,
        IReadOnlyList<VariableValue> Assigned, bool Input) : InteractionEvent(At)
    {
        /// <summary>More about the reason, for people; null when the reason says it all.</summary>
        public string? Detail { get; init; }
    }

    /// <summary>An attempt was opened (sensitive = the number must not be shown; continues = the attempt whose gateway failed); routing and rendering go on, nothing has been sent.</summary>
    public sealed record DialRequested(
        DateTimeOffset At, int Attempt, int Order, LegRole Role, string From, string To, string? TrunkId, int RingSeconds, bool Sensitive,
        int? Continues = null) : InteractionEvent(At);

    /// <summary>Stored before a byte leaves: from here on this INVITE is sent at most once.</summary>
    public sealed record DialSubmitted(DateTimeOffset At, int Attempt, LegRole Role, DialFacts Dial, bool Sensitive) : InteractionEvent(At);

    /// <summary>The first sign of ringing, so many milliseconds after the INVITE: a 180, or a 183 with early media (CALL-03).</summary>
    public sealed record CallRinging(DateTimeOffset At, int Attempt, int SipStatus, int? PostDialDelayMs = null) : InteractionEvent(At)
    {
        /// <summary>The sign is early media; left out of the stored event where it is not.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool EarlyMedia { get; init; }
    }

    /// <summary>A 2xx came.</summary>
    public sealed record CallAnswered(DateTimeOffset At, int Attempt, DialogFacts Dialog, int RingingMs) : InteractionEvent(At);

    /// <summary>The attempt ended without an answer.</summary>
    public sealed record AttemptFailed(DateTimeOffset At, int Attempt, CallFailure Failure) : InteractionEvent(At);

    /// <summary>The engine restarted while the attempt had no result; it is never dialled again.</summary>
    public sealed record AttemptIndeterminate(DateTimeOffset At, int Attempt, string Reason) : InteractionEvent(At);

    /// <summary>An answered call is over.</summary>
    /// <param name="At">When.</param>
    /// <param name="Attempt">The leg.</param>
    /// <param name="Side">Who sent the BYE.</param>
    /// <param name="Reason">snake_case sub-reason.</param>
    /// <param name="Q850">Cause given by the far end.</param>
    /// <param name="TalkMs">Answer to end, milliseconds.</param>
    /// <param name="Orphan">True when the far end may still be up and must be closed from the journal.</param>
    public sealed record CallEnded(DateTimeOffset At, int Attempt, Party Side, string Reason, int? Q850, long TalkMs, bool Orphan) : InteractionEvent(At)
    {
        /// <summary>Who is at fault for the end, or decided it; null: the side.</summary>
        public Party? AtFault { get; init; }

        /// <summary>What else was on the wire; null when there is nothing to say.</summary>
        public CallEvidence? Evidence { get; init; }
    }

    /// <summary>The far end of a lost call is closed.</summary>
    public sealed record OrphanClosed(DateTimeOffset At, int Attempt) : InteractionEvent(At);

    /// <summary>How much of a prompt the contact heard.</summary>
    public sealed record PlaybackFinished(DateTimeOffset At, int Order, long PlaybackId, long PlayedMs, long TotalMs, bool Completed) : InteractionEvent(At);

    /// <summary>Someone asked to stop while the interaction was running.</summary>
    public sealed record CancelRequested(DateTimeOffset At, string By) : InteractionEvent(At);

    /// <summary>The walk is over; calls are being closed until <see cref="Until"/> at the latest.</summary>
    public sealed record InteractionEnding(DateTimeOffset At, InteractionResult Result, DateTimeOffset Until) : InteractionEvent(At)
    {
        /// <summary>How the walk ended while the attempt that decides was still open; null when <see cref="Result"/> stands.</summary>
        public WalkEnd? Open { get; init; }
    }

    /// <summary>The end, exactly once.</summary>
    public sealed record InteractionEnded(DateTimeOffset At, InteractionResult Result) : InteractionEvent(At);
}
