using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>
/// After a restart (I1, I6): an attempt submitted without a result is indeterminate and never dialled again, answered calls are lost,
/// their far ends are closed from the journal; what sends nothing twice is asked for again.
/// </summary>
internal static class ResumeRules
{
    private static readonly string LostByRestart = LostContact.ExitOf(Party.Engine, Guards.EngineRestart);

    public static void Resume(Walk walk)
    {
        var hadContact = walk.State.ContactLeg is not null;
        EndOrphans(walk);
        if (walk.At >= walk.State.ExpiresAt)
        {
            EndRules.Fail(walk, Guards.Duration);
        }
        else if (walk.Flow.Find(walk.State.Current?.StepId) is not { } step)
        {
            EndRules.Fail(walk, Guards.EngineRestart);
        }
        else if (step.Component.NeedsContact)
        {
            LoseContact(walk, step, hadContact);
        }
        else
        {
            StepRules.Continue(walk, step, LostContact.Told(step.Component.Resume(new StepTurn(walk, step)), LostByRestart));
        }
    }

    /// <summary>Goes on closing; the far ends get their time anew.</summary>
    public static void ResumeEnding(Walk walk)
    {
        EndOrphans(walk);
        if (walk.State.Attempts.Exists(a => a.IsOpen))
        {
            walk.Emit(new InteractionEvent.InteractionEnding(walk.At, walk.State.Ending!, walk.At + FlowLimits.Closing) { Open = walk.State.EndingOpen });
        }

        EndRules.EndIfClosed(walk);
    }

    private static void LoseContact(Walk walk, PublishedStep step, bool hadContact)
    {
        if (!hadContact)
        {
            EndRules.Fail(walk, Guards.EngineRestart);
            return;
        }

        StepRules.Leave(walk, LostByRestart, Guards.EngineRestart, step.OnHangup);
        StepRules.Enter(walk, step.OnHangup);
    }

    private static void EndOrphans(Walk walk)
    {
        foreach (var attempt in walk.State.Attempts)
        {
            switch (attempt.Phase)
            {
                case AttemptPhase.Submitted or AttemptPhase.Ringing:
                    walk.Emit(new InteractionEvent.AttemptIndeterminate(walk.At, attempt.Number, Guards.EngineRestart));
                    break;
                case AttemptPhase.Answered:
                    walk.Emit(EndRules.Ended(walk, attempt, Party.Engine, Guards.EngineRestart, orphan: true));
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
