using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>Outcome, reason and party of attempts and of whole interactions (FLOW-24).</summary>
internal static class Verdict
{
    /// <summary>The row exit of a technical failure (FLOW-22).</summary>
    private const string Error = "error";

    /// <summary>The verdict when the walk ends for a cause that is not the call's own.</summary>
    public static InteractionResult Failed(InteractionState state, string reason) => new(Outcome.Failed, reason, Party.Engine, HungUpBy(state));

    public static InteractionResult Cancelled(InteractionState state) => new(Outcome.Cancelled, Guards.Cancelled, Party.Caller, HungUpBy(state));

    public static InteractionResult Expired() => new(Outcome.Expired, Guards.NotStarted, Party.Engine, null);

    /// <summary>The verdict when the walk came to its end.</summary>
    /// <param name="state">State at the end.</param>
    /// <param name="end">How the walk ended.</param>
    public static InteractionResult Of(InteractionState state, WalkEnd end)
    {
        if (state.DecisiveAttempt is not { } attempt)
        {
            return end.Reason is { } without ? new(Outcome.Failed, without, end.Party, null) : new(Outcome.NoCall, Guards.Completed, null, null);
        }

        var outcome = OutcomeOf(attempt);
        if (outcome == Outcome.Answered)
        {
            return (end.Reason, attempt) switch
            {
                ({ } reason, _) => new(outcome, reason, end.Party, attempt.HungUpBy),
                (_, { EndReason: { } reason } and not { HungUpBy: Party.Engine, EndReason: Guards.LocalHangUp }) => new(outcome, reason, attempt.EndedBy, attempt.HungUpBy),
                _ => new(outcome, Guards.Completed, null, attempt.HungUpBy),
            };
        }

        // A call that the flow itself gave up says no more than that; what made the flow give it up decides.
        return (end.Reason, attempt.Failure) switch
        {
            ({ } reason, null or { Reason: Guards.Cancelled }) => new(outcome, reason, end.Party, attempt.HungUpBy),
            (_, { } why) => new(outcome, why.Reason, why.Party, attempt.HungUpBy),
            _ => new(outcome, attempt.EndReason ?? Guards.NoConfirmation, Party.Engine, attempt.HungUpBy),
        };
    }

    public static Outcome OutcomeOf(CallAttempt attempt) => attempt switch
    {
        { AnsweredAt: not null } => Outcome.Answered,
        { Indeterminate: true } => Outcome.Indeterminate,
        { Failure: { } failure } => OutcomeOf(failure),
        _ => Outcome.Failed,
    };

    public static Outcome OutcomeOf(CallFailure failure) => failure.Exit switch
    {
        CallExit.InvalidNumber => Outcome.InvalidNumber,
        CallExit.Busy => Outcome.Busy,
        CallExit.NoAnswer => Outcome.NoAnswer,
        _ => Outcome.Failed,
    };

    /// <summary>The exit of an attempt's row: the one its step leaves by (FLOW-72).</summary>
    public static string ExitOf(CallFailure failure) => failure switch
    {
        { Exit: { } exit } => SnakeCase.Of(exit),
        { Reason: Guards.Cancelled or Guards.AnsweredElsewhere } => Guards.Cancelled,
        _ => Error,
    };

    public static string OutcomeName(CallAttempt attempt) => SnakeCase.Of(OutcomeOf(attempt));

    public static int? SipStatus(CallAttempt attempt) => attempt.Failure?.SipStatus ?? attempt.Dialog?.SipStatus;

    public static long RingingSeconds(CallAttempt attempt) => (attempt.RingingMs + 500L) / 1000L;

    private static Party? HungUpBy(InteractionState state) => state.DecisiveAttempt?.HungUpBy;
}
