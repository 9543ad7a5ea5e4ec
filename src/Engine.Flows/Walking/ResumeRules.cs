using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>
/// After a restart or a failed append (I1, I6): an attempt submitted without a result is indeterminate and never dialled again, answered calls are lost,
/// their far ends are closed from the journal; what sends nothing twice is asked for again.
/// </summary>
internal static class ResumeRules
{
    /// <param name="walk">The decision in the making.</param>
    /// <param name="cause">Why the calls are lost.</param>
    public static void Resume(Walk walk, string cause)
    {
        var hadContact = walk.State.ContactLeg is not null;
        EndOrphans(walk, cause);
        if (walk.At >= walk.State.ExpiresAt)
        {
            EndRules.Fail(walk, Guards.Duration);
        }
        else if (walk.Flow.Find(walk.State.Current?.StepId) is not { } step)
        {
            EndRules.Fail(walk, cause);
        }
        else if (step.Component.NeedsContact)
        {
            LoseContact(walk, step, hadContact, cause);
        }
        else
        {
            StepRules.Continue(walk, step, LostContact.Told(step.Component.Resume(new StepTurn(walk, step), cause), LostContact.ExitOf(Party.Engine, cause)));
        }
    }

    /// <summary>Goes on closing; the far ends get their time anew.</summary>
    /// <param name="walk">The decision in the making.</param>
    /// <param name="cause">Why the calls are lost.</param>
    public static void ResumeEnding(Walk walk, string cause)
    {
        EndOrphans(walk, cause);
        if (walk.State.Attempts.Exists(a => a.IsOpen))
        {
            walk.Emit(new InteractionEvent.InteractionEnding(walk.At, walk.State.Ending!, walk.At + FlowLimits.Closing) { Open = walk.State.EndingOpen });
        }

        EndRules.EndIfClosed(walk);
    }

    private static void LoseContact(Walk walk, PublishedStep step, bool hadContact, string cause)
    {
        if (!hadContact)
        {
            EndRules.Fail(walk, cause);
            return;
        }

        StepRules.Leave(walk, LostContact.ExitOf(Party.Engine, cause), cause, step.OnHangup);
        StepRules.Enter(walk, step.OnHangup);
    }

    private static void EndOrphans(Walk walk, string cause)
    {
        foreach (var attempt in walk.State.Attempts)
        {
            switch (attempt.Phase)
            {
                case AttemptPhase.Submitted or AttemptPhase.Ringing:
                    walk.Emit(new InteractionEvent.AttemptIndeterminate(walk.At, attempt.Number, cause));
                    break;
                case AttemptPhase.Answered:
                    walk.Emit(EndRules.Ended(walk, attempt, Party.Engine, cause, orphan: true));
                    break;
                case AttemptPhase.Orphaned:
                    break;
                default:
                    continue;
            }

            walk.Do(new InteractionEffect.EndOrphan(attempt.Number, attempt.Dial!, attempt.Dialog));
        }
    }
}
