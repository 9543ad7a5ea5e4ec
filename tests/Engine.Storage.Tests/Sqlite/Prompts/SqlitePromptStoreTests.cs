using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Accounts.Prompts;
using Engine.Ports;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Prompts;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Prompts;

public sealed class SqlitePromptStoreTests : IDisposable
{
    private static readonly PromptLabel Label = new("Welcome", "first words");
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(SoundParts.PartBytes / 2)]
    [InlineData((SoundParts.PartBytes / 2) + 1)]
    [InlineData(600 * SoundParts.RateHz)]
    public async Task Add_ThenLoad_GivesTheSamples(int samples)
    {
        var storage = await _store.WithAccountsAsync();
        var sound = Sound(samples, 1);

        var prompt = await AddAsync(Label, sound);

        prompt.DurationMs.ShouldBe((samples + 7) / 8);
        _store.Reopen();
        var loaded = (await _store.Storage.PromptLibrary.LoadAsync(new AccountId("acme"), prompt.Id, default)).ShouldNotBeNull();
        loaded.Samples.AsSpan().SequenceEqual(sound).ShouldBeTrue();
        (await _store.Storage.PromptLibrary.FindVersionAsync(new AccountId("acme"), prompt.Id, default)).ShouldBe(loaded.Version);
    }

    [Fact]
    public async Task Names_AreUniqueInTheAccount_WhateverTheirCase()
    {
        var storage = await _store.WithAccountsAsync();
        var first = await AddAsync(Label, Sound(10, 1));
        var second = await AddAsync(new PromptLabel("Other"), Sound(10, 1));

        (await storage.Prompts.AddAsync(TempStore.Acme, new PromptLabel("WELCOME"), Sound(10, 1), default)).ShouldBeOfType<PromptResult.NameTaken>();
        (await storage.Prompts.RenameAsync(TempStore.Acme, second.Id, Label, null, default)).ShouldBeOfType<PromptResult.NameTaken>();
        (await storage.Prompts.RenameAsync(TempStore.Acme, first.Id, new PromptLabel("welcome"), null, default)).ShouldBeOfType<PromptResult.Saved>();
        (await storage.Prompts.AddAsync(TempStore.Other, Label, Sound(10, 1), default)).ShouldBeOfType<PromptResult.Saved>();
        Parts().ShouldBe(3, "what was refused left nothing behind");
    }

    [Fact]
    public async Task Replace_ChangesSoundAndETag_AndDropsTheOldSamples()
    {
        var storage = await _store.WithAccountsAsync();
        var before = await AddAsync(Label, Sound(300_000, 1));
        var version = await storage.PromptLibrary.FindVersionAsync(new AccountId("acme"), before.Id, default);

        (await storage.Prompts.ReplaceAsync(TempStore.Acme, before.Id, Sound(80, 2), "not it", default))
            .ShouldBeOfType<PromptResult.Conflict>().ETag.ShouldBe(before.ETag);
        var after = (await storage.Prompts.ReplaceAsync(TempStore.Acme, before.Id, Sound(80, 2), before.ETag, default))
            .ShouldBeOfType<PromptResult.Saved>().Prompt;

        after.DurationMs.ShouldBe(10);
        after.ETag.ShouldNotBe(before.ETag);
        after.Name.ShouldBe(before.Name);
        var loaded = (await storage.PromptLibrary.LoadAsync(new AccountId("acme"), before.Id, default)).ShouldNotBeNull();
        loaded.Samples.ShouldBe(Sound(80, 2));
        loaded.Version.ShouldNotBe(version);
        Parts().ShouldBe(1);
        (await storage.Prompts.FindAsync(TempStore.Acme, before.Id, default)).ShouldBe(after);
    }

    [Fact]
    public async Task Rename_KeepsTheSound()
    {
        var storage = await _store.WithAccountsAsync();
        var before = await AddAsync(Label, Sound(80, 1));
        var version = await storage.PromptLibrary.FindVersionAsync(new AccountId("acme"), before.Id, default);

        var after = (await storage.Prompts.RenameAsync(TempStore.Acme, before.Id, new PromptLabel("New", "d"), before.ETag, default))
            .ShouldBeOfType<PromptResult.Saved>().Prompt;

        (after.Name, after.Description, after.DurationMs).ShouldBe(("New", "d", 10));
        (await storage.PromptLibrary.FindVersionAsync(new AccountId("acme"), before.Id, default)).ShouldBe(version, "calls need not load it anew");
    }

    // Holds FLOW-64.
    [Fact]
    public async Task Remove_IsRefusedWhileADraftOrThePublishedVersionPlaysIt()
    {
        var storage = await _store.WithAccountsAsync();
        var prompt = await AddAsync(Label, Sound(10, 1));
        var flow = await storage.Flows.CreateAsync(TempStore.Acme, Content("""{"steps":{"a":{"settings":{"prompts":[{"prompt":"ID"}]}}}}""".Replace("ID", prompt.Id, StringComparison.Ordinal)), default);

        (await RemoveAsync(prompt)).ShouldBeOfType<PromptResult.InUse>().Flows.ShouldBe([new FlowUse(flow.FlowId, "flow", PublishedVersion: null)]);
        await storage.Flows.PublishAsync(TempStore.Acme, flow.FlowId, null, "", null, default);
        (await RemoveAsync(prompt)).ShouldBeOfType<PromptResult.InUse>().Flows.ShouldBe([new FlowUse(flow.FlowId, "flow", PublishedVersion: 1)]);
        await storage.Flows.SaveDraftAsync(TempStore.Acme, flow.FlowId, Content($$"""{"description":"{{prompt.Id}} is a fine prompt"}"""), null, default);
        (await RemoveAsync(prompt)).ShouldBeOfType<PromptResult.InUse>().Flows.ShouldBe([new FlowUse(flow.FlowId, "flow", PublishedVersion: 1)]);
        await storage.Flows.PublishAsync(TempStore.Acme, flow.FlowId, null, "", null, default);

        (await RemoveAsync(prompt)).ShouldBeOfType<PromptResult.Removed>("an archived version counts for nothing, nor does a text");
        (await storage.Prompts.FindAsync(TempStore.Acme, prompt.Id, default)).ShouldBeNull();
        (await storage.PromptLibrary.FindVersionAsync(new AccountId("acme"), prompt.Id, default)).ShouldBeNull();
        (await storage.PromptLibrary.LoadAsync(new AccountId("acme"), prompt.Id, default)).ShouldBeNull();
        (await RemoveAsync(prompt)).ShouldBeOfType<PromptResult.NotFound>();
        Parts().ShouldBe(0);
    }

    [Fact]
    public async Task Prompts_OfAnotherAccount_DoNotExist()
    {
        var storage = await _store.WithAccountsAsync();
        var prompt = await AddAsync(Label, Sound(10, 1));
        var (other, id) = (TempStore.Other, prompt.Id);

        (await storage.Prompts.ListAsync(other, new PageRequest(), default)).Items.ShouldBeEmpty();
        (await storage.Prompts.FindAsync(other, id, default)).ShouldBeNull();
        (await storage.Prompts.RenameAsync(other, id, Label, null, default)).ShouldBeOfType<PromptResult.NotFound>();
        (await storage.Prompts.ReplaceAsync(other, id, Sound(10, 3), null, default)).ShouldBeOfType<PromptResult.NotFound>();
        (await storage.Prompts.RemoveAsync(other, id, null, default)).ShouldBeOfType<PromptResult.NotFound>();
        (await storage.PromptLibrary.LoadAsync(new AccountId("other"), id, default)).ShouldBeNull();
        (await storage.PromptLibrary.FindVersionAsync(new AccountId("other"), id, default)).ShouldBeNull();
        (await storage.Prompts.FindAsync(TempStore.Acme, id, default)).ShouldBe(prompt);
    }

    [Fact]
    public async Task List_IsPagedInOrder()
    {
        var storage = await _store.WithAccountsAsync();
        for (var n = 0; n < 5; n++)
        {
            _store.Time.Advance(TimeSpan.FromMilliseconds(5));
            await AddAsync(new PromptLabel($"p{n}"), Sound(10, n));
        }

        var first = await storage.Prompts.ListAsync(TempStore.Acme, new PageRequest(3), default);
        var second = await storage.Prompts.ListAsync(TempStore.Acme, new PageRequest(3, first.Next), default);

        first.Items.Concat(second.Items).Select(prompt => prompt.Name).ShouldBe(["p0", "p1", "p2", "p3", "p4"]);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Open_SweepsWhatACutUploadLeft()
    {
        await _store.WithAccountsAsync();
        await AddAsync(Label, Sound(10, 1));
        _store.Close();
        using (var other = SqliteSession.Open(_store.Config, readOnly: false))
        {
            other.Execute("INSERT INTO prompt_sounds (sound, part, pcm) VALUES ('lost', 0, x'0000')");
        }

        Parts().ShouldBe(1);
    }

    private async Task<Prompt> AddAsync(PromptLabel label, short[] samples) =>
        (await _store.Storage.Prompts.AddAsync(TempStore.Acme, label, samples, default)).ShouldBeOfType<PromptResult.Saved>().Prompt;

    private Task<PromptResult> RemoveAsync(Prompt prompt) => _store.Storage.Prompts.RemoveAsync(TempStore.Acme, prompt.Id, null, default);

    private static FlowContent Content(string document) => new("flow", "", document, "h", "[]", HasErrors: false);

    private static short[] Sound(int samples, int seed) => [.. Enumerable.Range(0, samples).Select(n => (short)((n * 7) + seed))];

    /// <summary>Rows of samples in the file, as a process beside the engine sees them.</summary>
    private long Parts()
    {
        _ = _store.Storage;
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var row = session.Prepare("SELECT COUNT(*) FROM prompt_sounds");
        row.Step();
        return row.Long(0);
    }
}
