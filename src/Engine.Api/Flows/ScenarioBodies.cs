using System.Text.Json;
using Engine.Accounts.Flows;

namespace Engine.Api.Flows.Scenarios;

/// <summary>A scenario stored with a flow.</summary>
/// <param name="Name">As in its address.</param>
/// <param name="Document">The scenario itself (FLOW-80).</param>
internal sealed record ScenarioBody(string Name, DateTimeOffset SavedAt, JsonElement Document)
{
    public static ScenarioBody From(FlowScenario scenario)
    {
        using var document = JsonDocument.Parse(scenario.Document);
        return new ScenarioBody(scenario.Name, scenario.SavedAt, document.RootElement.Clone());
    }
}
