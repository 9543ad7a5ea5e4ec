using Engine.Accounts;
using Engine.Accounts.Access;
using Engine.Accounts.Flows;
using Engine.Accounts.Functions;
using Engine.Accounts.Interactions;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

/// <summary>Invariant I8: whatever one account has, every query of another sees nothing of it and every change of another leaves it alone.</summary>
public sealed class AccountIsolationTests : IDisposable
{
    private static readonly PageRequest Page = new();
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Flows_OfAnotherAccount_DoNotExist()
    {
        var flows = (await _store.WithAccountsAsync()).Flows;
        var content = new FlowContent("n", "", "{}", "h", "[]", HasErrors: false);
        var draft = await flows.CreateAsync(TempStore.Acme, content, default);
        await flows.PublishAsync(TempStore.Acme, draft.FlowId, null, "", null, default);
        draft = (await flows.SaveDraftAsync(TempStore.Acme, draft.FlowId, content, null, default)).ShouldBeOfType<DraftResult.Saved>().Draft;
        var version = (await flows.FindPublishedAsync(TempStore.Acme, draft.FlowId, default)).ShouldNotBeNull().Version;
        var (other, id) = (TempStore.Other, draft.FlowId);

        (await flows.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await flows.FindAsync(other, id, default)).ShouldBeNull();
        (await flows.FindDraftAsync(other, id, default)).ShouldBeNull();
        (await flows.FindPublishedAsync(other, id, default)).ShouldBeNull();
        (await flows.FindVersionAsync(other, id, 1, default)).ShouldBeNull();
        (await flows.FindVersionAsync(other, version.Id, default)).ShouldBeNull();
        (await flows.ListVersionsAsync(other, id, Page, default)).Items.ShouldBeEmpty();
        (await flows.SaveDraftAsync(other, id, content, null, default)).ShouldBeOfType<DraftResult.NotFound>();
        (await flows.DiscardDraftAsync(other, id, null, default)).ShouldBeOfType<DraftResult.NotFound>();
        (await flows.RestoreAsync(other, id, 1, content, null, default)).ShouldBeOfType<DraftResult.NotFound>();
        (await flows.PublishAsync(other, id, null, "", null, default)).ShouldBeOfType<PublishResult.NotFound>();
        (await flows.ArchiveAsync(other, id, default)).ShouldBeOfType<ArchiveResult.NotFound>();
        (await flows.DuplicateAsync(other, id, content, default)).ShouldBeNull();
        (await flows.RequireGreenAsync(other, id, required: true, default)).ShouldBeFalse();
        (await flows.FindDraftAsync(TempStore.Acme, id, default)).ShouldBe(draft);
        (await flows.FindPublishedAsync(TempStore.Acme, id, default)).ShouldNotBeNull();
        await flows.ArchiveAsync(TempStore.Acme, id, default);
        (await flows.RemoveAsync(other, id, null, default)).ShouldBe(FlowRemoval.NotFound);
        (await flows.FindAsync(TempStore.Acme, id, default)).ShouldNotBeNull().RequiresGreen.ShouldBeFalse();
        (await flows.ListAsync(other, Page, default)).Items.ShouldBeEmpty("nothing was copied either");
    }

    [Fact]
    public async Task Scenarios_OfAnotherAccount_DoNotExist()
    {
        var storage = await _store.WithAccountsAsync();
        var (other, scenarios) = (TempStore.Other, storage.Scenarios);
        var id = (await storage.Flows.CreateAsync(TempStore.Acme, new FlowContent("n", "", "{}", "h", "[]", HasErrors: false), default)).FlowId;
        await scenarios.PutAsync(TempStore.Acme, id, "busy", "1", default);

        (await scenarios.ListAsync(other, id, default)).ShouldBeEmpty();
        (await scenarios.FindAsync(other, id, "busy", default)).ShouldBeNull();
        (await scenarios.PutAsync(other, id, "busy", "stolen", default)).ShouldBe(ScenarioSaving.NoSuchFlow);
        (await scenarios.PutAsync(other, id, "new", "stolen", default)).ShouldBe(ScenarioSaving.NoSuchFlow);
        (await scenarios.RemoveAsync(other, id, "busy", default)).ShouldBeFalse();
        (await scenarios.ListAsync(TempStore.Acme, id, default)).ShouldHaveSingleItem().Document.ShouldBe("1");
    }

