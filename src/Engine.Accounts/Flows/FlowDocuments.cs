using System.Globalization;
using System.Text;
using Engine.Accounts.Paging;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>Finds the document that somebody names by "draft", "published" or a version's number.</summary>
public sealed class FlowDocuments(IFlowStore flows, FlowConfig config)
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Meaning = "draft, published, or the number of a version";

    private const int FirstVersion = 1;

    /// <summary>The text as it is stored; null when there is no such flow or version.</summary>
    public async Task<string?> FindAsync(AccountId account, FlowId flowId, string which, CancellationToken cancellation) => which switch
    {
        Draft => (await flows.FindDraftAsync(account, flowId, cancellation))?.Content.Document,
        Published => (await flows.FindPublishedAsync(account, flowId, cancellation))?.Document,
        _ when Number(which) is { } number => (await flows.FindVersionAsync(account, flowId, number, cancellation))?.Document,
        _ => null,
    };

    /// <summary>The document when no version is named: the draft or the published one, whichever is preferred, else the newest archived.</summary>
    public async Task<string?> StandingAsync(AccountId account, FlowId flowId, bool draftFirst, CancellationToken cancellation)
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
    public async Task<RunnableFlow> RunnableAsync(AccountId account, FlowId flowId, string which, CancellationToken cancellation)
    {
        if (!IsKnown(which))
        {
            return new RunnableFlow.NoVersionName();
        }

        if (await FindAsync(account, flowId, which, cancellation) is not { } text)
        {
            return await flows.FindAsync(account, flowId, cancellation) is null
                ? new RunnableFlow.NoSuchFlow()
                : new RunnableFlow.NoSuchVersion(which);
        }

        var check = FlowValidator.Check(Encoding.UTF8.GetBytes(text), BuiltInComponents.Registry, new AnyReference(config));
        return check.CanPublish
            ? new RunnableFlow.Ready(
                PublishedFlow.Create(new FlowVersionIdentity(flowId, which, Number(which) ?? 0), check.Document!, BuiltInComponents.Registry))
            : new RunnableFlow.HasErrors(FlowFaults.Errors(check.Faults));
    }

    public static bool IsKnown(string which) => which is Draft or Published || Number(which) is not null;

    private static int? Number(string which) =>
        int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= FirstVersion ? number : null;
}

/// <summary>A flow to test or simulate, or why there is none.</summary>
public abstract record RunnableFlow
{
    private RunnableFlow()
    {
    }

    public sealed record Ready(PublishedFlow Flow) : RunnableFlow;

    /// <summary>The name is none of <see cref="FlowDocuments.Meaning"/>.</summary>
    public sealed record NoVersionName : RunnableFlow;

    public sealed record NoSuchFlow : RunnableFlow;

    public sealed record NoSuchVersion(string Which) : RunnableFlow;

    public sealed record HasErrors(IReadOnlyList<FieldFault> Faults) : RunnableFlow;
}
