using Engine.Flows.Components.Steps;
using Engine.Flows.Document;

namespace Engine.Flows.Validation.Rules;

/// <summary>on_error and on_hangup name what exists, and on_hangup stands where a contact can hang up.</summary>
internal sealed class ErrorRoutesRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        foreach (var step in run.Steps)
        {
            CheckError(run, step);
            CheckHangUp(run, step);
        }
    }

    private static void CheckError(FlowCheckRun run, StepCheck step)
    {
        var path = step.Path["on_error"];
        switch (ErrorRoute.Parse(step.Step.OnError))
        {
            case { Kind: ErrorRouteKind.Step, Target: { } id } when !run.Document.Steps.ContainsKey(id):
                step.Error("step_unknown", path, $"There is no step \"{id}\"; choose an existing step.");
                break;
            case { Kind: ErrorRouteKind.Exit, Target: { } exit } when !IsVisible(step, exit):
                step.Error("exit_unknown", path, $"{step.Label} has no exit \"{exit}\" that can be wired.");
                break;
            default:
                break;
        }
    }

    private static void CheckHangUp(FlowCheckRun run, StepCheck step)
    {
        if (step.Step.OnHangup is not { } id)
        {
            return;
        }

        if (!step.Component.NeedsContact)
        {
            step.Error("on_hangup_not_allowed", step.Path["on_hangup"], $"{step.Label} goes on when the contact hangs up; remove on_hangup, it is for voice components.");
        }
        else if (!run.Document.Steps.ContainsKey(id))
        {
            step.Error("step_unknown", step.Path["on_hangup"], $"There is no step \"{id}\"; choose an existing step.");
        }
    }

    private static bool IsVisible(StepCheck step, string exit) =>
        step.Component.Exits(step.Settings).Any(e => e.Kind != ExitKind.Hidden && string.Equals(e.Id, exit, StringComparison.Ordinal));
}
