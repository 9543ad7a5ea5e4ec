using System.Text;
using System.Text.Json;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Api.Documentation;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Api.OAuth;
using Engine.Flows.Document;
using Engine.Flows.Document.Arguments;
using Engine.Ports;
using Engine.Ports.Interactions;

namespace Engine.Api.Interactions;

/// <summary><c>POST /v1/interactions/preflight</c>: every check of a start and of its first call. Stores nothing, dials nothing, takes no token.</summary>
internal static class PreflightInteraction
{
    /// <summary>Kinds of step in the published version that this server cannot run.</summary>
    private const string Components = "components";

    /// <summary>What the published version names and the account no longer has.</summary>
    private const string References = "references";

    /// <summary>Codes of <see cref="Components"/>; every other error is of <see cref="References"/>.</summary>
    private static readonly string[] ComponentCodes = ["component_not_available", "component_unknown"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/interactions/preflight", HandleAsync)
        .WithName("PreflightInteraction")
        .WithTags("Interactions")
        .WithSummary("What would stop a start and its first call: every check and its verdict.")
        .WithDescription(
            "Of the published version, the draft, or a version by its number. Nothing is dialled or stored and no token taken, so reading flows is enough. An " +
            "unknown flow or bad arguments are failed checks, not errors of the request.")
        .Takes<Planned>()
        .Produces<Findings>()
        .Secured(Scopes.ReadFlows);

    private static async Task<IResult> HandleAsync(HttpContext context, IEngineGateway engine, FlowDocuments documents, FlowAuthoring authoring)
    {
        var body = await JsonBody.AsAsync<Planned>(context);
        if (body.Failed)
        {
            return body.Problem;
        }

        var (account, planned, which) = (context.Account(), body.Value, body.Value.Version ?? FlowDocuments.Published);
        if (!FlowDocuments.IsKnown(which))
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("version", $"must be {FlowDocuments.Meaning}")]);
        }

        var request = new StartRequest(new AccountId(account), new FlowId(planned.FlowId), planned.Arguments ?? []);
        var instead = which == FlowDocuments.Published
            ? null
            : Of(await documents.RunnableAsync(request.AccountId, request.FlowId, which, context.RequestAborted), which);
        List<PreflightCheck> checks = [.. await engine.PreflightAsync(request, instead, context.RequestAborted)];
        var document = await documents.FindAsync(new AccountId(account), new FlowId(planned.FlowId), which, context.RequestAborted);
        var faults = document is null
            ? null
            : (await authoring.CheckAsync(new AccountId(account), Encoding.UTF8.GetBytes(document), context.RequestAborted)).Faults;
        checks.Add(Of(Components, which, faults, code => ComponentCodes.Contains(code, StringComparer.Ordinal), "This server runs every kind of step in it."));
        checks.Add(Of(References, which, faults, code => !ComponentCodes.Contains(code, StringComparer.Ordinal), "Everything it names is there."));
        return ApiJson.Answer(new Findings(checks.TrueForAll(check => check.Verdict != PreflightVerdict.Fail), checks));
    }

    /// <summary>What it refers to is checked apart, so only its own faults stop it here.</summary>
    private static PreflightFlow Of(RunnableFlow found, string which) => found switch
    {
        RunnableFlow.Ready ready => new PreflightFlow(ready.Flow, null, $"The {Words(which)} of \"{ready.Flow.Document.Name}\" has no errors of its own."),
        RunnableFlow.HasErrors errors => new PreflightFlow(null, "flow_invalid", $"The {Words(which)} has errors; see fields.")
        {
            Fields = [.. errors.Faults.Select(fault => new ArgumentFault(fault.Name, fault.Description))],
        },
        RunnableFlow.NoSuchVersion => new PreflightFlow(null, "flow_version_not_found", $"The flow has no {Words(which)}."),
        _ => new PreflightFlow(null, "flow_not_found", "The account has no such flow; check flow_id."),
    };

    private static string Words(string which) => which == FlowDocuments.Draft ? "draft" : $"version {which}";

    /// <summary>The document checked again, as it would be if it were published now.</summary>
    private static PreflightCheck Of(string name, string which, IReadOnlyList<FlowFault>? faults, Func<string, bool> counts, string fine)
    {
        if (faults is null)
        {
            var missing = which == FlowDocuments.Published ? "nothing is published" : $"there is no {Words(which)}";
            return new PreflightCheck(name, PreflightVerdict.Unknown, null, $"Not looked at, because {missing}.");
        }

        List<FlowFault> found = [.. faults.Where(fault => fault.BlocksPublishing() && counts(fault.Code))];
        return found.Count == 0
            ? new PreflightCheck(name, PreflightVerdict.Ok, null, fine)
            : new PreflightCheck(name, PreflightVerdict.Fail, found[0].Code, "It could not be published now; see fields.")
            {
                Fields = [.. found.Select(fault => new ArgumentFault(fault.Path, fault.Message))],
            };
    }

    /// <summary>The start that is planned.</summary>
    /// <param name="FlowId">Flow that would run.</param>
    /// <param name="Arguments">As the start's body would hold them; none when left out.</param>
    /// <param name="Version">published (when left out), draft, or the number of a version.</param>
    internal sealed record Planned(string FlowId, Dictionary<string, JsonElement>? Arguments = null, string? Version = null);

    /// <summary>What was found.</summary>
    /// <param name="Ok">No check failed; some may be unknown.</param>
    /// <param name="Checks">Every check, always the same ones in the same order.</param>
    internal sealed record Findings(bool Ok, IReadOnlyList<PreflightCheck> Checks);
}
