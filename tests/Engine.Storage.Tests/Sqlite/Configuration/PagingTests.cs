using Engine.Accounts.Access;
using Engine.Accounts.Flows;
using Engine.Accounts.Numbers;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Accounts.Trunks;
using Engine.Ports;
using Engine.Ports.Trunks;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Configuration;

/// <summary>Paging that nothing shifts: rows that come or go between two pages neither repeat nor hide another row.</summary>
public sealed class PagingTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds API-32.
    [Fact]
    public async Task Numbers_RemovedWhilePaging_DoNotShiftTheNextPage()
    {
        var numbers = (await _store.WithAccountsAsync()).Numbers;
        for (var i = 10; i < 30; i++)
        {
            await numbers.AddAsync(TempStore.Acme, new AccountNumber($"+1202555{i}00", "", null, Sample.At), default);
        }

        var first = await numbers.ListAsync(TempStore.Acme, new PageRequest(10), default);
        await numbers.RemoveAsync(TempStore.Acme, first.Items[3].Number, default);
        var second = await numbers.ListAsync(TempStore.Acme, new PageRequest(10, first.Next), default);

        first.Items.Concat(second.Items).Select(n => n.Number).ShouldBe(Enumerable.Range(10, 20).Select(i => $"+1202555{i}00"));
        second.Next.ShouldBeNull("the last page is full and still the last");
    }

    [Fact]
    public async Task FlowsVersionsTrunksAndClients_PageToTheEnd()
    {
        var storage = await _store.WithAccountsAsync();
        var content = new FlowContent("n", "", "{}", "h", "[]", HasErrors: false);
        var flow = "";
        for (var i = 0; i < 7; i++)
        {
            flow = (await storage.Flows.CreateAsync(TempStore.Acme, content, default)).FlowId;
            await storage.Trunks.AddAsync(
                TempStore.Acme, new TrunkConfig { Id = "", Name = $"t{i}", Gateways = [new Gateway("h")] }, new TrunkPassword.Remove(), default);
            await storage.Clients.AddAsync(new OAuthClient($"z{9 - i}", TempStore.Acme, "", [], "h", Sample.At.AddSeconds(i / 3)), default);
        }

        for (var i = 0; i < 7; i++)
        {
            await storage.Flows.SaveDraftAsync(TempStore.Acme, new FlowId(flow), content, null, default);
            await storage.Flows.PublishAsync(TempStore.Acme, new FlowId(flow), null, "", null, default);
        }

        (await AllAsync(page => storage.Flows.ListAsync(TempStore.Acme, page, default))).Select(f => f.Id).Distinct().Count().ShouldBe(7);
        (await AllAsync(page => storage.Flows.ListVersionsAsync(TempStore.Acme, new FlowId(flow), page, default))).Select(v => v.Number).ShouldBe([7, 6, 5, 4, 3, 2, 1]);
        (await AllAsync(page => storage.Trunks.ListAsync(TempStore.Acme, page, default))).Select(t => t.Name)
            .ShouldBe(Enumerable.Range(0, 7).Select(i => $"t{i}"));
        (await AllAsync(page => storage.Clients.ListAsync(TempStore.Acme, page, default))).Select(c => c.ClientId)
            .ShouldBe(["z7", "z8", "z9", "z4", "z5", "z6", "z3"], "by time, then id");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 !")]
    [InlineData("MA")]
    public void Token_NotOurs_IsRefused(string? text) => PageToken.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public async Task Token_OfAnotherListing_DoesNoHarm()
    {
        var storage = await _store.WithAccountsAsync();
        var alien = new PageRequest(10, PageToken.After("'; DROP TABLE flows; --"));

        (await storage.Flows.ListAsync(TempStore.Acme, alien, default)).Items.ShouldBeEmpty();
        (await storage.Clients.ListAsync(TempStore.Acme, alien, default)).Items.ShouldBeEmpty();
        (await storage.Reports.ListAsync(TempStore.Acme, new ReportFilter(), alien, default)).Items.ShouldBeEmpty();
        (await storage.Flows.ListVersionsAsync(TempStore.Acme, new FlowId("f"), alien, default)).Items.ShouldBeEmpty();
    }

    private static PageToken Through(PageToken token)
    {
        PageToken.TryParse(token.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(token);
        return again;
    }

    private static async Task<List<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var all = new List<T>();
        PageToken? after = null;
        do
        {
            var page = await list(new PageRequest(3, after));
            all.AddRange(page.Items);
            after = page.Next is { } next ? Through(next) : null;
        }
        while (after is not null);
        return all;
    }
}
