using System.Globalization;
using System.Text;
using Engine.Accounts;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Engine.Ports;

namespace Engine.Api.Flows;

/// <summary>Finds the document that a request means by "draft", "published" or a version's number.</summary>
internal sealed class FlowDocuments(IFlowStore flows, FlowConfig config)
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Meaning = "draft, published, or the number of a version";

    private const int FirstVersion = 1;

    /// <summary>The text as it is stored; null when there is no such flow or version.</summary>
    public async Task<string?> FindAsync(AccountId account, string flowId, string which, CancellationToken cancellation) => which switch
    {
        Draft => (await flows.FindDraftAsync(account, flowId, cancellation))?.Content.Document,
        Published => (await flows.FindPublishedAsync(account, flowId, cancellation))?.Document,
        _ when Number(which) is { } number => (await flows.FindVersionAsync(account, flowId, number, cancellation))?.Document,
        _ => null,
    };

    /// <summary>What somebody means who names no version: the draft or the published one, whichever is preferred, else the newest archived.</summary>
    public async Task<string?> StandingAsync(AccountId account, string flowId, bool draftFirst, CancellationToken cancellation)
    {
        var (first, second) = draftFirst ? (Draft, Published) : (Published, Draft);
        if ((await FindAsync(account, flowId, first, cancellation) ?? await FindAsync(account, flowId, second, cancellation)) is { } found)
        {
            return found;
        }

        var newest = await flows.ListVersionsAsync(account, flowId, new PageRequest(1), cancellation);
        return newest.Items.Count == 0 ? null : (await flows.FindVersionAsync(account, newest.Items[0].Id, cancellation))?.Document;
    }

    /// <summary>The document that tests and simulations run on. What it refers to is imagined there, so only its own faults count.</summary>
    public async Task<Read<PublishedFlow>> RunnableAsync(AccountId account, string flowId, string which, CancellationToken cancellation)
    {
        if (!IsKnown(which))
        {
            return new ApiProblem(ApiErrors.InvalidBody, fields: [new FieldFault("version", $"must be {Meaning}")]);
        }

        if (await FindAsync(account, flowId, which, cancellation) is not { } text)
        {
            return await flows.FindAsync(account, flowId, cancellation) is null
                ? new ApiProblem(ApiErrors.FlowNotFound)
                : new ApiProblem(ApiErrors.NotFound, $"This flow has no version \"{which}\".");
        }

        var check = FlowValidator.Check(Encoding.UTF8.GetBytes(text), BuiltInComponents.Registry, new AnyReference(config));
        return check.CanPublish
            ? PublishedFlow.Create(new FlowVersionIdentity(flowId, which, Number(which) ?? 0), check.Document!, BuiltInComponents.Registry)
            : new ApiProblem(ApiErrors.FlowInvalid, fields: FlowAuthoring.Fields(check.Faults));
    }

    public static bool IsKnown(string which) => which is Draft or Published || Number(which) is not null;

    private static int? Number(string which) =>
        int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= FirstVersion ? number : null;
}
