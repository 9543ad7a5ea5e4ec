using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Trunks;
using Engine.Flows.Document;
using Engine.Ports.Speech;
using Engine.Ports.Trunks;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

/// <summary>A check of a flow looks up what its document names; the rest of the account is not read.</summary>
public sealed class AccountCatalogTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds FLOW-02.
    [Fact]
    public async Task Load_KnowsWhatIsNamedAndThere_AndNothingElse()
    {
        var storage = await _store.WithAccountsAsync();
        await storage.Numbers.AddAsync(TempStore.Acme, new AccountNumber("+12025550100", "", null, default), default);
        await storage.Numbers.AddAsync(TempStore.Acme, new AccountNumber("+12025550101", "", null, default), default);
        var trunk = await storage.Trunks.AddAsync(
            TempStore.Acme, new TrunkConfig { Id = "", Name = "t", Gateways = [new Gateway("192.0.2.1", 5060)] }, new TrunkPassword.Remove(), default);
        await storage.RingGroups.AddAsync(TempStore.Acme, "sales", ["+12025550188"], default);
        await storage.Functions.CreateAsync(TempStore.Acme, "price", new FunctionContent("", [], [], "return {};"), default);
        await storage.Functions.PublishAsync(TempStore.Acme, "price", "", default);
        await storage.Functions.CreateAsync(TempStore.Acme, "draft", new FunctionContent("", [], [], "return {};"), default);
        var stores = new CatalogStores(
            storage.Numbers, storage.Trunks, storage.Prompts, storage.RingGroups, storage.Connections, storage.Functions, storage.SpeechSettings, new ToneSynthesizer(),
            new NoSpeechRecognizer());
        var named = new FlowReferences
        {
            Numbers = Set("+12025550100", "+1999"),
            Trunks = Set(trunk.Id, "nobody"),
            Prompts = Set("nothing"),
            RingGroups = Set("sales", "nobody"),
            Functions = Set("price", "draft", "nothing"),
            Connections = Set("nothing"),
        };

        var catalog = await AccountCatalog.LoadAsync(TempStore.Acme, named, stores, new FlowConfig(), default);

        (catalog.HasNumber("+12025550100"), catalog.HasNumber("+1999")).ShouldBe((true, false));
        catalog.HasNumber("+12025550101").ShouldBeFalse("nobody asked for it");
        (catalog.HasTrunk(trunk.Id), catalog.HasTrunk("nobody"), catalog.HasPrompt("nothing")).ShouldBe((true, false, false));
        (catalog.HasRingGroup("sales"), catalog.HasRingGroup("nobody"), catalog.HasConnection("nothing")).ShouldBe((true, false, false));
        (catalog.HasFunction("price"), catalog.HasFunction("draft"), catalog.HasFunction("nothing")).ShouldBe((true, false, false));
        (await AccountCatalog.LoadAsync(TempStore.Other, named, stores, new FlowConfig(), default)).HasNumber("+12025550100").ShouldBeFalse();
    }

    private static HashSet<string> Set(params string[] names) => names.ToHashSet(StringComparer.Ordinal);
}
