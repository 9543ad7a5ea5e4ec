using System.Text.Json.Nodes;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Api.Documentation;
using Engine.Api.Editing;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary>The tests of a flow: its scenarios, and runs in virtual time. Nothing is dialled.</summary>
internal static class ScenarioRoutes
{
    /// <summary>Room for a few scenarios of the largest size; the stored ones need no body at all.</summary>
    private const int OrderBytes = 512 * 1024;

    public static void MapScenarios(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/scenarios", ListAsync).WithName("ListScenarios")
            .WithSummary("The scenarios of a flow, by name.")
            .Produces<ListBody<ScenarioBody>>()
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);
        var edits = new EditGuard<ScenarioBody>();
        edits.Tag(flow.MapGet("/scenarios/{name}", GetAsync)).WithName("GetScenario")
            .WithSummary("One scenario of a flow.")
            .Produces<ScenarioBody>()
            .Secured(Scopes.ReadFlows, ApiErrors.NotFound);
        edits.Tag(edits.Guard<IScenarioStore>(flow.MapPut("/scenarios/{name}", SaveAsync), CurrentAsync)).WithName("SaveScenario")
            .WithSummary("Store a scenario with a flow, or replace the one of that name.")
            .WithDescription("The form is that of scenario files (docs/flows.md); its member flow is not looked at here. A flow has at most 200 scenarios.")
            .Takes<JsonObject>("ScenarioDocument")
            .Produces<ScenarioBody>()
            .Secured(Scopes.WriteFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.TooManyScenarios);
        edits.Guard<IScenarioStore>(flow.MapDelete("/scenarios/{name}", RemoveAsync), CurrentAsync).WithName("RemoveScenario")
            .WithSummary("Remove a scenario.")
            .Produces(StatusCodes.Status204NoContent)
            .Secured(Scopes.WriteFlows, ApiErrors.NotFound);
        flow.MapPost("/test", TestAsync).WithName("TestFlow")
            .WithSummary("Run the stored scenarios, or those sent, on the draft or a version.")
            .WithDescription("Runs the real rules against an imagined world in virtual time: no call is placed. Numbers, prompts and connections need not exist.")
            .TakesOptionally<TestOrder>()
            .Produces<TestReport>()
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound, ApiErrors.FlowInvalid);
        SimulateFlow.Map(flow);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, IScenarioStore scenarios)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        // At most 200, so in one page.
        var found = await scenarios.ListAsync(account, new FlowId(flowId), context.RequestAborted);
        return TypedResults.Json(ListBody<ScenarioBody>.From(new Page<FlowScenario>(found, null), ScenarioBody.From), ApiJson.Options);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios) =>
        await scenarios.FindAsync(new AccountId(context.Account()), new FlowId(flowId), name, context.RequestAborted) is { } found
            ? TypedResults.Json(ScenarioBody.From(found), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> SaveAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios)
    {
        // Before the body is read: a wrong address needs no upload.
        if (!ScenarioWriting.IsName(name))
        {
            return BadName();
        }

        var body = await JsonBody.ObjectAsync(context, ScenarioWriting.LimitBytes);
        if (body.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        return await ScenarioWriting.SaveAsync(scenarios, account, new FlowId(flowId), name, body.Value.GetRawText(), context.RequestAborted) switch
        {
            ScenarioWritten.Saved saved => TypedResults.Json(ScenarioBody.From(saved.Scenario), ApiJson.Options),
            ScenarioWritten.BadName => BadName(),
            ScenarioWritten.NotAScenario no => new ApiProblem(ApiErrors.InvalidBody, "This is not a scenario.", no.Faults),
            ScenarioWritten.TooMany => new ApiProblem(ApiErrors.TooManyScenarios, $"A flow has at most {IScenarioStore.MostOfAFlow} scenarios."),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
    }

    private static async Task<ScenarioBody?> CurrentAsync(HttpContext context, IScenarioStore scenarios) =>
        await scenarios.FindAsync(context.AccountId(), new FlowId(context.RouteText("flow_id")), context.RouteText("name"), context.RequestAborted) is { } found
            ? ScenarioBody.From(found)
            : null;

    private static ApiProblem BadName() => new(ApiErrors.InvalidParameters, fields: [new FieldFault("name", ScenarioWriting.NameMeaning)]);

    private static async Task<IResult> RemoveAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, string name, IScenarioStore scenarios) =>
        await scenarios.RemoveAsync(new AccountId(context.Account()), new FlowId(flowId), name, context.RequestAborted)
            ? TypedResults.NoContent()
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> TestAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDocuments documents, ScenarioRuns runs)
    {
        var stop = context.RequestAborted;
        var body = await JsonBody.OptionalAsync(context, new TestOrder(), OrderBytes);
        if (body.Failed)
        {
            return body.Problem;
        }

        var sent = body.Value.Sent();
        if (sent.Failed)
        {
            return sent.Problem;
        }

        var account = new AccountId(context.Account());
        var which = body.Value.Version ?? FlowDocuments.Draft;
        var found = await documents.RunnableAsync(account, new FlowId(flowId), which, stop);
        if (found is not RunnableFlow.Ready { Flow: var flow })
        {
            return FlowAnswers.Problem(found);
        }

        var (scenarios, unreadable) = body.Value.Scenarios is null ? await runs.StoredAsync(account, new FlowId(flowId), stop) : (sent.Value, []);
        IReadOnlyList<ScenarioVerdict> results = [.. await runs.RunAsync(flow, scenarios, stop), .. unreadable];
        return TypedResults.Json(new TestReport(which, results.All(r => r.Passed), results), ApiJson.Options);
    }
}
