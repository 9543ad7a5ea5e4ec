using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Engine.Ports;
using Engine.Storage.Sqlite;
using Engine.Storage.Sqlite.Configuration;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class FlowUsesTests : IDisposable
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("crm", true)]
    [InlineData("Büro \"Süd\"", true)]
    [InlineData("a\\b", true)]
    [InlineData("客服", true)]
    [InlineData("crm", false)]
    [InlineData("Büro \"Süd\"", false)]
    public async Task Of_AnyName_IsFoundHoweverTheDocumentSpellsIt(string name, bool ascii)
    {
        var flow = await FlowAsync("Asks", Settings(JsonSerializer.Serialize(name, ascii ? JsonSerializerOptions.Default : Plain)));

        (await UsesAsync("connection", name)).ShouldBe([new FlowUse(new FlowId(flow), "Asks", null)]);
        (await UsesAsync("connection", name + "x")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_AnIdSpelledWithEscapes_IsFoundToo()
    {
        var flow = await FlowAsync("Asks", Settings("\"\\u0030" + Id[1..] + "\""));
        (await UsesAsync("connection", "other")).ShouldBe([new FlowUse(new FlowId(flow), "Asks", null)]);
    }

    [Fact]
    public async Task Of_ADocumentThatIsNoJson_CountsForNothing()
    {
        await FlowAsync("Broken", Settings($"\"{Id}\"") + "}");
        (await UsesAsync("connection", "crm")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_OtherMembersAndTexts_CountForNothing()
    {
        await FlowAsync("Plays", Settings($"\"{Id}\""));
        (await UsesAsync("prompt", "crm")).ShouldBeEmpty();
        await FlowAsync("Number", Settings("7"));
        (await UsesAsync("connection", "7")).ShouldHaveSingleItem().FlowName.ShouldBe("Plays", "a number is no name");
    }

    [Theory]
    [InlineData("""{"steps":{"menu":{"exits":{"connection":"crm"} } } }""")]
    [InlineData("""{"steps":{"run":{"outputs":{"connection":"crm"} } } }""")]
    [InlineData("""{"steps":{"run":{"settings":{"inputs":{"connection":"crm"} } } } }""")]
    [InlineData("""{"variables":{"v":{"connection":"crm"} } }""")]
    [InlineData("""{"steps":{"settings":{"exits":{"connection":"crm"} } } }""")]
    public async Task Of_NamesThatTheAuthorChose_AreNoReferences(string document)
    {
        await FlowAsync("Talks", document);
        (await UsesAsync("connection", "crm")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_ManyFlows_NamesTheFirstFifty()
    {
        for (var i = 0; i < 60; i++)
        {
            await FlowAsync("Asks", Settings("\"crm\""));
        }

        (await UsesAsync("connection", "crm")).Select(use => use.FlowId.Value).ShouldBe(
            (await _store.Storage.Flows.ListAsync(TempStore.Acme, new PageRequest(50), default)).Items.Select(flow => flow.Id));
    }

    // Holds PERF-22.
    [Fact]
    public async Task Uses_FromDraftToArchive_AreThoseOfTheDraftAndOfWhatIsPublished()
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var flow = new FlowId(await FlowAsync("One", Settings("\"a\"")));
        await flows.SaveDraftAsync(TempStore.Acme, flow, Content("One", Settings("\"b\"")), null, default);
        (await UsesAsync("connection", "a")).ShouldBeEmpty();
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(flow, "One", null)]);

        await flows.PublishAsync(TempStore.Acme, flow, null, "", null, default);
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(flow, "One", 1)]);

        await flows.SaveDraftAsync(TempStore.Acme, flow, Content("Two", Settings("\"c\"")), null, default);
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(flow, "One", 1)]);
        (await UsesAsync("connection", "c")).ShouldBe([new FlowUse(flow, "Two", null)]);
        await flows.DiscardDraftAsync(TempStore.Acme, flow, null, default);
        (await UsesAsync("connection", "c")).ShouldBeEmpty();

        await flows.RestoreAsync(TempStore.Acme, flow, 1, Content("One", Settings("\"b\"")), null, default);
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(flow, "One", null), new FlowUse(flow, "One", 1)]);
        await flows.PublishAsync(TempStore.Acme, flow, null, "", null, default);
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(flow, "One", 2)]);
        var copy = (await flows.DuplicateAsync(TempStore.Acme, flow, Content("Copy", Settings("\"b\"")), default)).ShouldNotBeNull();
        (await UsesAsync("connection", "b")).Count.ShouldBe(2);

        await flows.ArchiveAsync(TempStore.Acme, flow, default);
        (await UsesAsync("connection", "b")).ShouldBe([new FlowUse(copy.FlowId, "Copy", null)]);
        await flows.RemoveAsync(TempStore.Acme, copy.FlowId, null, default);
        (await UsesAsync("connection", "b")).ShouldBeEmpty();
    }

    // Holds PERF-22.
    [Fact]
    public async Task Uses_OfAStoreFromBefore_AreWrittenWhenItIsOpened()
    {
        string[] documents =
        [
            Settings("\"crm\""), Settings("7"), "no json", """{"steps":{"a b":{"settings":{"source":{"prompt":"p1"},"from":{"number":"+12025550100"},"to":{"number":"+12025550199"} } } } }""",
            """{"steps":{"s":{"settings":{"inputs":{"connection":"no","deep":{"connection":"yes"} },"list":[{"trunk":"t1"}] } },"settings":{"exits":{"connection":"no"} } } }""",
        ];
        for (var i = 0; i < documents.Length; i++)
        {
            var flow = new FlowId(await FlowAsync($"flow {i}", documents[i]));
            if (i % 2 == 0)
            {
                await _store.Storage.Flows.PublishAsync(TempStore.Acme, flow, null, "", null, default);
                await _store.Storage.Flows.SaveDraftAsync(TempStore.Acme, flow, Content("later", Settings("\"later\"")), null, default);
            }
        }

        var now = Rows();
        now.Count.ShouldBe(8);
        _store.Close();
        var script = Migration.Sqlite.Single(one => one.Name == "flow_uses").Sql;
        using (var session = SqliteSession.Open(_store.Config, readOnly: false))
        {
            session.Execute("DROP TABLE flow_uses");
            session.Execute(script);
        }

        Rows().ShouldBe(now);
    }

    private List<string> Rows()
    {
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        using var rows = session.Prepare("SELECT account_id || ' ' || member || ' ' || value || ' ' || flow_id || ' ' || version FROM flow_uses ORDER BY 1");
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.Text(0));
        }

        return found;
    }

    private static FlowContent Content(string name, string document) => new(name, "", document, "hash", "[]", HasErrors: false);

    private static string Settings(string connection) => $$"""{"steps":{"ask":{"type":"execute_action","settings":{"connection":{{connection}}} } } }""";

    private async Task<string> FlowAsync(string name, string document)
    {
        var storage = await _store.WithAccountsAsync();
        return (await storage.Flows.CreateAsync(TempStore.Acme, new FlowContent(name, "", document, "hash", "[]", HasErrors: false), default)).FlowId;
    }

    private async Task<IReadOnlyList<FlowUse>> UsesAsync(string member, string name)
    {
        await _store.WithAccountsAsync();
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        return FlowUses.Of(session, TempStore.Acme, member, Id, name);
    }
}
