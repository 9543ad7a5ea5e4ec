using System.Text;
using System.Text.Json.Nodes;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows/{id}/duplicate</c>: a new flow with the same document, scenarios and settings.</summary>
internal static class DuplicateFlow
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows/{flow_id}/duplicate", HandleAsync)
        .WithName("DuplicateFlow")
        .WithTags("Flows")
        .WithSummary("Make a new flow of the draft, or of the published version when there is no draft.")
        .WithDescription("Its scenarios and settings come along. The copy has a draft and nothing published.")
        .TakesOptionally<FlowCopy>()
        .Produces<DraftBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the new flow.")
        .AnswersHeader(201, "ETag", "Of its draft.")
        .Secured(Scopes.WriteFlows, ApiErrors.FlowNotFound, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowDocuments documents, FlowAuthoring authoring)
    {
        var stop = context.RequestAborted;
        var body = await JsonBody.OptionalAsync(context, new FlowCopy());
        if (body.Failed)
        {
            return body.Problem;
        }

        var faults = new BodyFaults();
        faults.Require(body.Value.Name is null or { Length: > 0 and <= CreateFlow.MaxNameLength }, "name", $"must have 1 to {CreateFlow.MaxNameLength} characters");
        faults.Require(body.Value.Version is not { } given || FlowDocuments.IsKnown(given), "version", $"must be {FlowDocuments.Meaning}");
        if (faults.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, flowId, stop) is not { } flow)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var text = body.Value.Version is { } which
            ? await documents.FindAsync(account, flowId, which, stop)
            : await documents.StandingAsync(account, flowId, draftFirst: true, stop);
        if (text is null)
        {
            return new ApiProblem(ApiErrors.NotFound, "This flow has no such version.");
        }

        var content = await authoring.ContentAsync(account, Renamed(text, body.Value.Name ?? CopyName(flow.Name)), stop);
        return content.Failed ? content.Problem
            : await flows.DuplicateAsync(account, flowId, content.Value, stop) is { } draft ? Created(context, draft)
            : new ApiProblem(ApiErrors.FlowNotFound);
    }

    private static IResult Created(HttpContext context, FlowDraft draft)
    {
        context.Response.Headers.Location = "/v1/flows/" + draft.FlowId;
        return DraftAnswers.Of(context, draft, StatusCodes.Status201Created);
    }

    private static string CopyName(string name)
    {
        const string Mark = " (copy)";
        return name.Length + Mark.Length <= CreateFlow.MaxNameLength ? name + Mark : name;
    }

    /// <summary>The same text under another name, whatever faults a draft has.</summary>
    private static byte[] Renamed(string text, string name)
    {
        var document = JsonNode.Parse(text)!.AsObject();
        document["name"] = name;
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>How the copy is to be.</summary>
    /// <param name="Name">Left out: the name with "(copy)".</param>
    /// <param name="Version">draft, published, or the number of a version.</param>
    internal sealed record FlowCopy(string? Name = null, string? Version = null);
}
