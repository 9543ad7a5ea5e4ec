using System.Text;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Walking;

/// <summary>The walk from step to step: enter, act, one exit, next (FLOW-20).</summary>
internal static class StepRules
{
    /// <summary>Enters a step and goes on until one waits or the walk ends. Bounded by the step guards.</summary>
    public static void Enter(Walk walk, string? stepId)
    {
        var next = stepId;
        while (true)
        {
            if (walk.Flow.Find(next) is not { } step || (step.Component.NeedsContact && walk.State.ContactLeg is null))
            {
                EndRules.Finish(walk, WalkEnd.Own);
                return;
            }

            if (GuardAgainst(walk.State, step.Id) is { } guard)
            {
                EndRules.Fail(walk, guard);
                return;
            }

            walk.Emit(new InteractionEvent.StepEntered(
                walk.At, walk.State.StepsEntered + 1, step.Id, step.Component.Kind, step.Component.Title, step.Name));
            var turn = new StepTurn(walk, step);
            var move = step.Component.Enter(turn);
            if (move is StepMove.Staying)
            {
                Foresight.LookAhead(turn);
            }

            if (!Apply(walk, step, move, out next))
            {
                return;
            }
        }
    }

    /// <summary>Carries out a waiting step's move and goes on from there.</summary>
    public static void Continue(Walk walk, PublishedStep step, StepMove move)
    {
        if (Apply(walk, step, move, out var next))
        {
            Enter(walk, next);
        }
    }

    /// <summary>Closes the row of the running step, if there is one.</summary>
    public static void Leave(Walk walk, string exit, string? reason, string? next, IReadOnlyList<VariableValue>? assigned = null, bool input = false, string? detail = null)
    {
        if (walk.State.Current is { } run)
        {
            walk.Emit(new InteractionEvent.StepLeft(walk.At, run.Order, run.StepId, run.EnteredAt, exit, reason, next, assigned ?? [], input) { Detail = detail });
        }
    }

    /// <summary>True when the walk goes on at <paramref name="next"/> (null = the flow's end).</summary>
    private static bool Apply(Walk walk, PublishedStep step, StepMove move, out string? next)
    {
        next = null;
        switch (move)
        {
            case StepMove.Leaving leaving:
                return TakeExit(walk, step, leaving, out next);
            case StepMove.Failing failing:
                return GoByOnError(walk, step, failing, out next);
            case StepMove.Guarded guarded:
                step.Component.Abandon(new StepTurn(walk, step));
                EndRules.Fail(walk, guarded.Reason);
                return false;
            case StepMove.Ends ends:
                if (TryAssign(walk, step, ends.Outputs, out var assigned))
                {
                    Leave(walk, ends.Exit, ends.Reason, null, assigned);
                    EndRules.Finish(walk, ends.Cause);
                }

                return false;
            default:
                return false;
        }
    }

    private static bool TakeExit(Walk walk, PublishedStep step, StepMove.Leaving leaving, out string? next)
    {
        next = step.Exits.GetValueOrDefault(leaving.Exit);
        if (!TryAssign(walk, step, leaving.Outputs, out var assigned))
        {
            return false;
        }

        Leave(walk, leaving.Exit, leaving.Reason, next, assigned, leaving.Input);
        return true;
    }

    private static bool GoByOnError(Walk walk, PublishedStep step, StepMove.Failing failing, out string? next)
    {
        next = step.ErrorTarget;
        if (!TryAssign(walk, step, failing.Outputs, out var assigned))
        {
            return false;
        }

        Leave(walk, ExitSpec.Error, failing.Reason, next, assigned, detail: failing.Detail);
        if (next is not null)
        {
            return true;
        }

        EndRules.Finish(walk, new WalkEnd(failing.Reason, failing.Party));
        return false;
    }

    private static bool TryAssign(
        Walk walk, PublishedStep step, IReadOnlyDictionary<string, string?> outputs, out IReadOnlyList<VariableValue> assigned)
    {
        assigned = [];
        if (outputs.Values.Sum(v => v is null ? 0 : Encoding.UTF8.GetByteCount(v)) > FlowLimits.OutputBytes)
        {
            EndRules.Fail(walk, Guards.Output);
            return false;
        }

        assigned =
        [
            .. from wanted in step.Outputs
               where outputs.ContainsKey(wanted.Key)
               select new VariableValue(wanted.Value, outputs[wanted.Key], walk.Flow.SensitiveVariables.Contains(wanted.Value)),
        ];
        return true;
    }

    private static string? GuardAgainst(InteractionState state, string stepId) =>
        state.StepsEntered >= FlowLimits.ExecutedSteps ? Guards.Steps
        : state.VisitsSinceInput.GetValueOrDefault(stepId) >= FlowLimits.SameStepVisits ? Guards.Loop
        : null;
}
