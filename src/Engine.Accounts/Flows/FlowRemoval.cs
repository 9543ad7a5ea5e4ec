namespace Engine.Accounts.Flows;

/// <summary>What became of deleting a flow.</summary>
public enum FlowRemoval
{
    Removed,

    /// <summary>Requests may still start it; archive it first.</summary>
    Published,

    /// <summary>An interaction runs on one of its versions.</summary>
    Running,

    NotFound,
}
