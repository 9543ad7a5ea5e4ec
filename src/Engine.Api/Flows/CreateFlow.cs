using System.Text;
using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Ports;

namespace Engine.Api.Flows;

/// <summary><c>POST /v1/flows</c>: a new flow whose first draft is empty or the document sent.</summary>
internal static class CreateFlow
{
    public const int MaxNameLength = 200;

    /// <summary>The document's limit and room for the members around it.</summary>
    private const int LimitBytes = FlowLimits.DocumentBytes + 4096;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/flows", HandleAsync)
        .WithName("CreateFlow")
        .WithTags("Flows")
        .WithSummary("Create a flow with its first draft.")
        .WithDescription("Send a name for an empty flow, or a document, whose name is taken. A document with faults is saved with them.")
        .Takes<NewFlow>()
        .Produces<DraftBody>(StatusCodes.Status201Created)
        .AnswersHeader(201, "Location", "Address of the flow.")
        .AnswersHeader(201, "ETag", "Of the draft.")
        .Secured(Scopes.WriteFlows);

    private static async Task<IResult> HandleAsync(HttpContext context, IFlowStore flows, FlowAuthoring authoring)
    {
        var body = await JsonBody.AsAsync<NewFlow>(context, LimitBytes);
        if (body.Failed)
        {
            return body.Problem;
        }

        if (Check(body.Value).Problem is { } problem)
        {
            return problem;
        }

        var account = new AccountId(context.Account());
        var content = await authoring.ContentAsync(account, Document(body.Value), context.RequestAborted);
        if (content.Failed)
        {
            return content.Problem;
        }

        var draft = await flows.CreateAsync(account, content.Value, context.RequestAborted);
        context.Response.Headers.Location = "/v1/flows/" + draft.FlowId;
        return DraftAnswers.Of(context, draft, StatusCodes.Status201Created);
    }

    private static BodyFaults Check(NewFlow flow)
    {
        var faults = new BodyFaults();
        if (flow.Document is { } document)
        {
            faults.Require(document.ValueKind == JsonValueKind.Object, "document", "must be an object");
            faults.Require(flow.Name is null && flow.Description is null, "name", "stands in the document when one is sent");
        }
        else
        {
            faults.RequireText(flow.Name, "name", MaxNameLength);
        }

        return faults;
    }

    private static byte[] Document(NewFlow flow) => flow.Document is { } document
        ? Encoding.UTF8.GetBytes(document.GetRawText())
        : FlowWriter.Write(new FlowDocument { Name = flow.Name!, Description = flow.Description ?? string.Empty });

    /// <summary>A flow to create: a name, or a document.</summary>
    internal sealed record NewFlow(string? Name = null, string? Description = null, JsonElement? Document = null);
}
