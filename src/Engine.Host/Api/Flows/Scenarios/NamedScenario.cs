using Engine.Flows.Scenarios;

namespace Engine.Host.Api.Flows.Scenarios;

/// <summary>A scenario to run, under the name its verdict carries.</summary>
internal sealed record NamedScenario(string Name, Scenario Scenario);