    [Fact]
    public async Task Functions_OfAnotherAccount_DoNotExist_AndMayHaveTheSameName()
    {
        var functions = (await _store.WithAccountsAsync()).Functions;
        var (other, content) = (TempStore.Other, new FunctionContent("", [], [], "mine"));
        await functions.CreateAsync(TempStore.Acme, "f", content, default);
        await functions.PublishAsync(TempStore.Acme, "f", "", default);
        await functions.SaveDraftAsync(TempStore.Acme, "f", content, default);

        (await functions.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await functions.ListVersionsAsync(other, "f", Page, default)).Items.ShouldBeEmpty();
        (await functions.FindAsync(other, "f", default)).ShouldBeNull();
        (await functions.FindPublishedAsync(other, "f", default)).ShouldBeNull();
        (await functions.FindVersionAsync(other, "f", 1, default)).ShouldBeNull();
        (await functions.SaveDraftAsync(other, "f", content, default)).ShouldBeFalse();
        (await functions.DiscardDraftAsync(other, "f", default)).ShouldBeFalse();
        (await functions.PublishAsync(other, "f", "", default)).ShouldBeNull();
        (await functions.RemoveAsync(other, "f", default)).ShouldBeOfType<FunctionRemoval.NotFound>();

        // Theirs of the same name goes through its whole life and leaves mine alone.
        (await functions.CreateAsync(other, "f", content with { Code = "theirs" }, default)).ShouldBeTrue();
        (await functions.PublishAsync(other, "f", "", default)).ShouldNotBeNull().Number.ShouldBe(1);
        await functions.SaveDraftAsync(other, "f", content with { Code = "theirs" }, default);
        (await functions.PublishAsync(other, "f", "", default)).ShouldNotBeNull().Number.ShouldBe(2);
        (await functions.RemoveAsync(other, "f", default)).ShouldBeOfType<FunctionRemoval.Removed>();
        var mine = (await functions.FindAsync(TempStore.Acme, "f", default)).ShouldNotBeNull();
        (mine.Draft!.Code, mine.Published!.Number, mine.Published.State, mine.Published.Content.Code).ShouldBe(("mine", 1, FunctionState.Published, "mine"));
    }

