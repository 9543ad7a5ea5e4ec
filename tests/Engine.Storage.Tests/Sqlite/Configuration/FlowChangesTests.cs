using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

/// <summary>Copies of flows and of versions; the plain life of a draft is in <see cref="SqliteFlowStoreTests"/>.</summary>
public sealed class FlowChangesTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Duplicate_TakesScenariosAndSettingsAlong_AndHasALifeOfItsOwn()
    {
        var flow = await PublishedAsync("one");
        var storage = _store.Storage;
        await storage.Scenarios.PutAsync(TempStore.Acme, new FlowId(flow), "busy", "1", default);
        await storage.Scenarios.PutAsync(TempStore.Acme, new FlowId(flow), "answered", "2", default);
        await storage.Flows.RequireGreenAsync(TempStore.Acme, new FlowId(flow), required: true, default);
        var before = await storage.Flows.FindAsync(TempStore.Acme, new FlowId(flow), default);
        _store.Time.Advance(TimeSpan.FromSeconds(9));

        var copy = (await storage.Flows.DuplicateAsync(TempStore.Acme, new FlowId(flow), Content("one (copy)"), default)).ShouldNotBeNull();

        storage = _store.Reopen();
        var now = _store.Time.GetUtcNow();
        copy.FlowId.Value.ShouldNotBe(flow);
        (copy.Content, copy.SavedAt, copy.BasedOn).ShouldBe((Content("one (copy)"), now, null));
        (await storage.Flows.FindDraftAsync(TempStore.Acme, copy.FlowId, default)).ShouldBe(copy);
        (await storage.Flows.FindAsync(TempStore.Acme, copy.FlowId, default)).ShouldBe(new FlowSummary(
            copy.FlowId, "one (copy)", "", now, now, HasDraft: true, DraftHasErrors: false, PublishedVersion: null, PublishedVersionId: null, RequiresGreen: true) { SavedAt = now, Scenarios = 2 });
        (await storage.Scenarios.ListAsync(TempStore.Acme, copy.FlowId, default)).ShouldBe([new FlowScenario("answered", "2", now), new FlowScenario("busy", "1", now)]);
        (await storage.Flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(before, "the original is only read");

        await storage.Scenarios.PutAsync(TempStore.Acme, copy.FlowId, "busy", "changed", default);
        await storage.Flows.RequireGreenAsync(TempStore.Acme, copy.FlowId, required: false, default);
        (await storage.Scenarios.FindAsync(TempStore.Acme, new FlowId(flow), "busy", default)).ShouldNotBeNull().Document.ShouldBe("1");
        (await storage.Flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(before);
        (await storage.Flows.PublishAsync(TempStore.Acme, copy.FlowId, null, "", null, default)).ShouldBeOfType<PublishResult.Published>().Version.Number.ShouldBe(1);
    }

    // Holds API-26.
    [Fact]
    public async Task WhoSavedAndPublished_IsKept()
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var draft = await flows.CreateAsync(TempStore.Acme, Content("one") with { SavedBy = "user:ana" }, default);
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two") with { SavedBy = "user:bo" }, null, default);
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("three") with { SavedBy = "user:ana" }, null, default);

        var saved = (await flows.FindDraftAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull();
        (saved.Content.SavedBy, saved.ChangedBy).ShouldBe(("user:ana", "user:ana user:bo"));
        (await flows.FindAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().SavedBy.ShouldBe("user:ana");

        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", "user:cy", default);
        (await flows.FindPublishedAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().Version.PublishedBy.ShouldBe("user:cy");
        (await flows.FindAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().PublishedBy.ShouldBe("user:cy");
        (await flows.ListVersionsAsync(TempStore.Acme, draft.FlowId, new PageRequest(), default)).Items.ShouldHaveSingleItem().PublishedBy.ShouldBe("user:cy");

        var next = (await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("four") with { SavedBy = "user:bo" }, null, default)).ShouldBeOfType<DraftResult.Saved>();
        next.Draft.ChangedBy.ShouldBe("user:bo", "the draft that was published is another one");
    }

    [Fact]
    public async Task Duplicate_NoSuchFlow_MakesNothing()
    {
        var flows = (await _store.WithAccountsAsync()).Flows;

        (await flows.DuplicateAsync(TempStore.Acme, new FlowId("nothing"), Content("copy"), default)).ShouldBeNull();

        (await flows.ListAsync(TempStore.Acme, new PageRequest(), default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_OverADraft_ReplacesIt_UnlessItIsNotTheOneSeen()
    {
        var flow = await PublishedAsync("one");
        var flows = _store.Storage.Flows;
        var draft = (await flows.SaveDraftAsync(TempStore.Acme, new FlowId(flow), Content("two"), null, default)).ShouldBeOfType<DraftResult.Saved>().Draft;
        (await flows.RestoreAsync(TempStore.Acme, new FlowId(flow), 1, Content("one"), "stale", default)).ShouldBe(new DraftResult.Conflict(draft.ETag));
        (await flows.FindDraftAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(draft);

        var restored = (await flows.RestoreAsync(TempStore.Acme, new FlowId(flow), 1, Content("one"), draft.ETag, default)).ShouldBeOfType<DraftResult.Saved>().Draft;

        (restored.BasedOn, restored.Content).ShouldBe((1, Content("one")));
        restored.ETag.ShouldNotBe(draft.ETag);
        flows = _store.Reopen().Flows;
        (await flows.FindDraftAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(restored);
        (await flows.FindPublishedAsync(TempStore.Acme, new FlowId(flow), default)).ShouldNotBeNull("the version itself stays");
        (await flows.RestoreAsync(TempStore.Acme, new FlowId("nothing"), 1, Content("one"), null, default)).ShouldBeOfType<DraftResult.NotFound>();
    }

    [Fact]
    public async Task Restore_WithoutDraft_ButOneSeen_IsAConflict()
    {
        var flow = await PublishedAsync("one");
        (await _store.Storage.Flows.RestoreAsync(TempStore.Acme, new FlowId(flow), 1, Content("one"), "gone", default)).ShouldBe(new DraftResult.Conflict(null));
        (await _store.Storage.Flows.FindDraftAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Discard_ADraftOfAnotherName_GivesTheFlowBackTheNameOfItsVersion(bool archived)
    {
        var flow = await PublishedAsync("zero");
        var flows = _store.Storage.Flows;
        await flows.SaveDraftAsync(TempStore.Acme, new FlowId(flow), Content("one") with { Description = "first" }, null, default);
        await flows.PublishAsync(TempStore.Acme, new FlowId(flow), null, "", null, default);
        if (archived)
        {
            await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);
        }

        await flows.SaveDraftAsync(TempStore.Acme, new FlowId(flow), Content("two") with { Description = "second" }, null, default);
        _store.Time.Advance(TimeSpan.FromSeconds(9));

        await flows.DiscardDraftAsync(TempStore.Acme, new FlowId(flow), null, default);

        var left = (await flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldNotBeNull();
        (left.Name, left.Description, left.HasDraft, left.UpdatedAt).ShouldBe(("one", "first", false, _store.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Discard_TheOnlyDraft_LeavesTheFlowUnderItsName()
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var draft = await flows.CreateAsync(TempStore.Acme, Content("one"), default);

        await flows.DiscardDraftAsync(TempStore.Acme, draft.FlowId, draft.ETag, default);

        (await flows.FindAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().Name.ShouldBe("one");
        (await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Content("two"), null, default)).ShouldBeOfType<DraftResult.Saved>();
    }

    private static FlowContent Content(string name) => new(name, "", $$"""{"name":"{{name}}"}""", "hash of " + name, "[]", HasErrors: false);

    private async Task<string> PublishedAsync(string name)
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var draft = await flows.CreateAsync(TempStore.Acme, Content(name), default);
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        return draft.FlowId;
    }
}
