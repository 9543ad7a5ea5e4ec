using System.Text;
using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Scenarios;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows.Scenarios;

/// <summary><c>POST /v1/flows/{id}/test</c>: scenarios on the draft or a version, in virtual time; nothing is dialled, nothing stored.</summary>
internal static class TestFlow
{
    /// <summary>Room for a few scenarios of the largest size; the stored ones need no body at all.</summary>
    private const int LimitBytes = 512 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/test", HandleAsync)
        .WithName("TestFlow")
        .WithTags("Flow tests")
        .WithSummary("Run the stored scenarios, or those sent, on the draft or a version.")
        .WithDescription("Runs the real rules against an imagined world in virtual time: no call is placed. Numbers, prompts and connections need not exist.")
        .TakesOptionally<TestOrder>()
        .Produces<TestReport>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound, ApiErrors.FlowInvalid);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDocuments documents, ScenarioRuns runs)
    {
        var stop = context.RequestAborted;
        var body = await JsonBody.OptionalAsync(context, new TestOrder(), LimitBytes);
        if (body.Failed)
        {
            return body.Problem;
        }

        var sent = Sent(body.Value.Scenarios ?? []);
        if (sent.Failed)
        {
            return sent.Problem;
        }

        var account = new AccountId(context.Account());
        var which = body.Value.Version ?? FlowDocuments.Draft;
        var flow = await documents.RunnableAsync(account, flowId, which, stop);
        if (flow.Failed)
        {
            return flow.Problem;
        }

        var (scenarios, unreadable) = body.Value.Scenarios is null ? await runs.StoredAsync(account, flowId, stop) : (sent.Value, []);
        IReadOnlyList<ScenarioVerdict> results = [.. await runs.RunAsync(flow.Value, scenarios, stop), .. unreadable];
        return TypedResults.Json(new TestReport(which, results.All(r => r.Passed), results), ApiJson.Options);
    }

    private static Read<List<NamedScenario>> Sent(IReadOnlyList<JsonElement> scenarios)
    {
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

    /// <summary>What to run.</summary>
    /// <param name="Version">draft (when left out), published, or the number of a version.</param>
    /// <param name="Scenarios">Left out: the ones stored with the flow.</param>
    internal sealed record TestOrder(string? Version = null, IReadOnlyList<JsonElement>? Scenarios = null);

    /// <summary>What came of it.</summary>
    /// <param name="Version">What it ran on.</param>
    /// <param name="Passed">Every scenario did.</param>
    internal sealed record TestReport(string Version, bool Passed, IReadOnlyList<ScenarioVerdict> Results);
}
