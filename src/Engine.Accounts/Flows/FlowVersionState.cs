namespace Engine.Accounts.Flows;

/// <summary>At most one version of a flow is published (FLOW-01).</summary>
public enum FlowVersionState
{
    Published,
    Archived,
}
