using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Journal;
using Engine.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class FlowEndsTests : IDisposable
{
    /// <summary>Events of <see cref="Sample.Answered"/> that leave the interaction in flight.</summary>
    private static readonly int RingingEvents = Sample.Ringing(1, TempStore.Acme).Length;

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Archive_Published_StopsStartsAndLeavesTheRest()
    {
        var flow = await PublishedAsync("one");
        var flows = _store.Storage.Flows;
        var version = (await flows.FindPublishedAsync(TempStore.Acme, new FlowId(flow), default))!.Version;
        var draft = (await flows.SaveDraftAsync(TempStore.Acme, new FlowId(flow), Content("two"), null, default)).ShouldBeOfType<DraftResult.Saved>().Draft;
        _store.Time.Advance(TimeSpan.FromSeconds(7));

        var archived = (await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBeOfType<ArchiveResult.Archived>().Version;

        var now = _store.Time.GetUtcNow();
        archived.ShouldBe(version with { State = FlowVersionState.Archived, ArchivedAt = now });
        flows = _store.Reopen().Flows;
        (await flows.FindPublishedAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBeNull();
        (await flows.FindVersionAsync(TempStore.Acme, new FlowId(flow), 1, default)).ShouldNotBeNull().Version.ShouldBe(archived);
        (await flows.FindDraftAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(draft);
        var summary = (await flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldNotBeNull();
        (summary.PublishedVersion, summary.PublishedVersionId, summary.UpdatedAt, summary.HasDraft).ShouldBe((null, null, now, true));
        (await _store.Storage.FlowCatalog.FindPublishedAsync(new AccountId("acme"), new FlowId(flow), default)).ShouldBeOfType<FlowLookup.NothingPublished>();
        (await _store.Storage.FlowCatalog.FindVersionAsync(version.Id, default)).ShouldNotBeNull("running interactions go on");
    }

    [Fact]
    public async Task Archive_NothingPublishedOrNoFlow_ChangesNothing()
    {
        var flow = await PublishedAsync("one");
        var flows = _store.Storage.Flows;
        await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);
        var before = await flows.FindAsync(TempStore.Acme, new FlowId(flow), default);
        _store.Time.Advance(TimeSpan.FromSeconds(7));

        (await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBeOfType<ArchiveResult.NothingPublished>();
        (await flows.ArchiveAsync(TempStore.Acme, new FlowId("nothing"), default)).ShouldBeOfType<ArchiveResult.NotFound>();

        (await flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBe(before);
    }

    [Fact]
    public async Task Archive_ThenRestoreAndPublish_CountsOn()
    {
        var flow = await PublishedAsync("one");
        var flows = _store.Storage.Flows;
        await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);

        var restored = (await flows.RestoreAsync(TempStore.Acme, new FlowId(flow), 1, Content("one"), null, default)).ShouldBeOfType<DraftResult.Saved>().Draft;
        restored.BasedOn.ShouldBe(1);
        var again = (await flows.PublishAsync(TempStore.Acme, new FlowId(flow), restored.ETag, "", null, default)).ShouldBeOfType<PublishResult.Published>().Version;

        again.Number.ShouldBe(2);
        (await flows.ListVersionsAsync(TempStore.Acme, new FlowId(flow), new PageRequest(), default)).Items.Select(v => (v.Number, v.State))
            .ShouldBe([(2, FlowVersionState.Published), (1, FlowVersionState.Archived)]);
    }

    [Fact]
    public async Task Remove_PublishedOrRunning_IsRefusedAndChangesNothing()
    {
        var flow = await PublishedAsync("one");
        var (flows, storage) = (_store.Storage.Flows, _store.Storage);
        await storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Ringing(1, TempStore.Acme, flow));
        (await flows.RemoveAsync(TempStore.Acme, new FlowId(flow), "older", default)).ShouldBe(FlowRemoval.Changed);
        (await flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Published);
        await flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);

        (await flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Running, "on the archived version");
        (await flows.FindVersionAsync(TempStore.Acme, new FlowId(flow), 1, default)).ShouldNotBeNull();

        await storage.AppendAsync(Sample.PersistenceId(1), RingingEvents, Sample.Answered(1, TempStore.Acme, flow)[RingingEvents..]);
        (await flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Removed);
    }

    /// <summary>A start has looked its version up, then the flow goes, then the start is stored: that would run on a version nobody can read after a restart.</summary>
    [Fact]
    public async Task Remove_BetweenLookUpAndStart_TheStartIsRefusedAndNothingOfItIsStored()
    {
        var flow = await PublishedAsync("one");
        var storage = _store.Storage;
        (await storage.FlowCatalog.FindPublishedAsync(new AccountId("acme"), new FlowId(flow), default)).ShouldBeOfType<FlowLookup.Found>();
        await storage.Flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);
        (await storage.Flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Removed);

        storage = _store.Reopen();
        await Should.ThrowAsync<FlowRemovedException>(
            () => storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Ringing(1, TempStore.Acme, flow)));

        (await storage.ReadAsync(Sample.PersistenceId(1))).ShouldBeEmpty();
        (await storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldBeNull();
    }

    /// <summary>Whatever the order in which the two reach the writer: never a removed flow with an interaction in flight.</summary>
    [Fact]
    public async Task Remove_AtTheSameMomentAsAStart_OneOfTheTwoIsRefused()
    {
        for (var number = 1; number <= 50; number++)
        {
            var flow = await PublishedAsync($"flow {number}");
            var storage = _store.Storage;
            await storage.Flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);
            var (id, events) = (Sample.PersistenceId(number), Sample.Ringing(number, TempStore.Acme, flow));
            var start = Task.Run(() => storage.AppendAsync(id, 0, events));
            var removal = await Task.Run(() => storage.Flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default));

            if (removal == FlowRemoval.Removed)
            {
                await Should.ThrowAsync<FlowRemovedException>(() => start);
            }
            else
            {
                removal.ShouldBe(FlowRemoval.Running);
                await start;
            }
        }
    }

    [Fact]
    public async Task Remove_WhatHasRun_StaysInTheReports()
    {
        var flow = await PublishedAsync("one");
        var storage = _store.Storage;
        await storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Answered(1, TempStore.Acme, flow));
        await storage.Flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);
        var rows = (await storage.Reports.ListAsync(TempStore.Acme, new ReportFilter(), new PageRequest(), default)).Items;

        (await storage.Flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Removed);

        storage = _store.Reopen();
        rows.Count.ShouldBe(4);
        (await storage.Reports.ListAsync(TempStore.Acme, new ReportFilter(FlowId: FlowId.Of(flow)), new PageRequest(), default)).Items.Select(StepTexts.Of)
            .ShouldBe(rows.Select(StepTexts.Of));
        (await storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(1)), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Remove_LeavesNothingOfTheFlow_AndTheOthersAlone()
    {
        var flow = await PublishedAsync("one");
        var other = await PublishedAsync("other");
        var storage = _store.Storage;
        foreach (var id in (string[])[flow, other])
        {
            await storage.Flows.SaveDraftAsync(TempStore.Acme, new FlowId(id), Content("draft"), null, default);
            await storage.Scenarios.PutAsync(TempStore.Acme, new FlowId(id), "busy", "{}", default);
            await storage.SplitCounters.DrawAsync(new SplitDraw(new AccountId("acme"), new InteractionId("i1"), id, new FlowId(id), "split", [1, 1]), default);
        }

        await storage.Flows.ArchiveAsync(TempStore.Acme, new FlowId(flow), default);

        (await storage.Flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.Removed);

        storage = _store.Reopen();
        (await storage.Flows.RemoveAsync(TempStore.Acme, new FlowId(flow), null, default)).ShouldBe(FlowRemoval.NotFound);
        (await storage.Flows.FindAsync(TempStore.Acme, new FlowId(flow), default)).ShouldBeNull();
        (await storage.FlowCatalog.FindPublishedAsync(new AccountId("acme"), new FlowId(flow), default)).ShouldBeOfType<FlowLookup.NoSuchFlow>();
        (await storage.Flows.ListAsync(TempStore.Acme, new PageRequest(), default)).Items.ShouldHaveSingleItem().Id.ShouldBe(other);
        (await storage.Flows.FindPublishedAsync(TempStore.Acme, new FlowId(other), default)).ShouldNotBeNull();
        foreach (var table in (string[])["flow_drafts", "flow_versions", "flow_scenarios", "split_counters"])
        {
            Flows(table).ShouldBe([other], table);
        }
    }

    private static FlowContent Content(string name) => new(name, "", $$"""{"name":"{{name}}"}""", "hash of " + name, "[]", HasErrors: false);

    private async Task<string> PublishedAsync(string name)
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var draft = await flows.CreateAsync(TempStore.Acme, Content(name), default);
        (await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default)).ShouldBeOfType<PublishResult.Published>();
        return draft.FlowId;
    }

    /// <summary>The flows that a table has rows of, as a process beside the engine sees them.</summary>
    private List<string> Flows(string table)
    {
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare($"SELECT flow_id FROM {table}");
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.Text(0));
        }

        return found;
    }
}
