using Engine.Accounts.Access;
using Engine.Accounts.Flows;
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

/// <summary>Paging that nothing shifts: rows that come or go between two pages neither repeat nor hide another row.</summary>
public sealed class PagingTests : IDisposable
{
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds API-32.
    [Fact]
    public async Task Interactions_AddedWhilePaging_NeitherRepeatNorSkip()
    {
        var storage = await _store.WithAccountsAsync();
        await AcceptAsync(1, 25);
        var seen = new List<string>();
        var page = new PageRequest(10);
        var added = 1000;
        while (true)
        {
            var got = await storage.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(), page, default);
            seen.AddRange(got.Items.Select(row => row.Id));
            await AcceptAsync(added++, 1);
            if (got.Next is not { } next)
            {
                break;
            }

            page = new PageRequest(10, Through(next));
        }

        seen.ShouldBe(Enumerable.Range(1, 25).Reverse().Select(Sample.Id));
    }

    [Fact]
    public async Task Interactions_OfANumber_PageToTheEnd()
    {
        var storage = await _store.WithAccountsAsync();
        for (var i = 1; i <= 25; i++)
        {
            await storage.AppendAsync(Sample.PersistenceId(i), 0, Sample.Ringing(i, TempStore.Acme, i % 2 == 0 ? "f1" : "f2"));
        }

        var both = await AllAsync(page => storage.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(Number: Sample.To), page, default));
        both.Select(row => row.Id).ShouldBe(Enumerable.Range(1, 25).Reverse().Select(Sample.Id));
        var one = await AllAsync(page =>
            storage.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(FlowId: FlowId.Of("f1"), Number: Sample.From), page, default));
        one.Select(row => row.Id).ShouldBe(Enumerable.Range(1, 12).Reverse().Select(i => Sample.Id(2 * i)));
    }

    // Holds FLOW-71.
    [Fact]
    public async Task Report_PagesAndStream_GiveTheSameRowsOnce()
    {
        var storage = await _store.WithAccountsAsync();
        for (var i = 1; i <= 60; i++)
        {
            // Pairs start in the same millisecond: the order must not rest on the time alone.
            await storage.AppendAsync(Sample.PersistenceId(i), 0, Sample.Answered(i, TempStore.Acme, at: Sample.At.AddSeconds(i / 2)));
        }

        var paged = new List<StepRow>();
        PageToken? after = null;
        do
        {
            var got = await storage.Reports.ListAsync(TempStore.Acme, new ReportFilter(), new PageRequest(7, after), default);
            paged.AddRange(got.Items);
            after = got.Next;
        }
        while (after is not null);

        var streamed = new List<StepRow>();
        await foreach (var row in storage.Reports.StreamAsync(TempStore.Acme, new ReportFilter(), default))
        {
            streamed.Add(row);
        }

        paged.Count.ShouldBe(60 * 4);
        paged.Select(row => (row.InteractionId, row.StepExecutionOrder)).Distinct().Count().ShouldBe(60 * 4);
        streamed.ShouldBe(paged);
        paged.Select(row => row.Timestamp).ShouldBeInOrder();
    }

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
            await storage.Flows.PublishAsync(TempStore.Acme, new FlowId(flow), null, "", default);
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

    private async Task AcceptAsync(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            await _store.Storage.AppendAsync(Sample.PersistenceId(i), 0, [Sample.Accepted(i, TempStore.Acme)]);
        }
    }
}
