using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/validate</c>: all faults of the document sent, or of the draft when no body is sent. Saves nothing.</summary>
internal static class ValidateFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/validate", HandleAsync)
        .WithName("ValidateFlow")
        .WithTags("Flows")
        .WithSummary("All faults of the document sent, or of the draft when the body is empty.")
        .TakesFlow()
        .Produces<FlowVerdict>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowAuthoring authoring)
    {
        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, flowId, context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var document = await DocumentAsync(context, account, flowId, flows);
        if (document.Problem is { } problem)
        {
            return problem;
        }

        var check = await authoring.CheckAsync(account, document.Value, context.RequestAborted);
        return TypedResults.Json(new FlowVerdict(check.CanPublish, check.Faults), ApiJson.Options);
    }

    private static async Task<Read<byte[]>> DocumentAsync(HttpContext context, AccountId account, string flowId, IFlowStore flows)
    {
        if (JsonBody.IsThere(context.Request))
        {
            var body = await JsonBody.ObjectAsync(context, FlowLimits.DocumentBytes);
            return body.Problem is { } problem ? problem : Encoding.UTF8.GetBytes(body.Value.GetRawText());
        }

        return await flows.FindDraftAsync(account, flowId, context.RequestAborted) is { } draft
            ? Encoding.UTF8.GetBytes(draft.Content.Document)
            : new ApiProblem(ApiErrors.NotFound, "This flow has no draft; send a document.");
    }

    /// <summary>What validation found.</summary>
    /// <param name="CanPublish">No fault is an error; warnings do not block.</param>
    internal sealed record FlowVerdict(bool CanPublish, IReadOnlyList<FlowFault> Faults);
}
