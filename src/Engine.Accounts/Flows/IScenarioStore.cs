using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>The scenarios of flows (FLOW-80). A flow takes its scenarios along when it is deleted.</summary>
public interface IScenarioStore
{
    /// <summary>Most scenarios of one flow.</summary>
    const int MostOfAFlow = 200;

    /// <summary>All of a flow, by name; empty also when there is no such flow.</summary>
    Task<IReadOnlyList<FlowScenario>> ListAsync(AccountId account, FlowId flowId, CancellationToken cancellation);

    Task<FlowScenario?> FindAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation);

    /// <summary>Adds the scenario or replaces the one of that name.</summary>
    Task<ScenarioSaving> PutAsync(AccountId account, FlowId flowId, string name, string document, CancellationToken cancellation);

    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation);
}

/// <summary>A test of a flow, stored with it.</summary>
/// <param name="Name">Unique in the flow, as in the address.</param>
/// <param name="Document">JSON as it was sent; the caller has checked it.</param>
public sealed record FlowScenario(string Name, string Document, DateTimeOffset SavedAt);

/// <summary>The result of storing a scenario.</summary>
public enum ScenarioSaving
{
    Saved,

    /// <summary>The flow has as many scenarios as it may have.</summary>
    TooMany,

    NoSuchFlow,
}
