using System.Text;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Ports;
using Engine.Ports.Throttle;
using Microsoft.AspNetCore.Mvc;

namespace Engine.Api.Flows.Samples;

/// <summary>
/// <c>GET /v1/flows/{id}/request-details</c>: everything a developer needs to send the request that starts this flow. Shows the published version;
/// before there is one, the draft.
/// </summary>
internal static class GetRequestDetails
{
    public static void Map(IEndpointRouteBuilder flow) => flow.MapGet("/request-details", HandleAsync)
        .WithName("GetRequestDetails")
        .WithSummary("The request that starts this flow, with ready samples.")
        .Produces<RequestDetails>()
        .Secured(Scopes.ReadFlows, ApiErrors.FlowNotFound);

    private static async Task<IResult> HandleAsync(
        HttpContext context, [FromRoute(Name = "flow_id")] string flowId, IFlowStore flows, IThrottleSettings limits, PublicAddress address)
    {
        var stop = context.RequestAborted;
        var account = new AccountId(context.Account());
        if (await flows.FindAsync(account, new FlowId(flowId), stop) is not { } flow)
        {
            return new ApiProblem(ApiErrors.FlowNotFound);
        }

        var published = await flows.FindPublishedAsync(account, new FlowId(flowId), stop);
        var text = published?.Document ?? (await flows.FindDraftAsync(account, new FlowId(flowId), stop))?.Content.Document;
        var document = text is null ? null : FlowReader.Read(Encoding.UTF8.GetBytes(text), BuiltInComponents.Registry.Form).Document;
        var arguments = (document?.Trigger.Arguments ?? []).Select(argument => ArgumentDetails.From(argument, document!)).ToList();
        var limit = await limits.FindAsync(account, stop);
        var request = new SampleRequest(
            address.Url + IssueToken.Path,
            $"{address.Url}/flows/{flow.Id}/interactions",
            Scopes.StartInteractions,
            arguments.ToDictionary(argument => argument.Name, argument => argument.Sample, StringComparer.Ordinal));
        return TypedResults.Json(Details(flow, published?.Version, arguments, request, limit), ApiJson.Options);
    }

    private static RequestDetails Details(
        FlowSummary flow, FlowVersion? published, IReadOnlyList<ArgumentDetails> arguments, SampleRequest request, ThrottleLimit limit) => new(
        flow.Id,
        flow.Name,
        published is not null,
        published?.Number,
        "POST",
        request.Url,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Authorization"] = "Bearer <access_token>",
            ["Content-Type"] = "application/json",
        },
        request.TokenUrl,
        request.Scope,
        arguments,
        request.Body,
        new RequestSamples(CurlSample.Write(request), CSharpSample.Write(request), PythonSample.Write(request), JavaScriptSample.Write(request)),
        new SampleAnswer(
            StatusCodes.Status202Accepted,
            new Engine.Api.Interactions.StartInteraction.Started(SampleId('a'), published?.Id ?? SampleId('b'), SampleId('c'))),
        new RateLimitDetails(limit.Capacity, limit.PerSecond));

    private static string SampleId(char digit) => new(digit, 32);
}
