using System.Text;
using System.Text.Json;
using Engine.Accounts.Connections;
using Engine.Accounts.Flows;
using Engine.Accounts.Paging;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

public sealed class SqliteConnectionStoreTests : IDisposable
{
    private const string Secret = "correct-horse-battery-staple";

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Add_EverySetting_IsReadBackByIdAndByName()
    {
        var connections = (await _store.WithAccountsAsync()).Connections;
        var auth = new ConnectionAuth
        {
            Kind = ConnectionAuthKind.Salesforce, TokenUrl = "https://login.example/token", ClientId = "id", Scope = "api", CredentialsInBody = true, ApiVersion = "58.0",
        };

        var added = await AddAsync(connections, Connection() with { Auth = auth });

        JsonSerializer.Serialize(await connections.FindAsync(TempStore.Acme, added.Id, default)).ShouldBe(JsonSerializer.Serialize(added));
        (await connections.OpenAsync(TempStore.Acme, added.Id, default)).ShouldBe(new OpenConnection(added, Secret));
        (await connections.OpenAsync(TempStore.Acme, "crm", default)).ShouldBe(new OpenConnection(added, Secret));
        (await connections.OpenAsync(TempStore.Other, added.Id, default)).ShouldBeNull("nothing of another account");
        (await connections.OpenAsync(TempStore.Other, "crm", default)).ShouldBeNull();
        (await _store.Reopen().Connections.OpenAsync(TempStore.Acme, added.Id, default)).ShouldNotBeNull().Secret.ShouldBe(Secret);
    }

    [Fact]
    public async Task Secret_IsNowhereInTheFilesInClear()
    {
        await AddAsync((await _store.WithAccountsAsync()).Connections, Connection());
        _store.FileBytes().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)).ShouldBe(-1);
        _store.FileBytes().AsSpan().IndexOf("https://crm.example"u8).ShouldBeGreaterThan(0, "the test looks at the right bytes");
    }

    [Fact]
    public async Task Name_IsUniqueInTheAccountWhateverTheCase()
    {
        var connections = (await _store.WithAccountsAsync()).Connections;
        var first = await AddAsync(connections, Connection());
        (await connections.AddAsync(TempStore.Acme, Connection() with { Name = "CRM" }, new ConnectionSecret.Keep(), default)).ShouldBeOfType<ConnectionChange.NameTaken>();
        (await connections.AddAsync(TempStore.Other, Connection(), new ConnectionSecret.Keep(), default)).ShouldBeOfType<ConnectionChange.Stored>();
        var second = await AddAsync(connections, Connection() with { Name = "shop" });
        (await connections.UpdateAsync(TempStore.Acme, second with { Name = "Crm" }, new ConnectionSecret.Keep(), default)).ShouldBeOfType<ConnectionChange.NameTaken>();
        (await connections.UpdateAsync(TempStore.Acme, first with { Name = "Crm" }, new ConnectionSecret.Keep(), default)).ShouldBeOfType<ConnectionChange.Stored>();
    }

    [Fact]
    public async Task Update_KeepRemoveSet_DoWhatTheySay()
    {
        var connections = (await _store.WithAccountsAsync()).Connections;
        var added = await AddAsync(connections, Connection());
        await connections.UpdateAsync(TempStore.Acme, added with { BaseUrl = "https://other.example" }, new ConnectionSecret.Keep(), default);
        (await connections.OpenAsync(TempStore.Acme, added.Id, default)).ShouldNotBeNull().Secret.ShouldBe(Secret);
        await connections.UpdateAsync(TempStore.Acme, added, new ConnectionSecret.Set("new"), default);
        (await connections.OpenAsync(TempStore.Acme, added.Id, default)).ShouldNotBeNull().Secret.ShouldBe("new");
        await connections.UpdateAsync(TempStore.Acme, added, new ConnectionSecret.Remove(), default);
        (await connections.OpenAsync(TempStore.Acme, added.Id, default)).ShouldNotBeNull().Secret.ShouldBeNull();
        (await connections.UpdateAsync(TempStore.Other, added, new ConnectionSecret.Keep(), default)).ShouldBeOfType<ConnectionChange.Missing>();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Remove_UsedByADraftOrAPublishedVersion_IsRefusedWithTheFlows(bool byName, bool published)
    {
        var storage = await _store.WithAccountsAsync();
        var added = await AddAsync(storage.Connections, Connection());
        var document = $$"""{"steps":{"ask":{"settings":{"connection":"{{(byName ? added.Name : added.Id)}}"} } } }""";
        var draft = await storage.Flows.CreateAsync(TempStore.Acme, new FlowContent("Courier", "", document, "hash", "[]", false), default);
        if (published)
        {
            await storage.Flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        }

        var used = (await storage.Connections.RemoveAsync(TempStore.Acme, added.Id, default)).ShouldBeOfType<ConnectionChange.InUse>();

        used.Flows.ShouldHaveSingleItem().ShouldBe(new FlowUse(draft.FlowId, "Courier", published ? 1 : null));
        var renamed = await storage.Connections.UpdateAsync(TempStore.Acme, added with { Name = "new" }, new ConnectionSecret.Keep(), default);
        (renamed is ConnectionChange.InUse).ShouldBe(byName, "a name that flows use stays");
    }

    [Fact]
    public async Task Remove_Unused_IsGone()
    {
        var connections = (await _store.WithAccountsAsync()).Connections;
        var added = await AddAsync(connections, Connection());
        (await connections.RemoveAsync(TempStore.Other, added.Id, default)).ShouldBeOfType<ConnectionChange.Missing>();
        (await connections.RemoveAsync(TempStore.Acme, added.Id, default)).ShouldBeOfType<ConnectionChange.Removed>();
        (await connections.RemoveAsync(TempStore.Acme, added.Id, default)).ShouldBeOfType<ConnectionChange.Missing>();
        (await connections.ListAsync(TempStore.Acme, new PageRequest(), default)).Items.ShouldBeEmpty();
    }

    private static ConnectionConfig Connection() => new()
    {
        Id = "", Name = "crm", BaseUrl = "https://crm.example", Auth = new ConnectionAuth { Kind = ConnectionAuthKind.Basic, User = "u" },
    };

    private static async Task<ConnectionConfig> AddAsync(IConnectionStore connections, ConnectionConfig connection) =>
        (await connections.AddAsync(TempStore.Acme, connection, new ConnectionSecret.Set(Secret), default)).ShouldBeOfType<ConnectionChange.Stored>().Connection;
}
