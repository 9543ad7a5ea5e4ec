using System.Buffers;
using System.Text;
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

/// <summary><c>PUT /v1/flows/{id}/scenarios/{name}</c>: the body is the scenario.</summary>
internal static class SaveScenario
{
    /// <summary>A scenario is kept with its flow; a larger one tests nothing that a smaller one could not.</summary>
    public const int LimitBytes = 64 * 1024;

    private const int MaxName = 64;
    private const string NameMeaning = "must be 1 to 64 of a-z, 0-9, dot, underscore and dash";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/flows/{flow_id}/scenarios/{name}", HandleAsync)
        .WithName("SaveScenario")
        .WithTags("Flow tests")
        .WithSummary("Store a scenario with a flow, or replace the one of that name.")
        .WithDescription("The form is that of scenario files (docs/flows.md); its member flow is not looked at here. A flow has at most 200 scenarios.")
        .TakesFlow()
        .Produces<ScenarioBody>()
        .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.TooManyScenarios);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios)
    {
        if (name.Length is 0 or > MaxName || name.AsSpan().ContainsAnyExcept(NameLetters))
        {
            return new ApiProblem(ApiErrors.InvalidParameters, fields: [new FieldFault("name", NameMeaning)]);
        }

        var body = await JsonBody.ObjectAsync(context, LimitBytes);
        if (body.Problem is { } problem)
        {
            return problem;
        }

        var text = body.Value.GetRawText();
        var reading = ScenarioReader.Read(Encoding.UTF8.GetBytes(text));
        if (reading.Scenario is null)
        {
            return new ApiProblem(ApiErrors.InvalidBody, "This is not a scenario.", FlowAuthoring.Fields(reading.Faults));
        }

        var account = new AccountId(context.Account());
        return await scenarios.PutAsync(account, flowId, name, text, context.RequestAborted) switch
        {
            ScenarioSaving.TooMany => new ApiProblem(ApiErrors.TooManyScenarios, $"A flow has at most {IScenarioStore.MostOfAFlow} scenarios."),
            ScenarioSaving.Saved when await scenarios.FindAsync(account, flowId, name, context.RequestAborted) is { } saved =>
                TypedResults.Json(ScenarioBody.From(saved), ApiJson.Options),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
    }}
