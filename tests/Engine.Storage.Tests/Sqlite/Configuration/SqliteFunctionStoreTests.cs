using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Accounts.Paging;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteFunctionStoreTests : IDisposable
{
    private const string Name = "score";

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Create_EverythingOfTheDraft_IsReadBackAfterReopening()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        var content = new FunctionContent(
            "Punkte für \"Ann\"",
            [.. Enum.GetValues<FunctionValueType>().Select(type => new FunctionInput("in_" + type, type, "what it is", Required: type == FunctionValueType.Uri))],
            [.. Enum.GetValues<FunctionValueType>().Select(type => new FunctionOutput("out_" + type, type, "né"))],
            "return { out: 'a\\n<b>' };\n");

        (await functions.CreateAsync(TempStore.Acme, Name, content, default)).ShouldBeTrue();

        var made = _store.Time.GetUtcNow();
        var found = (await _store.Reopen().Functions.FindAsync(TempStore.Acme, Name, default)).ShouldNotBeNull();
        Text(found.Draft).ShouldBe(Text(content));
        (found.Name, found.Published, found.CreatedAt, found.UpdatedAt).ShouldBe((Name, null, made, made));
        (await _store.Storage.Functions.FindPublishedAsync(TempStore.Acme, Name, default)).ShouldBeNull("a draft is not run");
    }

    [Fact]
    public async Task Create_NameTaken_ChangesNothing()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        await functions.CreateAsync(TempStore.Acme, Name, Content("one"), default);

        (await functions.CreateAsync(TempStore.Acme, Name, Content("two"), default)).ShouldBeFalse();

        (await FindAsync(Name)).Draft!.Code.ShouldBe("one");
        (await functions.CreateAsync(TempStore.Acme, "Score", Content("three"), default)).ShouldBeTrue("names are code: case counts");
    }

    [Fact]
    public async Task SaveDraft_ReplacesTheDraftAndNothingElse()
    {
        var functions = await PublishedAsync("one");
        var before = await FindAsync(Name);
        _store.Time.Advance(TimeSpan.FromSeconds(5));

        (await functions.SaveDraftAsync(TempStore.Acme, Name, Content("two"), default)).ShouldBeTrue();

        var after = await FindAsync(Name);
        after.Draft!.Code.ShouldBe("two");
        after.Published!.Content.Code.ShouldBe("one", "what flows run stays");
        (after.CreatedAt, after.UpdatedAt).ShouldBe((before.CreatedAt, before.CreatedAt + TimeSpan.FromSeconds(5)));
        (await functions.SaveDraftAsync(TempStore.Acme, "nothing", Content("x"), default)).ShouldBeFalse();
        (await functions.FindAsync(TempStore.Acme, "nothing", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Publish_Draft_ArchivesTheVersionBefore()
    {
        var functions = await PublishedAsync("one");
        var first = (await functions.FindPublishedAsync(TempStore.Acme, Name, default)).ShouldNotBeNull();
        _store.Time.Advance(TimeSpan.FromSeconds(5));
        await functions.SaveDraftAsync(TempStore.Acme, Name, Content("two"), default);

        var second = (await functions.PublishAsync(TempStore.Acme, Name, "better", default)).ShouldNotBeNull();

        (second.Number, second.State, second.Message, second.Content.Code, second.ArchivedAt).ShouldBe((2, FunctionState.Published, "better", "two", null));
        second.PublishedAt.ShouldBe(_store.Time.GetUtcNow());
        functions = _store.Reopen().Functions;
        (await FindAsync(Name)).Draft.ShouldBeNull("it is the version now");
        Text(await functions.FindPublishedAsync(TempStore.Acme, Name, default)).ShouldBe(Text(second));
        var archived = first with { State = FunctionState.Archived, ArchivedAt = second.PublishedAt };
        Text((await functions.ListVersionsAsync(TempStore.Acme, Name, new PageRequest(), default)).Items).ShouldBe(Text(new[] { second, archived }));
        Text(await functions.FindVersionAsync(TempStore.Acme, Name, 1, default)).ShouldBe(Text(archived));
        (await functions.FindVersionAsync(TempStore.Acme, Name, 3, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Publish_NoDraftOrNoFunction_IsRefusedAndChangesNothing()
    {
        var functions = await PublishedAsync("one");
        var before = Text(await FindAsync(Name));

        (await functions.PublishAsync(TempStore.Acme, Name, "again", default)).ShouldBeNull();
        (await functions.PublishAsync(TempStore.Acme, "nothing", "", default)).ShouldBeNull();

        Text(await FindAsync(Name)).ShouldBe(before);
        (await functions.ListVersionsAsync(TempStore.Acme, Name, new PageRequest(), default)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publish_ManyAtOnce_MakesOneVersion()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        await functions.CreateAsync(TempStore.Acme, Name, Content("one"), default);

        var published = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => functions.PublishAsync(TempStore.Acme, Name, "", default)));

        published.Count(version => version is not null).ShouldBe(1);
        (await functions.ListVersionsAsync(TempStore.Acme, Name, new PageRequest(), default)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Discard_OnlyADraftThatHasAVersionBehindIt()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        await functions.CreateAsync(TempStore.Acme, Name, Content("one"), default);
        (await functions.DiscardDraftAsync(TempStore.Acme, Name, default)).ShouldBeFalse("nothing would be left of it");
        (await FindAsync(Name)).Draft!.Code.ShouldBe("one");
        await functions.PublishAsync(TempStore.Acme, Name, "", default);
        (await functions.DiscardDraftAsync(TempStore.Acme, Name, default)).ShouldBeFalse("there is no draft");
        await functions.SaveDraftAsync(TempStore.Acme, Name, Content("two"), default);

        (await functions.DiscardDraftAsync(TempStore.Acme, Name, default)).ShouldBeTrue();

        var left = await FindAsync(Name);
        (left.Draft, left.Published!.Content.Code).ShouldBe((null, "one"));
        (await functions.PublishAsync(TempStore.Acme, Name, "", default)).ShouldBeNull();
        (await functions.DiscardDraftAsync(TempStore.Acme, "nothing", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Remove_TakesItsVersionsAlong()
    {
        var functions = await PublishedAsync("one");
        var old = (await functions.FindPublishedAsync(TempStore.Acme, Name, default))!;
        await functions.CreateAsync(TempStore.Acme, "other", Content("other"), default);
        await functions.PublishAsync(TempStore.Acme, "other", "", default);

        (await functions.RemoveAsync(TempStore.Acme, Name, default)).ShouldBeOfType<FunctionRemoval.Removed>();

        functions = _store.Reopen().Functions;
        (await functions.RemoveAsync(TempStore.Acme, Name, default)).ShouldBeOfType<FunctionRemoval.NotFound>();
        (await functions.FindAsync(TempStore.Acme, Name, default)).ShouldBeNull();
        (await functions.FindPublishedAsync(TempStore.Acme, Name, default)).ShouldBeNull();
        (await functions.FindVersionAsync(TempStore.Acme, Name, 1, default)).ShouldBeNull();
        (await functions.ListAsync(TempStore.Acme, new PageRequest(), default)).Items.ShouldHaveSingleItem().Published.ShouldNotBeNull();
        await functions.CreateAsync(TempStore.Acme, Name, Content("anew"), default);
        var anew = (await functions.PublishAsync(TempStore.Acme, Name, "", default)).ShouldNotBeNull();
        anew.Number.ShouldBe(1);
        anew.Id.ShouldNotBe(old.Id);
    }

    [Fact]
    public async Task Remove_RunByADraftOrAPublishedVersion_IsRefusedWithTheFlows()
    {
        var functions = await PublishedAsync("one");
        var flows = _store.Storage.Flows;
        var draft = await flows.CreateAsync(TempStore.Acme, Flow("Runs", Runs(Name)), default);
        await flows.CreateAsync(TempStore.Acme, Flow("Runs another", Runs("score2")), default);
        await flows.CreateAsync(TempStore.Acme, Flow("Talks of it", """{"description":"score","steps":{"score":{"settings":{"text":"score"}}}}"""), default);
        await flows.CreateAsync(TempStore.Other, Flow("Theirs", Runs(Name)), default);

        (await UsesAsync(functions)).ShouldBe([new FlowUse(draft.FlowId, "Runs", null)]);
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        (await UsesAsync(functions)).ShouldBe([new FlowUse(draft.FlowId, "Runs", 1)]);
        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Flow("Renamed", Runs(Name)), null, default);
        (await UsesAsync(functions)).ShouldBe([new FlowUse(draft.FlowId, "Renamed", null), new FlowUse(draft.FlowId, "Runs", 1)]);
        (await FindAsync(Name)).Published.ShouldNotBeNull("a refused removal changes nothing");

        await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, Flow("Without", "{}"), null, default);
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        (await functions.RemoveAsync(TempStore.Acme, Name, default)).ShouldBeOfType<FunctionRemoval.Removed>("an archived version starts nothing");
    }

    [Fact]
    public async Task Lists_ArePagedToTheEnd()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        foreach (var name in (string[])["d", "B", "a", "e", "c"])
        {
            await functions.CreateAsync(TempStore.Acme, name, Content(name), default);
        }

        for (var i = 1; i <= 12; i++)
        {
            await functions.SaveDraftAsync(TempStore.Acme, "a", Content($"{i}"), default);
            await functions.PublishAsync(TempStore.Acme, "a", "", default);
        }

        (await AllAsync(page => functions.ListAsync(TempStore.Acme, page, default))).Select(function => function.Name).ShouldBe(["B", "a", "c", "d", "e"]);
        (await AllAsync(page => functions.ListVersionsAsync(TempStore.Acme, "a", page, default))).Select(version => version.Number)
            .ShouldBe(Enumerable.Range(1, 12).Reverse());
        (await functions.ListVersionsAsync(TempStore.Acme, "nothing", new PageRequest(), default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_IsTrueWhileAnyAccountHasOne()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        (await functions.AnyAsync(default)).ShouldBeFalse();
        await functions.CreateAsync(TempStore.Other, Name, Content("one"), default);
        (await functions.AnyAsync(default)).ShouldBeTrue();
        await functions.RemoveAsync(TempStore.Other, Name, default);
        (await functions.AnyAsync(default)).ShouldBeFalse();
    }

    private static FunctionContent Content(string code) => new("", [new FunctionInput("a", FunctionValueType.Integer)], [], code);

    private static FlowContent Flow(string name, string document) => new(name, "", document, "hash", "[]", HasErrors: false);

    private static string Runs(string function) =>
        $$"""{"steps":{"run":{"type":"run_function","settings":{"function":"{{function}}","inputs":{"a":"1"} } } } }""";

    /// <summary>Records that hold lists are compared as JSON: two lists are only equal when they are the same one.</summary>
    private static string Text<T>(T value) => JsonSerializer.Serialize(value);

    private static async Task<List<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var all = new List<T>();
        PageToken? after = null;
        do
        {
            var page = await list(new PageRequest(2, after));
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    private async Task<AccountFunction> FindAsync(string name) => (await _store.Storage.Functions.FindAsync(TempStore.Acme, name, default)).ShouldNotBeNull();

    private async Task<IFunctionStore> PublishedAsync(string code)
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        await functions.CreateAsync(TempStore.Acme, Name, Content(code), default);
        await functions.PublishAsync(TempStore.Acme, Name, "first", default);
        return functions;
    }

    private static async Task<IReadOnlyList<FlowUse>> UsesAsync(IFunctionStore functions) =>
        (await functions.RemoveAsync(TempStore.Acme, Name, default)).ShouldBeOfType<FunctionRemoval.InUse>().Flows;
}
