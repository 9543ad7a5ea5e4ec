namespace Engine.Accounts.Flows;

/// <summary>flows.md §2: at most one version of a flow is published.</summary>
public enum FlowVersionState
{
    Published,
    Archived,
}
