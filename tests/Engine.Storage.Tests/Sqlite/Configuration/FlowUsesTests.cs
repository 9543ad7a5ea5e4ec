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
