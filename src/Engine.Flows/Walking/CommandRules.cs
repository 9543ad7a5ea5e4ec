using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>Decide: which rule a command meets in which phase. What no line names is ignored.</summary>
internal static class CommandRules
{
    public static Decision Decide(InteractionState state, InteractionCommand command, PublishedFlow flow) => state.Phase switch
    {
        null => BeforeAcceptance(command),
        InteractionPhase.Ended => AfterEnd(state, command),
        _ when state.Ending is not null => WhileEnding(new Walk(state, flow, command.At), command),
        InteractionPhase.Accepted => WhileAccepted(new Walk(state, flow, command.At), command),
        _ => WhileRunning(new Walk(state, flow, command.At), command),
    };

    private static Decision BeforeAcceptance(InteractionCommand command) => command is InteractionCommand.Accept accept
        ? new Decision([new InteractionEvent.InteractionAccepted(accept.At, accept.Identity, accept.Variables, accept.At + FlowLimits.Lifetime) { Key = accept.Key }], [])
        : Decision.Refused(Refusals.Unknown);

    /// <summary>Nothing changes any more, but a call that turns up late is closed.</summary>
    private static Decision AfterEnd(InteractionState state, InteractionCommand command) => command switch
    {
        InteractionCommand.Cancel => Decision.Refused(Refusals.Ended),
        InteractionCommand.DialPrepared c when state.Attempt(c.Attempt)?.Dial != c.Dial => new Decision([], [new InteractionEffect.ReleaseDial(c.Attempt, c.Dial)]),
        InteractionCommand.Answered c => new Decision([], [new InteractionEffect.HangUp(c.Attempt)]),
        _ => Decision.Ignored,
    };

    private static Decision WhileAccepted(Walk walk, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.Begin or InteractionCommand.Resume or InteractionCommand.DeadlineReached when command.At >= walk.State.ExpiresAt:
                EndRules.Close(walk, Verdict.Expired());
                break;
            case InteractionCommand.Begin or InteractionCommand.Resume:
                walk.Emit(new InteractionEvent.ExecutionStarted(walk.At, walk.State.AcceptedAt));
                StepRules.Enter(walk, walk.Flow.Entry);
                break;
            case InteractionCommand.Cancel c:
                walk.Emit(new InteractionEvent.CancelRequested(walk.At, c.By));
                EndRules.Cancel(walk);
                break;
            default:
                break;
        }

        return walk.ToDecision();
    }

    private static Decision WhileRunning(Walk walk, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.Cancel c:
                Cancel(walk, c);
                break;
            case InteractionCommand.Resume c:
                ResumeRules.Resume(walk, c.Cause);
                break;
            case InteractionCommand.DeadlineReached:
                Deadline(walk);
                break;
            default:
                CallRules.Decide(walk, command);
                break;
        }

        return walk.ToDecision();
    }

    /// <summary>The walk is over: only the end of legs counts. A cancel comes too late to change the verdict.</summary>
    private static Decision WhileEnding(Walk walk, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.Cancel:
                return walk.State.CancelledBy is null ? Decision.Refused(Refusals.Ended) : Decision.Ignored;
            case InteractionCommand.Resume c:
                ResumeRules.ResumeEnding(walk, c.Cause);
                break;
            case InteractionCommand.DeadlineReached when walk.At >= walk.State.EndingUntil:
                EndRules.GiveUp(walk);
                break;
            case InteractionCommand.DeadlineReached:
                break;
            default:
                CallRules.DecideWhileEnding(walk, command);
                EndRules.EndIfClosed(walk);
                break;
        }

        return walk.ToDecision();
    }

    private static void Cancel(Walk walk, InteractionCommand.Cancel command)
    {
        walk.Emit(new InteractionEvent.CancelRequested(walk.At, command.By));
        Abandon(walk);
        EndRules.Cancel(walk);
    }

    private static void Deadline(Walk walk)
    {
        if (walk.At >= walk.State.ExpiresAt)
        {
            Abandon(walk);
            EndRules.Fail(walk, Guards.Duration);
        }
        else if (walk.State.Current is { Token: > 0, Until: { } until } run && walk.At >= until)
        {
            var step = walk.Flow.Step(run.StepId);
            StepRules.Continue(walk, step, step.Component.OnDeadline(new StepTurn(walk, step)));
        }
    }

    private static void Abandon(Walk walk)
    {
        if (walk.State.Current is { } run && walk.Flow.Find(run.StepId) is { } step)
        {
            step.Component.Abandon(new StepTurn(walk, step));
        }
    }
}
