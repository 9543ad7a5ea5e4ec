using Engine.Flows.Document;

namespace Engine.Flows.Scenarios;

/// <summary>What came of reading a scenario.</summary>
/// <param name="Scenario">The scenario, null when something is wrong with it.</param>
/// <param name="Faults">All that is wrong.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<FlowFault> Faults);
