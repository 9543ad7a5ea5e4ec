namespace Engine.Flows.Validation;

/// <summary>One rule of validation (FLOW-15 to FLOW-17). Reports every breach it finds and relies on no other rule having passed.</summary>
internal interface IFlowRule
{
    void Check(FlowCheckRun run);
}
