using Engine.Flows.Components.Steps;

namespace Engine.Flows.Validation.Rules;

/// <summary>Mandatory exits lead to existing steps, hidden exits are not wired, other exits do not exist.</summary>
internal sealed class ExitsRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        foreach (var step in run.Steps)
        {
            Check(run, step);
        }
    }

    private static void Check(FlowCheckRun run, StepCheck step)
    {
        var specs = step.Component.Exits(step.Settings);
        var wired = step.Step.Exits ?? [];
        foreach (var spec in specs.Where(s => s.Kind == ExitKind.Mandatory && wired.GetValueOrDefault(s.Id) is null))
        {
            step.Error("exit_missing", step.Path["exits"][spec.Id], $"Choose the step that follows when {step.Label} leaves by \"{spec.Id}\".");
        }

        foreach (var (exit, target) in wired)
        {
            var path = step.Path["exits"][exit];
            switch (specs.FirstOrDefault(s => string.Equals(s.Id, exit, StringComparison.Ordinal))?.Kind)
            {
                case null:
                    step.Error("exit_unknown", path, specs.Any(s => s.Kind != ExitKind.Hidden)
                        ? $"{step.Label} has no exit \"{exit}\"; its exits are: {string.Join(", ", specs.Where(s => s.Kind != ExitKind.Hidden).Select(s => s.Id))}."
                        : $"{step.Label} has no exits; remove \"{exit}\".");
                    break;
                case ExitKind.Hidden:
                    step.Error("exit_hidden", path, ExitSpec.IsLoss(exit)
                        ? "This exit cannot be wired; set on_hangup to say what follows when the contact is gone."
                        : $"The exit \"{exit}\" is only reported and cannot be wired; remove it.");
                    break;
                default:
                    if (target is not null && !run.Document.Steps.ContainsKey(target))
                    {
                        step.Error("step_unknown", path, $"There is no step \"{target}\"; choose an existing step for the exit \"{exit}\".");
                    }

                    break;
            }
        }
    }
}
