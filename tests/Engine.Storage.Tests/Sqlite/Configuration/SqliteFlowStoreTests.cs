using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Ports.Flows;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteFlowStoreTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Create_MakesAFlowWithADraft()
    {
        var (flows, draft) = await DraftAsync();

        (await flows.FindDraftAsync(TempStore.Acme, draft.FlowId, default)).ShouldBe(draft);
        var flow = (await flows.FindAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull();
        flow.HasDraft.ShouldBeTrue();
        flow.PublishedVersion.ShouldBeNull();
        draft.FlowId.Value.Length.ShouldBe(32);
    }

    [Fact]
    public async Task SaveDraft_MatchingETag_SavesUnderANewOne()
    {
        var (flows, draft) = await DraftAsync();

        var saved = (await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), draft.ETag, default)).ShouldBeOfType<DraftResult.Saved>();

        saved.Draft.ETag.ShouldNotBe(draft.ETag);
        saved.Draft.Content.ShouldBe(Content("two"));
        (await flows.FindAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().Name.ShouldBe("two");
    }

    [Fact]
    public async Task SaveDraft_StaleETag_IsAConflictAndChangesNothing()
    {
        var (flows, draft) = await DraftAsync();
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), draft.ETag, default);

        var late = await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("three"), draft.ETag, default);

        var current = (await flows.FindDraftAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull();
        late.ShouldBe(new DraftResult.Conflict(current.ETag));
        current.Content.Name.ShouldBe("two");
    }

    [Fact]
    public async Task SaveDraft_ManyAtOnceWithOneETag_ExactlyOneWins()
    {
        var (flows, draft) = await DraftAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content($"writer {i}"), draft.ETag, default)));

        results.OfType<DraftResult.Saved>().Count().ShouldBe(1);
        results.OfType<DraftResult.Conflict>().Count().ShouldBe(19);
    }

    // Holds FLOW-01 and FLOW-03.
    [Fact]
    public async Task Publish_Draft_ArchivesTheVersionBefore()
    {
        var (flows, draft) = await DraftAsync();
        var first = (await flows.PublishAsync(TempStore.Acme, draft.FlowId, draft.ETag, "", null, default)).ShouldBeOfType<PublishResult.Published>().Version;
        first.Number.ShouldBe(1);
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), null, default);

        var second = (await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default)).ShouldBeOfType<PublishResult.Published>().Version;

        second.Number.ShouldBe(2);
        var versions = (await flows.ListVersionsAsync(TempStore.Acme, draft.FlowId, new PageRequest(), default)).Items;
        versions.Select(v => (v.Number, v.State)).ShouldBe([(2, FlowVersionState.Published), (1, FlowVersionState.Archived)]);
        versions[1].ArchivedAt.ShouldNotBeNull();
        (await flows.FindDraftAsync(TempStore.Acme, draft.FlowId, default)).ShouldBeNull();
        (await flows.FindPublishedAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().Document.ShouldBe(Content("two").Document);
        (await flows.FindVersionAsync(TempStore.Acme, draft.FlowId, 1, default)).ShouldNotBeNull().Document.ShouldBe(Content("one").Document);
        (await flows.FindVersionAsync(TempStore.Acme, first.Id, default)).ShouldNotBeNull().Version.Number.ShouldBe(1);
    }

    // Holds FLOW-02.
    [Fact]
    public async Task Publish_DraftWithErrors_IsRefusedAndChangesNothing()
    {
        var (flows, draft) = await DraftAsync();
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("bad") with { HasErrors = true, Faults = "[1]" }, null, default);

        (await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default)).ShouldBe(new PublishResult.HasErrors("[1]"));

        (await flows.FindPublishedAsync(TempStore.Acme, draft.FlowId, default)).ShouldBeNull();
        (await flows.FindDraftAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Publish_StaleETagOrNoDraft_IsRefused()
    {
        var (flows, draft) = await DraftAsync();
        (await flows.PublishAsync(TempStore.Acme, draft.FlowId, "stale", "", null, default)).ShouldBe(new PublishResult.Conflict(draft.ETag));
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        (await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default)).ShouldBeOfType<PublishResult.NoDraft>();
        (await flows.PublishAsync(TempStore.Acme, new FlowId("nothing"), null, "", null, default)).ShouldBeOfType<PublishResult.NotFound>();
    }

    // Holds FLOW-03.
    [Fact]
    public async Task Restore_OldVersion_BecomesTheDraft()
    {
        var (flows, draft) = await DraftAsync();
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);

        var restored = (await flows.RestoreAsync(TempStore.Acme, draft.FlowId, 1, Content("one"), null, default)).ShouldBeOfType<DraftResult.Saved>();

        restored.Draft.BasedOn.ShouldBe(1);
        (await flows.RestoreAsync(TempStore.Acme, draft.FlowId, 1, Content("one"), "stale", default)).ShouldBeOfType<DraftResult.Conflict>();
        (await flows.RestoreAsync(TempStore.Acme, draft.FlowId, 9, Content("one"), null, default)).ShouldBeOfType<DraftResult.NotFound>();
    }

    [Fact]
    public async Task Discard_Draft_LeavesThePublishedVersion()
    {
        var (flows, draft) = await DraftAsync();
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), null, default);

        (await flows.DiscardDraftAsync(TempStore.Acme, draft.FlowId, "stale", default)).ShouldBeOfType<DraftResult.Conflict>();
        (await flows.DiscardDraftAsync(TempStore.Acme, draft.FlowId, null, default)).ShouldBeOfType<DraftResult.Discarded>();
        (await flows.DiscardDraftAsync(TempStore.Acme, draft.FlowId, null, default)).ShouldBeOfType<DraftResult.NotFound>();
        (await flows.FindPublishedAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Catalog_SeesAPublishAtOnce_AlsoFromAnotherProcess()
    {
        var (flows, draft) = await DraftAsync();
        var catalog = _store.Storage.FlowCatalog;
        (await catalog.FindPublishedAsync(new AccountId("acme"), draft.FlowId, default)).ShouldBeOfType<FlowLookup.NothingPublished>();
        (await catalog.FindPublishedAsync(new AccountId("acme"), new FlowId("nothing"), default)).ShouldBeOfType<FlowLookup.NoSuchFlow>();
        (await catalog.FindPublishedAsync(new AccountId("other"), draft.FlowId, default)).ShouldBeOfType<FlowLookup.NoSuchFlow>();

        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        var first = (await catalog.FindPublishedAsync(new AccountId("acme"), draft.FlowId, default)).ShouldBeOfType<FlowLookup.Found>().Version;
        first.Number.ShouldBe(1);

        using var beside = SqliteStorage.Open(
            _store.Config with { TakeOwnership = false }, _store.Time, _store.Entropy, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await beside.Flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), null, default);
        await beside.Flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);

        (await catalog.FindPublishedAsync(new AccountId("acme"), draft.FlowId, default)).ShouldBeOfType<FlowLookup.Found>().Version.Number.ShouldBe(2);
        (await catalog.FindVersionAsync(first.FlowVersionId, default)).ShouldBe(first, "a running interaction stays on its version");
        (await catalog.FindVersionAsync("nothing", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Catalog_CacheTooSmall_StillAnswers()
    {
        _store.Config = _store.Config with { FlowCacheBytes = 1 };
        var (flows, draft) = await DraftAsync();
        var other = await flows.CreateAsync(TempStore.Acme, Content("other"), default);
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        await flows.PublishAsync(TempStore.Acme, other.FlowId, null, "", null, default);

        for (var i = 0; i < 3; i++)
        {
            (await _store.Storage.FlowCatalog.FindPublishedAsync(new AccountId("acme"), draft.FlowId, default)).ShouldBeOfType<FlowLookup.Found>();
            (await _store.Storage.FlowCatalog.FindPublishedAsync(new AccountId("acme"), other.FlowId, default)).ShouldBeOfType<FlowLookup.Found>();
        }
    }

    // Holds FLOW-01.
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Name_ThatTheDocumentLost_StaysInTheList_UntilItHasAnother(string lost)
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var flow = (await flows.CreateAsync(TempStore.Acme, Content("Courier"), default)).FlowId;

        await flows.SaveDraftAsync(TempStore.Acme, flow, Content(lost), null, default);
        (await flows.FindAsync(TempStore.Acme, flow, default)).ShouldNotBeNull().Name.ShouldBe("Courier");
        (await flows.FindDraftAsync(TempStore.Acme, flow, default)).ShouldNotBeNull().Content.Name.ShouldBe(lost);

        await flows.SaveDraftAsync(TempStore.Acme, flow, Content("Parcel"), null, default);
        (await flows.FindAsync(TempStore.Acme, flow, default)).ShouldNotBeNull().Name.ShouldBe("Parcel");
        var nameless = (await flows.CreateAsync(TempStore.Acme, Content(lost), default)).FlowId;
        (await flows.FindAsync(TempStore.Acme, nameless, default)).ShouldNotBeNull().Name.ShouldBe("Unnamed flow");
    }

    private static FlowContent Content(string name) => new(name, "", $$"""{"name":"{{name}}"}""", "hash of " + name, "[]", HasErrors: false);

    private async Task<(IFlowStore Flows, FlowDraft Draft)> DraftAsync()
    {
        var storage = await _store.WithAccountsAsync();
        return (storage.Flows, await storage.Flows.CreateAsync(TempStore.Acme, Content("one"), default));
    }
}
