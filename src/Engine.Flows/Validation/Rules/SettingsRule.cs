namespace Engine.Flows.Validation.Rules;

/// <summary>What each component says about its own settings, and whether this server can run it.</summary>
internal sealed class SettingsRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        foreach (var step in run.Steps)
        {
            step.Component.Check(step);
            if (!run.Catalog.IsSupported(step.Component.Kind))
            {
                step.Error("component_not_available", step.Path["type"], $"This server cannot run \"{step.Component.Title}\" yet; the flow can be saved, not published.");
            }
        }
    }
}
