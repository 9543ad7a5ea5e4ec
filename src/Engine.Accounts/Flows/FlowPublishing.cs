using System.Text;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Ports;

namespace Engine.Accounts.Flows;

/// <summary>
/// Publishes a draft: it must exist, be the one that is meant, be free of errors as the account stands now, and pass its scenarios when the flow
/// requires that. In this order; the first that fails is the answer.
/// </summary>
public sealed class FlowPublishing(IFlowStore flows, FlowAuthoring authoring, ScenarioRuns runs)
{
    /// <summary>Characters of an author's message.</summary>
    public const int MaxMessageLength = 500;

    /// <param name="account">Owner.</param>
    /// <param name="flowId">Flow.</param>
    /// <param name="ifMatch">ETag of the draft that is meant; null: any draft.</param>
    /// <param name="message">Why, in the author's words; may be empty.</param>
    /// <param name="by">Who, as <see cref="FlowContent.SavedBy"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Publishing> PublishAsync(AccountId account, FlowId flowId, string? ifMatch, string message, string? by, CancellationToken cancellation)
    {
        if (await flows.FindDraftAsync(account, flowId, cancellation) is not { } draft)
        {
            return await flows.FindAsync(account, flowId, cancellation) is null ? new Publishing.NoSuchFlow() : new Publishing.NoDraft();
        }

        if (ifMatch is not null && !string.Equals(ifMatch, draft.ETag, StringComparison.Ordinal))
        {
            return new Publishing.DraftChanged(draft.ETag);
        }

        // Numbers and trunks may have come or gone since the draft was saved: what counts is the account as it stands now.
        var check = await authoring.CheckAsync(account, Encoding.UTF8.GetBytes(draft.Content.Document), cancellation);
        if (!check.CanPublish)
        {
            return new Publishing.HasErrors(FlowFaults.Errors(check.Faults));
        }

        var current = draft.ETag;
        if (draft.Content.HasErrors)
        {
            // The store refuses a draft that was saved with errors, so that the fresh verdict is saved first.
            var fresh = draft.Content with { Faults = FlowFaults.Text(check.Faults), HasErrors = false };
            switch (await flows.SaveDraftAsync(account, flowId, fresh, draft.ETag, cancellation))
            {
                case DraftResult.Saved again:
                    current = again.Draft.ETag;
                    break;
                case DraftResult.Conflict conflict:
                    return new Publishing.DraftChanged(conflict.CurrentETag);
                default:
                    return new Publishing.NoSuchFlow();
            }
        }

        return await RedAsync(account, flowId, check.Document!, cancellation)
            ?? Of(await flows.PublishAsync(account, flowId, current, message, by, cancellation));
    }

    /// <summary>Why the flow's own rule forbids publishing; null when it does not. The draft tested is the draft published: its ETag is checked.</summary>
    private async Task<Publishing?> RedAsync(AccountId account, FlowId flowId, FlowDocument document, CancellationToken cancellation)
    {
        if (await flows.FindAsync(account, flowId, cancellation) is not { RequiresGreen: true })
        {
            return null;
        }

        var (scenarios, unreadable) = await runs.StoredAsync(account, flowId, cancellation);
        if (scenarios.Count + unreadable.Count == 0)
        {
            return new Publishing.NoScenario();
        }

        var flow = PublishedFlow.Create(new FlowVersionIdentity(flowId, FlowDocuments.Draft, 0), document, BuiltInComponents.Registry);
        List<ScenarioVerdict> failed = [.. (await runs.RunAsync(flow, scenarios, cancellation)).Concat(unreadable).Where(verdict => !verdict.Passed)];
        return failed.Count == 0 ? null : new Publishing.ScenariosFailed(failed);
    }

    private static Publishing Of(PublishResult result) => result switch
    {
        PublishResult.Published published => new Publishing.Published(published.Version),
        PublishResult.Conflict conflict => new Publishing.DraftChanged(conflict.CurrentETag),
        PublishResult.HasErrors => new Publishing.HasErrors([]),
        PublishResult.NoDraft => new Publishing.NoDraft(),
        PublishResult.NotFound => new Publishing.NoSuchFlow(),
        _ => throw new InvalidOperationException($"Unknown answer {result.GetType().Name}."),
    };
}

/// <summary>The result of a publication; only with <see cref="Published"/> was anything published.</summary>
public abstract record Publishing
{
    private Publishing()
    {
    }

    public sealed record Published(FlowVersion Version) : Publishing;

    public sealed record NoSuchFlow : Publishing;

    public sealed record NoDraft : Publishing;

    /// <summary>The caller's ETag is not the draft's. <paramref name="CurrentETag"/> is null when there is no draft any more.</summary>
    public sealed record DraftChanged(string? CurrentETag) : Publishing;

    /// <param name="Faults">The errors; empty when another writer's draft came between.</param>
    public sealed record HasErrors(IReadOnlyList<FieldFault> Faults) : Publishing;

    /// <summary>The flow requires its scenarios to pass and has none.</summary>
    public sealed record NoScenario : Publishing;

    /// <summary>The flow requires its scenarios to pass, and these did not.</summary>
    public sealed record ScenariosFailed(IReadOnlyList<ScenarioVerdict> Failed) : Publishing;
}
