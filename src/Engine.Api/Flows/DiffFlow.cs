using System.Text;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Api.Paging;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Versions;
using Engine.Ports;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows;

/// <summary><c>GET /v1/flows/{id}/diff?from=&amp;to=</c>: what differs, in words of steps and exits.</summary>
internal static class DiffFlow
{
    public static void Map(IEndpointRouteBuilder flow) => flow.MapGet("/diff", HandleAsync)
        .WithName("DiffFlow")
        .WithSummary("The difference between two versions, or a version and the draft, in words of steps and exits.")
        .Query("from", DocumentedType.Text, $"{FlowDocuments.Meaning}; published when left out.")
        .Query("to", DocumentedType.Text, $"{FlowDocuments.Meaning}; draft when left out.")
        .Produces<FlowDifferences>()
        .Secured(Scopes.ReadFlows, ApiErrors.InvalidParameters, ApiErrors.FlowNotFound, ApiErrors.NotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, FlowDocuments documents)
    {
        var query = new QueryReader(context.Request.Query);
        var (from, to) = (query.Text("from") ?? FlowDocuments.Published, query.Text("to") ?? FlowDocuments.Draft);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (Unknown(("from", from), ("to", to)) is { } unknown)
        {
            return unknown;
        }

        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, new FlowId(flowId), context.RequestAborted) is null)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var before = await documents.FindAsync(account, new FlowId(flowId), from, context.RequestAborted);
        var after = await documents.FindAsync(account, new FlowId(flowId), to, context.RequestAborted);
        return before is null ? Missing(from) : after is null ? Missing(to)
            : TypedResults.Json(new FlowDifferences(from, to, FlowDiff.Between(Document(before), Document(after), BuiltInComponents.Registry.Form)), ApiJson.Options);
    }

    private static ApiProblem? Unknown(params (string Name, string Which)[] given)
    {
        var faults = given.Where(g => !FlowDocuments.IsKnown(g.Which)).Select(g => new FieldFault(g.Name, $"must be {FlowDocuments.Meaning}")).ToList();
        return faults.Count == 0 ? null : new ApiProblem(ApiErrors.InvalidParameters, fields: faults);
    }

    private static ApiProblem Missing(string which) => new(ApiErrors.NotFound, $"This flow has no version \"{which}\".");

    /// <summary>A stored draft is always readable in part, else it would not have been saved.</summary>
    private static FlowDocument Document(string text) => FlowReader.Read(Encoding.UTF8.GetBytes(text), BuiltInComponents.Registry.Form).Document ?? new FlowDocument();

    /// <summary>What differs; nothing when only the layout does.</summary>
    internal sealed record FlowDifferences(string From, string To, IReadOnlyList<FlowDifference> Differences);
}
