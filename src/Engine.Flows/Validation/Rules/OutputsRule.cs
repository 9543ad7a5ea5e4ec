namespace Engine.Flows.Validation.Rules;

/// <summary>Outputs that are copied exist.</summary>
internal sealed class OutputsRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        foreach (var step in run.Steps)
        {
            if (step.Component.Outputs(step.Settings) is not { } known)
            {
                continue;
            }

            foreach (var output in (step.Step.Outputs ?? []).Keys.Where(o => !known.Contains(o, StringComparer.Ordinal)))
            {
                step.Error("output_unknown", step.Path["outputs"][output], known.Count == 0
                    ? $"{step.Label} has no outputs; remove \"{output}\"."
                    : $"{step.Label} has no output \"{output}\"; its outputs are: {string.Join(", ", known)}.");
            }
        }
    }
}