    [Fact]
    public async Task Trunks_OfAnotherAccount_DoNotExist()
    {
        var trunks = (await _store.WithAccountsAsync()).Trunks;
        var trunk = await trunks.AddAsync(
            TempStore.Acme, new TrunkConfig { Id = "", Name = "t", Gateways = [new Gateway("192.0.2.1")] }, new TrunkPassword.Set("p"), default);
        var other = TempStore.Other;

        (await trunks.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await trunks.FindAsync(other, new TrunkId(trunk.Id), default)).ShouldBeNull();
        (await trunks.FindPasswordAsync(other, new TrunkId(trunk.Id), default)).ShouldBeNull();
        (await trunks.UpdateAsync(other, trunk with { Name = "stolen" }, new TrunkPassword.Remove(), default)).ShouldBeNull();
        (await trunks.RemoveAsync(other, new TrunkId(trunk.Id), default)).ShouldBeOfType<Removal.Missing>();
        (await trunks.FindPasswordAsync(TempStore.Acme, new TrunkId(trunk.Id), default)).ShouldNotBeNull().Open().ShouldBe("p");
        (await _store.Storage.TrunkDirectory.FindAsync(other, null, default)).ShouldNotBeNull().Trunks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_OfAnotherAccount_DoNotExist_AndMayBeTheSame()
    {
        var numbers = (await _store.WithAccountsAsync()).Numbers;
        var mine = new AccountNumber("+12025550100", "mine", null, Sample.At);
        (await numbers.AddAsync(TempStore.Acme, mine, default)).ShouldBeTrue();
        var other = TempStore.Other;

        (await numbers.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await numbers.FindAsync(other, mine.Number, default)).ShouldBeNull();
        (await numbers.UpdateAsync(other, mine with { Label = "stolen" }, default)).ShouldBeFalse();
        (await numbers.RemoveAsync(other, mine.Number, default)).ShouldBeOfType<Removal.Missing>();
        (await numbers.AddAsync(other, mine with { Label = "theirs" }, default)).ShouldBeTrue();
        (await numbers.AddAsync(other, mine, default)).ShouldBeFalse("an account has a number once");
        (await numbers.FindAsync(TempStore.Acme, mine.Number, default)).ShouldBe(mine);
    }

    [Fact]
    public async Task Clients_OfAnotherAccount_DoNotExist()
    {
        var clients = (await _store.WithAccountsAsync()).Clients;
        var mine = new OAuthClient("c1", TempStore.Acme, "client", ["flows:read"], "hash", Sample.At);
        (await clients.AddAsync(mine, default)).ShouldBeTrue();
        (await clients.AddAsync(mine with { Account = TempStore.Other }, default)).ShouldBeFalse("client ids are unique over all accounts");
        var other = TempStore.Other;

        (await clients.ListAsync(other, Page, default)).Items.ShouldBeEmpty();
        (await clients.FindAsync(other, "c1", default)).ShouldBeNull();
        (await clients.UpdateAsync(mine with { Account = other, SecretHash = "stolen" }, default)).ShouldBeFalse();
        (await clients.RemoveAsync(other, "c1", default)).ShouldBeFalse();
        (await clients.FindForTokenAsync("c1", default)).ShouldNotBeNull().SecretHash.ShouldBe("hash");
        mine.ToString().ShouldNotContain("hash");
    }

    [Fact]
    public async Task Interactions_OfAnotherAccount_DoNotExist()
    {
        var storage = await _store.WithAccountsAsync();
        await storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Answered(1, TempStore.Acme));
        var (other, id) = (TempStore.Other, Sample.Id(1));

        (await storage.Interactions.ListAsync(other, new InteractionFilter(), Page, default)).Items.ShouldBeEmpty();
        (await storage.Interactions.ListAsync(other, new InteractionFilter(Number: Sample.To), Page, default)).Items.ShouldBeEmpty();
        (await storage.Interactions.FindAsync(other, new InteractionId(id), default)).ShouldBeNull();
        (await storage.Interactions.StepsAsync(other, new InteractionId(id), default)).ShouldBeNull();
        (await storage.Interactions.EventsAsync(other, new InteractionId(id), 0, 100, default)).ShouldBeNull();
        (await storage.Reports.ListAsync(other, new ReportFilter(), Page, default)).Items.ShouldBeEmpty();
        await foreach (var row in storage.Reports.StreamAsync(other, new ReportFilter(Number: Sample.To), default))
        {
            row.ShouldBeNull("no row of another account");
        }

        // A token of one account, shown by another, opens nothing.
        var foreign = PageToken.After(Sample.Id(int.MaxValue));
        (await storage.Interactions.ListAsync(other, new InteractionFilter(), new PageRequest(50, foreign), default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Accounts_LimitsAreTheirOwn()
    {
        var storage = await _store.WithAccountsAsync();
        var acme = (await storage.Accounts.FindAsync(TempStore.Acme, default)).ShouldNotBeNull();
        await storage.Accounts.UpdateAsync(acme with { Limit = new Engine.Ports.Throttle.ThrottleLimit(10, 5.5) }, default);

        (await storage.Throttle.FindAsync(new AccountId("acme"), default)).ShouldBe(new Engine.Ports.Throttle.ThrottleLimit(10, 5.5));
        (await storage.Throttle.FindAsync(new AccountId("other"), default)).ShouldBe(Engine.Ports.Throttle.ThrottleLimit.Default);
        (await storage.Throttle.FindAsync(new AccountId("nobody"), default)).ShouldBe(Engine.Ports.Throttle.ThrottleLimit.Default);
        (await storage.Accounts.CreateAsync(acme, default)).ShouldBeFalse();
        (await storage.Accounts.ListAsync(default)).Select(a => a.Id).ShouldBe([TempStore.Acme, TempStore.Other]);
    }
}
