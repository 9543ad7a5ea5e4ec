using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>What calls report: stored for the attempt first, then handed to the step that runs.</summary>
internal static class CallRules
{
    public static void Decide(Walk walk, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.DialPrepared c:
                Submit(walk, c);
                break;
            case InteractionCommand.DialRefused c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Requested }:
                walk.Emit(new InteractionEvent.AttemptFailed(walk.At, c.Attempt, c.Failure));
                Pass(walk, c);
                break;
            case InteractionCommand.Ringing c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Submitted }:
                walk.Emit(new InteractionEvent.CallRinging(walk.At, c.Attempt, c.SipStatus, c.PostDialDelayMs) { EarlyMedia = c.EarlyMedia });
                Pass(walk, c);
                break;
            case InteractionCommand.Answered c:
                Answer(walk, c, pass: true);
                break;
            case InteractionCommand.CallFailed c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Submitted or AttemptPhase.Ringing }:
                walk.Emit(new InteractionEvent.AttemptFailed(walk.At, c.Attempt, c.Failure));
                Pass(walk, c);
                break;
            case InteractionCommand.HungUp c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Answered } attempt:
                HangUp(walk, c, attempt);
                break;
            case InteractionCommand.OrphanEnded c:
                CloseOrphan(walk, c);
                break;
            case InteractionCommand.Reply c when c.Token == walk.State.Current?.Token:
                Pass(walk, c);
                break;
            case InteractionCommand.PlaybackEnded or InteractionCommand.PlaybackFailed:
                Pass(walk, command);
                break;
            default:
                break;
        }
    }

    /// <summary>The same reports after the walk is over: legs close, no step acts.</summary>
    public static void DecideWhileEnding(Walk walk, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.DialPrepared c when Attempt(walk, c.Attempt)?.Dial != c.Dial:
                walk.Do(new InteractionEffect.ReleaseDial(c.Attempt, c.Dial));
                break;
            case InteractionCommand.Answered c:
                Answer(walk, c, pass: false);
                break;
            case InteractionCommand.CallFailed c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Submitted or AttemptPhase.Ringing }:
                walk.Emit(new InteractionEvent.AttemptFailed(walk.At, c.Attempt, c.Failure));
                break;
            case InteractionCommand.HungUp c when Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Answered } attempt:
                walk.Emit(Ended(walk, attempt, c));
                break;
            case InteractionCommand.OrphanEnded c:
                CloseOrphan(walk, c);
                break;
            default:
                break;
        }
    }

    /// <summary>Gives the contact's step its hidden exit after the line is gone; other steps go on.</summary>
    private static void ContactGone(Walk walk, InteractionCommand.HungUp command)
    {
        if (Running(walk) is not { } step)
        {
            return;
        }

        var turn = new StepTurn(walk, step);
        var lost = LostContact.ExitOf(command.Side, command.Reason);
        if (!step.Component.NeedsContact)
        {
            StepRules.Continue(walk, step, LostContact.Told(step.Component.On(turn, command), lost));
            return;
        }

        var exit = step.Component.OnContactGone(turn, lost);
        step.Component.Abandon(turn);
        var next = exit == lost ? step.OnHangup : null;
        StepRules.Leave(walk, exit, exit is ExitSpec.CallLost or ExitSpec.MediaLost ? command.Reason : null, next, input: true);
        StepRules.Enter(walk, next);
    }

    private static void Submit(Walk walk, InteractionCommand.DialPrepared c)
    {
        var attempt = Attempt(walk, c.Attempt);
        if (attempt is { Phase: AttemptPhase.Requested })
        {
            walk.Emit(new InteractionEvent.DialSubmitted(walk.At, c.Attempt, attempt.Role, c.Dial, attempt.Sensitive));

            // The step first: whoever is to hear the call ring has to listen before the INVITE leaves (XFER-10).
            Pass(walk, c);
            walk.Do(new InteractionEffect.PlaceCall(c.Attempt, c.Dial, attempt.RingSeconds));
        }
        else if (attempt?.Dial != c.Dial)
        {
            // A second ticket for the attempt: the first one stands, this one is given back.
            walk.Do(new InteractionEffect.ReleaseDial(c.Attempt, c.Dial));
        }
    }

    private static void Answer(Walk walk, InteractionCommand.Answered c, bool pass)
    {
        switch (Attempt(walk, c.Attempt))
        {
            case { Phase: AttemptPhase.Submitted or AttemptPhase.Ringing } attempt:
                var ringing = attempt.RingingAt is { } since && walk.At > since ? (int)(walk.At - since).TotalMilliseconds : 0;
                walk.Emit(new InteractionEvent.CallAnswered(walk.At, c.Attempt, c.Dialog, ringing));
                if (pass && attempt.Order == walk.State.Current?.Order)
                {
                    Pass(walk, c);
                }
                else
                {
                    walk.Do(new InteractionEffect.HangUp(c.Attempt));
                }

                break;
            case { Phase: AttemptPhase.Closed }:
                // Nobody waits for this leg any more; the person who picked up must not be left with silence.
                walk.Do(new InteractionEffect.HangUp(c.Attempt));
                break;
            default:
                break;
        }
    }

    private static void HangUp(Walk walk, InteractionCommand.HungUp c, CallAttempt attempt)
    {
        if (c.Playback is { } heard && walk.State.Current is { } run && run.Token == heard.PlaybackId)
        {
            walk.Emit(new InteractionEvent.PlaybackFinished(walk.At, run.Order, heard.PlaybackId, heard.PlayedMs, heard.TotalMs, false));
        }

        walk.Emit(Ended(walk, attempt, c));
        if (attempt.Role == LegRole.Contact)
        {
            ContactGone(walk, c);
        }
        else
        {
            Pass(walk, c);
        }
    }

    private static InteractionEvent.CallEnded Ended(Walk walk, CallAttempt attempt, InteractionCommand.HungUp c) =>
        EndRules.Ended(walk, attempt, c.Side, c.Reason, orphan: false) with { AtFault = c.AtFault, Q850 = c.Q850, Evidence = c.Evidence };

    private static void CloseOrphan(Walk walk, InteractionCommand.OrphanEnded c)
    {
        if (Attempt(walk, c.Attempt) is { Phase: AttemptPhase.Orphaned })
        {
            walk.Emit(new InteractionEvent.OrphanClosed(walk.At, c.Attempt));
        }
    }

    private static void Pass(Walk walk, InteractionCommand command)
    {
        if (Running(walk) is { } step)
        {
            StepRules.Continue(walk, step, step.Component.On(new StepTurn(walk, step), command));
        }
    }

    private static PublishedStep? Running(Walk walk) => walk.Flow.Find(walk.State.Current?.StepId);

    private static CallAttempt? Attempt(Walk walk, int number) => walk.State.Attempt(number);
}
