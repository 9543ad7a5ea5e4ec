using System.Text;
using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Flows.Scenarios;

namespace Engine.Api.Flows;

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

/// <summary>What to run.</summary>
/// <param name="Version">draft (when left out), published, or the number of a version.</param>
/// <param name="Scenarios">Left out: the ones stored with the flow.</param>
internal sealed record TestOrder(string? Version = null, IReadOnlyList<JsonElement>? Scenarios = null)
{
    /// <summary>The scenarios sent, or all that is wrong with them.</summary>
    public Read<List<NamedScenario>> Sent()
    {
        var scenarios = Scenarios ?? [];
        if (scenarios.Count > IScenarioStore.MostOfAFlow)
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("scenarios", $"holds more than {IScenarioStore.MostOfAFlow}")]);
        }

        var readings = scenarios.Select(s => ScenarioReader.Read(Encoding.UTF8.GetBytes(s.GetRawText()))).ToList();
        var faults = readings.SelectMany((reading, i) => reading.Faults.Select(f => new FieldFault($"/scenarios/{i}{f.Path}", f.Message))).ToList();
        return faults.Count > 0
            ? new ApiProblem(ApiErrors.InvalidBody, "Not all of these are scenarios.", faults)
            : readings.ConvertAll(reading => new NamedScenario(reading.Scenario!.Name, reading.Scenario));
    }
}

/// <summary>What came of it.</summary>
/// <param name="Version">What it ran on.</param>
/// <param name="Passed">Every scenario did.</param>
internal sealed record TestReport(string Version, bool Passed, IReadOnlyList<ScenarioVerdict> Results);
