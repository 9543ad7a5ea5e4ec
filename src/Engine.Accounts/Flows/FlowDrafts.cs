using System.Text;
using System.Text.Json.Nodes;
using Engine.Flows.Document.Texts;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>Saves drafts: a new flow's first one, an author's change, a copy of another flow, an older version.</summary>
public sealed class FlowDrafts(IFlowStore flows, FlowDocuments documents, FlowAuthoring authoring)
{
    /// <summary>Characters of a flow's name.</summary>
    public const int MaxNameLength = 200;

    private const string CopyMark = " (copy)";

    /// <summary>Makes a flow whose first draft is that document.</summary>
    public async Task<DraftChange> CreateAsync(AccountId account, ReadOnlyMemory<byte> json, string? by, CancellationToken cancellation) =>
        await authoring.ReadAsync(account, json, cancellation) switch
        {
            AuthoredFlow.Readable flow => new DraftChange.Saved(await flows.CreateAsync(account, flow.Content with { SavedBy = by }, cancellation)),
            var other => Refused(other),
        };

    /// <summary>Saves the draft of a flow, faults and all.</summary>
    /// <param name="account">Owner.</param>
    /// <param name="flowId">Flow.</param>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="ifMatch">ETag of the draft that is replaced; null: any draft.</param>
    /// <param name="by">Who, as <see cref="FlowContent.SavedBy"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftChange> SaveAsync(
        AccountId account, FlowId flowId, ReadOnlyMemory<byte> json, string? ifMatch, string? by, CancellationToken cancellation) =>
        await authoring.ReadAsync(account, json, cancellation) switch
        {
            AuthoredFlow.Readable flow => DraftChange.Of(await flows.SaveDraftAsync(account, flowId, flow.Content with { SavedBy = by }, ifMatch, cancellation)),
            var other => Refused(other),
        };

    /// <summary>Copies an older version into the draft, with the faults that it has today.</summary>
    public async Task<DraftChange> RestoreAsync(AccountId account, FlowId flowId, int number, string? ifMatch, string? by, CancellationToken cancellation)
    {
        if (await flows.FindVersionAsync(account, flowId, number, cancellation) is not { } found)
        {
            return new DraftChange.NoSuchVersion();
        }

        return await authoring.ReadAsync(account, Encoding.UTF8.GetBytes(found.Document), cancellation) switch
        {
            AuthoredFlow.Readable flow => DraftChange.Of(await flows.RestoreAsync(account, flowId, number, flow.Content with { SavedBy = by }, ifMatch, cancellation)),
            var other => Refused(other),
        };
    }

    /// <summary>Makes a flow of another one, with its scenarios and settings.</summary>
    /// <param name="account">Owner of both.</param>
    /// <param name="flowId">The flow that is copied.</param>
    /// <param name="version">As <see cref="FlowDocuments"/> names it; null: the draft, else the published version, else the newest archived one.</param>
    /// <param name="name">Null: its name with a mark.</param>
    /// <param name="by">Who, as <see cref="FlowContent.SavedBy"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftChange> DuplicateAsync(AccountId account, FlowId flowId, string? version, string? name, string? by, CancellationToken cancellation)
    {
        if (await flows.FindAsync(account, flowId, cancellation) is not { } flow)
        {
            return new DraftChange.NoSuchFlow();
        }

        var text = version is null
            ? await documents.StandingAsync(account, flowId, draftFirst: true, cancellation)
            : await documents.FindAsync(account, flowId, version, cancellation);
        if (text is null)
        {
            return new DraftChange.NoSuchVersion();
        }

        return await authoring.ReadAsync(account, Renamed(text, name ?? CopyName(flow.Name)), cancellation) switch
        {
            AuthoredFlow.Readable copy => await flows.DuplicateAsync(account, flowId, copy.Content with { SavedBy = by }, cancellation) is { } draft
                ? new DraftChange.Saved(draft)
                : new DraftChange.NoSuchFlow(),
            var other => Refused(other),
        };
    }

    /// <summary>Drops the draft; versions stay.</summary>
    public async Task<DraftChange> DiscardAsync(AccountId account, FlowId flowId, string? ifMatch, CancellationToken cancellation)
    {
        var result = await flows.DiscardDraftAsync(account, flowId, ifMatch, cancellation);
        return result is DraftResult.NotFound && await flows.FindAsync(account, flowId, cancellation) is not null
            ? new DraftChange.NoDraft()
            : DraftChange.Of(result);
    }

    private static string CopyName(string name) => Characters.Fits(name + CopyMark, MaxNameLength) ? name + CopyMark : name;

    /// <summary>The same text under another name, whatever faults a draft has.</summary>
    private static byte[] Renamed(string text, string name)
    {
        var document = JsonNode.Parse(text)!.AsObject();
        document["name"] = name;
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static DraftChange Refused(AuthoredFlow flow) => flow switch
    {
        AuthoredFlow.NotAFlow no => new DraftChange.NotAFlow(no.Faults),
        AuthoredFlow.TooLarge large => new DraftChange.TooLarge(large.Message),
        _ => throw new InvalidOperationException($"Unknown answer {flow.GetType().Name}."),
    };
}

/// <summary>The result of a change to a draft.</summary>
public abstract record DraftChange
{
    private DraftChange()
    {
    }

    internal static DraftChange Of(DraftResult result) => result switch
    {
        DraftResult.Saved saved => new Saved(saved.Draft),
        DraftResult.Discarded => new Discarded(),
        DraftResult.Conflict conflict => new Conflict(conflict.CurrentETag),
        DraftResult.NotFound => new NoSuchFlow(),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };

    public sealed record Saved(FlowDraft Draft) : DraftChange;

    public sealed record Discarded : DraftChange;

    /// <summary>Nothing in the document can be read as a flow; nothing was saved.</summary>
    public sealed record NotAFlow(IReadOnlyList<FieldFault> Faults) : DraftChange;

    /// <summary>The document is larger than a flow may be; nothing was saved.</summary>
    public sealed record TooLarge(string Message) : DraftChange;

    /// <summary>The caller's ETag is not the draft's. <paramref name="CurrentETag"/> is null when there is no draft.</summary>
    public sealed record Conflict(string? CurrentETag) : DraftChange;

    public sealed record NoSuchFlow : DraftChange;

    public sealed record NoSuchVersion : DraftChange;

    /// <summary>The flow has no draft to discard.</summary>
    public sealed record NoDraft : DraftChange;
}
