using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Validation.Rules;

/// <summary>The flow begins at an existing step.</summary>
internal sealed class EntryRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        if (run.Document.Entry is { } entry && !run.Document.Steps.ContainsKey(entry))
        {
            run.Report("step_unknown", FaultSeverity.Error, JsonPath.Root["entry"], $"There is no step \"{entry}\"; choose the step the flow begins with.");
        }
    }
}
