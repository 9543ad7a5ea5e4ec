namespace Engine.Flows.Validation;

/// <summary>One rule of docs/flows.md §5. Reports every breach it finds and relies on no other rule having passed.</summary>
internal interface IFlowRule
{
    void Check(FlowCheckRun run);
}
