using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Validation.Rules;

/// <summary>A flow without a Make outbound call is allowed but rarely meant: warning.</summary>
internal sealed class CallPresenceRule : IFlowRule
{
    public void Check(FlowCheckRun run)
    {
        if (!run.Steps.Any(s => s.Component is MakeOutboundCall))
        {
            run.Report("no_call", FaultSeverity.Warning, JsonPath.Root["steps"], "This flow has no Make outbound call; add one if it should call the contact.");
        }
    }
}
