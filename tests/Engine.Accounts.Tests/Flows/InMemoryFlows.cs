using System.Globalization;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Flows.Document;
using Engine.Ports;

namespace Engine.Accounts.Tests.Flows;

/// <summary>The flows of one account, by the rules of <see cref="IFlowStore"/>.</summary>
internal sealed class InMemoryFlows : IFlowStore
{
    private readonly Dictionary<string, Flow> _flows = new(StringComparer.Ordinal);
    private int _changes;

    /// <summary>Runs once, before the next change: another author.</summary>
    public Action? Race { get; set; }

    public Task<FlowDraft> CreateAsync(AccountId account, FlowContent content, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"f{_flows.Count + 1}");
        _flows[id] = new Flow();
        return Task.FromResult(Put(new FlowId(id), content, null));
    }

    public Task<FlowDraft?> DuplicateAsync(AccountId account, FlowId flowId, FlowContent content, CancellationToken cancellation) =>
        Task.FromResult(_flows.ContainsKey(flowId) ? CreateAsync(account, content, cancellation).Result : null);

    public Task<FlowSummary?> FindAsync(AccountId account, FlowId flowId, CancellationToken cancellation) => Task.FromResult(
        _flows.GetValueOrDefault(flowId) is { } flow
            ? new FlowSummary(flowId, flow.Draft?.Content.Name ?? "", "", default, default, flow.Draft is not null, false, null, null, flow.RequiresGreen)
            : null);

    public Task<FlowDraft?> FindDraftAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        Task.FromResult(_flows.GetValueOrDefault(flowId)?.Draft);

    public Task<DraftResult> SaveDraftAsync(AccountId account, FlowId flowId, FlowContent content, string? ifMatch, CancellationToken cancellation) =>
        Task.FromResult(Change(flowId, ifMatch, () => new DraftResult.Saved(Put(flowId, content, null))));

    public Task<DraftResult> RestoreAsync(
        AccountId account, FlowId flowId, int number, FlowContent content, string? ifMatch, CancellationToken cancellation) =>
        Task.FromResult(Change(flowId, ifMatch, () => new DraftResult.Saved(Put(flowId, content, number))));

    public Task<DraftResult> DiscardDraftAsync(AccountId account, FlowId flowId, string? ifMatch, CancellationToken cancellation) =>
        Task.FromResult(_flows.GetValueOrDefault(flowId)?.Draft is null ? new DraftResult.NotFound() : Change(flowId, ifMatch, () =>
        {
            _flows[flowId].Draft = null;
            return new DraftResult.Discarded();
        }));

    public Task<PublishResult> PublishAsync(AccountId account, FlowId flowId, string? ifMatch, string message, string? by, CancellationToken cancellation)
    {
        Interfere();
        if (!_flows.TryGetValue(flowId, out var flow))
        {
            return Task.FromResult<PublishResult>(new PublishResult.NotFound());
        }

        if (flow.Draft is not { } draft)
        {
            return Task.FromResult<PublishResult>(new PublishResult.NoDraft());
        }

        if (ifMatch is not null && ifMatch != draft.ETag)
        {
            return Task.FromResult<PublishResult>(new PublishResult.Conflict(draft.ETag));
        }

        if (draft.Content.HasErrors)
        {
            return Task.FromResult<PublishResult>(new PublishResult.HasErrors(draft.Content.Faults));
        }

        var version = new FlowVersion(
            $"{flowId}v", flowId, flow.Versions.Count + 1, FlowVersionState.Published, draft.Content.Name, draft.Content.ContentHash, default, null, message);
        flow.Versions.Add(new FlowVersionDocument(version, draft.Content.Document));
        flow.Draft = null;
        return Task.FromResult<PublishResult>(new PublishResult.Published(version));
    }

    public Task<bool> RequireGreenAsync(AccountId account, FlowId flowId, bool required, CancellationToken cancellation)
    {
        _flows[flowId].RequiresGreen = required;
        return Task.FromResult(true);
    }

    public Task<bool> LabelAsync(AccountId account, FlowId flowId, IReadOnlyList<string> labels, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<FlowRemoval> RemoveAsync(AccountId account, FlowId flowId, string? etag, CancellationToken cancellation) =>
        Task.FromResult(_flows.Remove(flowId) ? FlowRemoval.Removed : FlowRemoval.NotFound);

    public Task<Page<FlowVersion>> ListVersionsAsync(AccountId account, FlowId flowId, PageRequest page, CancellationToken cancellation) =>
        Task.FromResult(new Page<FlowVersion>([.. Versions(flowId).Select(found => found.Version).Reverse()], null));

    public Task<FlowVersionDocument?> FindVersionAsync(AccountId account, FlowId flowId, int number, CancellationToken cancellation) =>
        Task.FromResult(Versions(flowId).Find(found => found.Version.Number == number));

    public Task<FlowVersionDocument?> FindVersionAsync(AccountId account, string versionId, CancellationToken cancellation) =>
        Task.FromResult(_flows.Values.SelectMany(flow => flow.Versions).FirstOrDefault(found => found.Version.Id == versionId));

    public Task<FlowVersionDocument?> FindPublishedAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        Task.FromResult(Versions(flowId).LastOrDefault());

    public Task<ArchiveResult> ArchiveAsync(AccountId account, FlowId flowId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Page<FlowSummary>> ListAsync(AccountId account, FlowFilter filter, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException();

    private List<FlowVersionDocument> Versions(FlowId flowId) => _flows.GetValueOrDefault(flowId)?.Versions ?? [];

    private DraftResult Change(FlowId flowId, string? ifMatch, Func<DraftResult> change)
    {
        Interfere();
        return !_flows.TryGetValue(flowId, out var flow) ? new DraftResult.NotFound()
            : ifMatch is not null && ifMatch != flow.Draft?.ETag ? new DraftResult.Conflict(flow.Draft?.ETag)
            : change();
    }

    private void Interfere()
    {
        var race = Race;
        Race = null;
        race?.Invoke();
    }

    private FlowDraft Put(FlowId flowId, FlowContent content, int? basedOn) =>
        _flows[flowId].Draft = new FlowDraft(flowId, content, string.Create(CultureInfo.InvariantCulture, $"e{++_changes}"), default, basedOn);

    private sealed class Flow
    {
        public bool RequiresGreen { get; set; }

        public FlowDraft? Draft { get; set; }

        public List<FlowVersionDocument> Versions { get; } = [];
    }
}

/// <summary>The scenarios of one flow.</summary>
internal sealed class InMemoryScenarios : IScenarioStore
{
    private readonly SortedDictionary<string, FlowScenario> _scenarios = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<FlowScenario>> ListAsync(AccountId account, FlowId flowId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<FlowScenario>>([.. _scenarios.Values]);

    public Task<FlowScenario?> FindAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation) =>
        Task.FromResult(_scenarios.GetValueOrDefault(name));

    public Task<ScenarioSaving> PutAsync(AccountId account, FlowId flowId, string name, string document, CancellationToken cancellation)
    {
        if (_scenarios.Count >= IScenarioStore.MostOfAFlow && !_scenarios.ContainsKey(name))
        {
            return Task.FromResult(ScenarioSaving.TooMany);
        }

        _scenarios[name] = new FlowScenario(name, document, default);
        return Task.FromResult(ScenarioSaving.Saved);
    }

    public Task<bool> RemoveAsync(AccountId account, FlowId flowId, string name, CancellationToken cancellation) => Task.FromResult(_scenarios.Remove(name));
}

/// <summary>An account with functions and nothing else.</summary>
internal sealed class FunctionCatalog : ICatalog, IAccountCatalogs
{
    public HashSet<string> Functions { get; } = new(StringComparer.Ordinal);

    public int Loads { get; private set; }

    public int RingSecondsCeiling => FlowConfig.DefaultRingSecondsCeiling;

    public Task<ICatalog> LoadAsync(AccountId account, FlowReferences named, CancellationToken cancellation)
    {
        Loads++;
        return Task.FromResult<ICatalog>(this);
    }

    public bool HasFunction(string name) => Functions.Contains(name);

    /// <summary>Whether anybody speaks anything.</summary>
    public bool Spoken { get; set; } = true;

    public bool Speaks(string language) => Spoken;

    public bool HasNumber(string number) => false;

    public bool HasTrunk(string id) => false;

    public bool HasPrompt(string id) => false;

    public bool HasConnection(string id) => false;

    public bool HasRingGroup(string id) => false;

    public bool IsSupported(string componentType) => true;
}
