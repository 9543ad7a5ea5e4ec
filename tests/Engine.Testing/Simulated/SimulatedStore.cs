using System.Runtime.CompilerServices;
using System.Text;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Throttle;
using Engine.Ports.Trunks;
using Engine.Testing.Ports;

namespace Engine.Testing.Simulated;

/// <summary>What the engine keeps outside its process: journal, flows, routing, limits. Survives crashes.</summary>
public sealed class SimulatedStore(TimeProvider time) : IInteractionDirectory, IFlowCatalog, ITrunkDirectory, IThrottleSettings, IStartKeys
{
    private readonly Dictionary<string, StoredFlowVersion> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Flow), string?> _published = [];

    /// <summary>The events.</summary>
    public InMemoryJournal Journal { get; } = new(time) { RepeatsAKey = IsRepeated };

    /// <summary>Routing by account.</summary>
    public Dictionary<string, AccountRouting> Routing { get; } = new(StringComparer.Ordinal);

    /// <summary>Limits by account; the default for others.</summary>
    public Dictionary<string, ThrottleLimit> Limits { get; } = new(StringComparer.Ordinal);

    /// <summary>When set, reading flows, routing and limits fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Ids of all interactions that were ever stored.</summary>
    public IReadOnlyList<string> Interactions =>
        [.. Journal.Ids.Select(id => ((InteractionEvent.InteractionAccepted)Journal.Events(id)[0]).Identity.InteractionId)];

    /// <summary>Publishes a flow document; null leaves the flow without a published version.</summary>
    public void Publish(AccountId accountId, FlowId flowId, string? document)
    {
        var versionId = $"{flowId}-{_versions.Count + 1}";
        _published[(accountId, flowId)] = document is null ? null : versionId;
        if (document is not null)
        {
            _versions[versionId] = new StoredFlowVersion(versionId, flowId, accountId, _versions.Count + 1, Encoding.UTF8.GetBytes(document));
        }
    }

    /// <summary>The events of one interaction.</summary>
    public IReadOnlyList<InteractionEvent> Events(InteractionId interactionId) =>
        [.. Journal.Events($"interaction/{interactionId}").Cast<InteractionEvent>()];

    /// <summary>The state that its events make.</summary>
    public InteractionState State(InteractionId interactionId) => InteractionRules.Replay(Events(interactionId));

    /// <inheritdoc />
    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask;
        foreach (var id in Interactions)
        {
            if (!State(new InteractionId(id)).HasEnded)
            {
                yield return id;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask<FlowLookup> FindPublishedAsync(AccountId accountId, FlowId flowId, CancellationToken cancellation)
    {
        ThrowIfFailing();
        FlowLookup found = !_published.TryGetValue((accountId, flowId), out var versionId) ? new FlowLookup.NoSuchFlow()
            : versionId is null ? new FlowLookup.NothingPublished()
            : new FlowLookup.Found(_versions[versionId]);
        return new ValueTask<FlowLookup>(found);
    }

    /// <inheritdoc />
    public ValueTask<StoredFlowVersion?> FindVersionAsync(string flowVersionId, CancellationToken cancellation)
    {
        ThrowIfFailing();
        return new ValueTask<StoredFlowVersion?>(_versions.GetValueOrDefault(flowVersionId));
    }

    ValueTask<AccountRouting?> ITrunkDirectory.FindAsync(AccountId accountId, string? own, CancellationToken cancellation)
    {
        ThrowIfFailing();
        return new ValueTask<AccountRouting?>(Routing.GetValueOrDefault(accountId));
    }

    ValueTask<ThrottleLimit> IThrottleSettings.FindAsync(AccountId accountId, CancellationToken cancellation)
    {
        ThrowIfFailing();
        return new ValueTask<ThrottleLimit>(Limits.GetValueOrDefault(accountId) ?? ThrottleLimit.Default);
    }

    Task<StartedBefore?> IStartKeys.FindAsync(AccountId accountId, FlowId flowId, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        ThrowIfFailing();
        return Task.FromResult(Journal.Ids
            .Select(id => Journal.Events(id) is [InteractionEvent.InteractionAccepted { Key: not null } accepted, ..] ? accepted : null)
            .Where(accepted => accepted is not null && accepted.Identity.AccountId == accountId && accepted.Identity.FlowId == flowId && accepted.Key!.Key == key
                && accepted.At > now - IStartKeys.Kept)
            .Select(accepted => new StartedBefore(
                new InteractionId(accepted!.Identity.InteractionId), accepted.Identity.FlowVersionId, accepted.Identity.ExecutionId, accepted.Key!.BodyHash))
            .FirstOrDefault());
    }

    private static bool IsRepeated(object begun, IEnumerable<object> others) => begun is InteractionEvent.InteractionAccepted { Key: { } key } accepted
        && others.OfType<InteractionEvent.InteractionAccepted>().Any(other => other.Key?.Key == key.Key
            && other.Identity.AccountId == accepted.Identity.AccountId && other.Identity.FlowId == accepted.Identity.FlowId && other.At > accepted.At - IStartKeys.Kept);

    private void ThrowIfFailing()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
