using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>Ending: close the row, close the calls, say the verdict exactly once.</summary>
internal static class EndRules
{
    /// <summary>The walk came to its end. The verdict waits for the attempt that decides it while that has no result (FLOW-73).</summary>
    public static void Finish(Walk walk, WalkEnd end) =>
        Close(walk, Verdict.Of(walk.State, end), walk.State.DecisiveAttempt is { IsOpen: true, AnsweredAt: null } ? end : null);

    /// <summary>A guard or a lost engine ended it.</summary>
    public static void Fail(Walk walk, string reason)
    {
        StepRules.Leave(walk, ExitSpec.Error, reason, null);
        Close(walk, Verdict.Failed(walk.State, reason));
    }

    public static void Cancel(Walk walk)
    {
        StepRules.Leave(walk, ExitSpec.Cancelled, null, null, input: true);
        Close(walk, Verdict.Cancelled(walk.State));
    }

    public static void Close(Walk walk, InteractionResult result) => Close(walk, result, open: null);

    private static void Close(Walk walk, InteractionResult result, WalkEnd? open)
    {
        foreach (var attempt in walk.State.Attempts)
        {
            CloseLeg(walk, attempt);
        }

        if (walk.State.Attempts.Exists(a => a.IsOpen))
        {
            walk.Emit(new InteractionEvent.InteractionEnding(walk.At, result, walk.At + FlowLimits.Closing) { Open = open });
        }
        else
        {
            walk.Emit(new InteractionEvent.InteractionEnded(walk.At, result));
        }
    }

    /// <summary>Says the verdict once the last leg is closed.</summary>
    public static void EndIfClosed(Walk walk)
    {
        if (walk.State is { Ending: { } result } && !walk.State.Attempts.Exists(a => a.IsOpen))
        {
            walk.Emit(new InteractionEvent.InteractionEnded(
                walk.At, walk.State.EndingOpen is { } end ? Verdict.Of(walk.State, end) : WithHangUp(walk.State, result)));
        }
    }

    /// <summary>The far end kept silent: the verdict does not wait any longer.</summary>
    public static void GiveUp(Walk walk)
    {
        foreach (var attempt in walk.State.Attempts.Where(a => a.IsOpen))
        {
            walk.Emit(attempt.Phase switch
            {
                AttemptPhase.Answered => Ended(walk, attempt, Party.Engine, Guards.NoConfirmation, orphan: false),
                AttemptPhase.Orphaned => new InteractionEvent.OrphanClosed(walk.At, attempt.Number),
                _ => new InteractionEvent.AttemptFailed(walk.At, attempt.Number, new CallFailure(null, Guards.NoConfirmation, Party.Engine)),
            });
        }

        EndIfClosed(walk);
    }

    public static InteractionEvent.CallEnded Ended(Walk walk, CallAttempt attempt, Party side, string reason, bool orphan) =>
        new(walk.At, attempt.Number, side, reason, null, TalkMs(walk, attempt), orphan);

    public static long TalkMs(Walk walk, CallAttempt attempt) =>
        attempt.AnsweredAt is { } since && walk.At > since ? (long)(walk.At - since).TotalMilliseconds : 0;

    private static void CloseLeg(Walk walk, CallAttempt attempt)
    {
        switch (attempt.Phase)
        {
            case AttemptPhase.Requested:
                walk.Emit(new InteractionEvent.AttemptFailed(walk.At, attempt.Number, new CallFailure(null, Guards.Cancelled, Party.Engine)));
                break;
            case AttemptPhase.Submitted or AttemptPhase.Ringing:
                walk.Do(new InteractionEffect.CancelCall(attempt.Number));
                break;
            case AttemptPhase.Answered:
                walk.Do(new InteractionEffect.HangUp(attempt.Number));
                break;
            default:
                break;
        }
    }

    /// <summary>Who hung up is known only now.</summary>
    private static InteractionResult WithHangUp(InteractionState state, InteractionResult result) =>
        result with { HungUpBy = result.HungUpBy ?? state.DecisiveAttempt?.HungUpBy };
}
