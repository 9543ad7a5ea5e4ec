using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/simulate</c>: walks a flow step by step, as far as the exits chosen so far lead.</summary>
internal static class SimulateFlow
{
    private static readonly string InteractionId = new('0', 32);

    public static void Map(IEndpointRouteBuilder flow) => flow.MapPost("/simulate", HandleAsync)
        .WithName("SimulateFlow")
        .WithSummary("Walk the draft or a version step by step; steps that need the world wait for an exit to be chosen.")
        .WithDescription("Stateless: send all choices so far each time and one more to go on. Nothing is dialled and nothing stored.")
        .TakesOptionally<Walk>()
        .Produces<Standing>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound, ApiErrors.FlowInvalid, ApiErrors.InvalidArguments);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, FlowDocuments documents, TimeProvider time)
    {
        var body = await JsonBody.OptionalAsync(context, new Walk());
        if (body.Failed)
        {
            return body.Problem;
        }

        var walk = body.Value;
        var choices = walk.Choices ?? [];
        if (choices.Count > FlowLimits.ExecutedSteps)
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("choices", $"holds more than {FlowLimits.ExecutedSteps}")]);
        }

        if (walk.At is { } at && !ScenarioReader.IsClock(at))
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("at", "must be a time from the year 1970 to 9998")]);
        }

        var found = await documents.RunnableAsync(new AccountId(context.Account()), new FlowId(flowId), walk.Version ?? FlowDocuments.Draft, context.RequestAborted);
        if (found is not RunnableFlow.Ready { Flow: var flow })
        {
            return FlowAnswers.Problem(found);
        }

        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonSerializer.SerializeToElement(walk.Arguments ?? [], ApiJson.Options), InteractionId);
        if (!arguments.IsAccepted)
        {
            return new ApiProblem(ApiErrors.InvalidArguments, fields: [.. arguments.Faults.Select(f => new FieldFault(f.Name, f.Description))]);
        }

        var result = FlowSimulation.Walk(
            flow, arguments.Variables, walk.At ?? time.GetUtcNow(), [.. choices.Select(c => new SimulationChoice(c.Exit, c.Outputs))]);
        return TypedResults.Json(Standing.From(result), ApiJson.Options);
    }

    /// <summary>A walk so far.</summary>
    /// <param name="Version">draft (when left out), published, or the number of a version.</param>
    /// <param name="Arguments">Of the request that would start it.</param>
    /// <param name="At">The clock; now when left out.</param>
    /// <param name="Choices">Exits taken at the waiting steps, in order.</param>
    internal sealed record Walk(
        string? Version = null,
        Dictionary<string, JsonElement>? Arguments = null,
        DateTimeOffset? At = null,
        IReadOnlyList<Choice>? Choices = null);

    /// <summary>The exit taken at a step that waits.</summary>
    /// <param name="Exit">One of the choices offered.</param>
    /// <param name="Outputs">Outputs the step shall have.</param>
    internal sealed record Choice(string Exit, Dictionary<string, string?>? Outputs = null);

    /// <summary>Where the walk stands.</summary>
    /// <param name="Path">"step:exit" of every step left.</param>
    /// <param name="Step">Step that waits for a choice; null at the end.</param>
    /// <param name="Choices">Exits that can be chosen there.</param>
    /// <param name="Asks">What the step would do, in words.</param>
    /// <param name="Variables">Values now, sensitive ones masked.</param>
    /// <param name="Outcome">At the end.</param>
    /// <param name="UnusedChoices">Choices left over: the first of them did not fit.</param>
    internal sealed record Standing(
        IReadOnlyList<string> Path,
        string? Step,
        IReadOnlyList<string> Choices,
        IReadOnlyList<string> Asks,
        IReadOnlyDictionary<string, string?> Variables,
        Outcome? Outcome,
        string? Reason,
        int UnusedChoices)
    {
        public static Standing From(SimulationResult result) => new(
            result.Path, result.Step, result.Choices, result.Asks, result.Variables, result.Result?.Outcome, result.Result?.Reason, result.UnusedChoices);
    }
}
