using Engine.Flows.Scenarios;

namespace Engine.Api.Flows.Scenarios;

/// <summary>A scenario to run, under the name its verdict carries.</summary>
internal sealed record NamedScenario(string Name, Scenario Scenario);
