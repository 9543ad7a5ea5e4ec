namespace Engine.Accounts.Flows;

/// <summary>What became of storing a scenario.</summary>
public enum ScenarioSaving
{
    Saved,

    /// <summary>The flow has as many scenarios as it may have.</summary>
    TooMany,

    NoSuchFlow,
}
