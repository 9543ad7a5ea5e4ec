using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Tests.Postgres;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Journal;

/// <summary>Lists of interactions and the report, page by page: rows that come between two pages neither repeat nor hide another row.</summary>
public abstract class InteractionPagingTests : StoreContract
{
    // Holds API-32.
    [Fact]
    public async Task Interactions_AddedWhilePaging_NeitherRepeatNorSkip()
    {
        await AcceptAsync(1, 25);
        var seen = new List<string>();
        var page = new PageRequest(10);
        var added = 1000;
        while (true)
        {
            var got = await Store.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(), page, default);
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
        for (var i = 1; i <= 25; i++)
        {
            await Store.AppendAsync(i, Sample.Ringing(i, TempStore.Acme, i % 2 == 0 ? "f1" : "f2"));
        }

        var both = await AllAsync(page => Store.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(Number: Sample.To), page, default));
        both.Select(row => row.Id).ShouldBe(Enumerable.Range(1, 25).Reverse().Select(Sample.Id));
        var one = await AllAsync(page =>
            Store.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(FlowId: FlowId.Of("f1"), Number: Sample.From), page, default));
        one.Select(row => row.Id).ShouldBe(Enumerable.Range(1, 12).Reverse().Select(i => Sample.Id(2 * i)));
    }

    // Holds FLOW-71.
    [Fact]
    public async Task Report_PagesAndStream_GiveTheSameRowsOnce()
    {
        for (var i = 1; i <= 60; i++)
        {
            // Pairs start in the same millisecond: the order must not rest on the time alone.
            await Store.AppendAsync(i, Sample.Answered(i, TempStore.Acme, at: Sample.At.AddSeconds(i / 2)));
        }

        var paged = new List<StepRow>();
        PageToken? after = null;
        do
        {
            var got = await Store.Reports.ListAsync(TempStore.Acme, new ReportFilter(), new PageRequest(7, after), default);
            paged.AddRange(got.Items);
            after = got.Next;
        }
        while (after is not null);

        var streamed = new List<StepRow>();
        await foreach (var row in Store.Reports.StreamAsync(TempStore.Acme, new ReportFilter(), default))
        {
            streamed.Add(row);
        }

        paged.Count.ShouldBe(60 * 4);
        paged.Select(row => (row.InteractionId, row.StepExecutionOrder)).Distinct().Count().ShouldBe(60 * 4);
        streamed.Select(StepTexts.Of).ShouldBe(paged.Select(StepTexts.Of));
        paged.Select(row => row.Timestamp).ShouldBeInOrder();
    }

    [Fact]
    public async Task Token_OfAnotherListing_DoesNoHarm()
    {
        await AcceptAsync(1, 3);
        var alien = new PageRequest(10, PageToken.After("'; DROP TABLE interactions; --"));

        (await Store.Reports.ListAsync(TempStore.Acme, new ReportFilter(), alien, default)).Items.Count.ShouldBe(3, "from the beginning");
        (await Store.Interactions.ListAsync(TempStore.Acme, new InteractionFilter(), alien, default)).Items.ShouldBeEmpty();
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
            await Store.AppendAsync(i, Sample.Accepted(i, TempStore.Acme));
        }
    }
}

public sealed class InteractionPagingTestsOnSqlite : InteractionPagingTests
{
    private protected override Task<StoreUnderTest> OpenAsync() => Task.FromResult<StoreUnderTest>(new SqliteUnderTest(new TempStore()));
}

public sealed class InteractionPagingTestsOnPostgres(PostgresOfTests postgres) : InteractionPagingTests
{
    private protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync(postgres);
}
