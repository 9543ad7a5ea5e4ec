using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.Live;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Flows.Document;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary>The published and archived versions of a flow, their documents and their differences.</summary>
internal static class FlowVersionRoutes
{
    public static void MapVersions(this IEndpointRouteBuilder flow)
    {
        flow.MapGet("/versions", ListAsync).WithName("ListVersions")
            .WithSummary("The versions of a flow, newest first.")
            .Paged()
            .Produces<ListBody<VersionBody>>()
            .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);
        flow.MapGet("/versions/{number:int}", GetAsync).WithName("GetVersion")
            .WithSummary("One version of a flow with its document.")
            .Produces<VersionDetail>()
            .Secured(Scopes.ReadFlows, ApiErrors.NotFound);
        flow.MapGet("/export", ExportAsync).WithName("ExportFlow")
            .WithSummary("The document of a version, of the published one, or of the draft when nothing is published, or of the newest archived one.")
            .Query("version", DocumentedType.Integer, "Number of the version.")
            .ProducesFlow()
            .Secured(Scopes.ReadFlows, ApiErrors.InvalidParameters, ApiErrors.NotFound);
        flow.MapPost("/archive", ArchiveAsync).WithName("ArchiveFlow")
            .Tells(LiveTopics.Published, "flow_id")
            .WithSummary("Take the published version out of service: new requests get flow_not_published, running interactions go on.")
            .Produces<VersionBody>()
            .Secured(Scopes.PublishFlows, ApiErrors.FlowNotFound, ApiErrors.Conflict);
        DiffFlow.Map(flow);
    }

    private static async Task<IResult> ListAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.FindAsync(new AccountId(context.Account()), new FlowId(flowId), context.RequestAborted) is null
            ? new ApiProblem(ApiErrors.FlowNotFound)
            : await PagedList.AnswerAsync(context, (account, page, cancellation) => flows.ListVersionsAsync(account, new FlowId(flowId), page, cancellation), VersionBody.From);

    private static async Task<IResult> GetAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, int number, IFlowStore flows) =>
        await flows.FindVersionAsync(new AccountId(context.Account()), new FlowId(flowId), number, context.RequestAborted) is { } found
            ? TypedResults.Json(VersionDetail.From(found), ApiJson.Options)
            : new ApiProblem(ApiErrors.NotFound);

    private static async Task<IResult> ExportAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowDocuments documents)
    {
        var query = new QueryReader(context.Request.Query);
        var number = (int)query.Number("version", 0, 1, int.MaxValue);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        var document = number > 0
            ? (await flows.FindVersionAsync(account, new FlowId(flowId), number, context.RequestAborted))?.Document
            : await documents.StandingAsync(account, new FlowId(flowId), draftFirst: false, context.RequestAborted);

        return document is null
            ? new ApiProblem(ApiErrors.NotFound)
            : TypedResults.File(FlowWriter.Indent(Encoding.UTF8.GetBytes(document)), "application/json", $"flow-{flowId}.json");
    }

    private static async Task<IResult> ArchiveAsync(HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows) =>
        await flows.ArchiveAsync(new AccountId(context.Account()), new FlowId(flowId), context.RequestAborted) switch
        {
            ArchiveResult.Archived archived => TypedResults.Json(VersionBody.From(archived.Version), ApiJson.Options),
            ArchiveResult.NothingPublished => new ApiProblem(ApiErrors.Conflict, "Nothing is published under this flow."),
            _ => new ApiProblem(ApiErrors.FlowNotFound),
        };
}
