using Engine.Accounts.Flows;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite;

/// <summary>
/// How SQLite reads every list, whatever its filter: by an index, so that a page does not cost what the store holds. The statements are those that
/// the stores themselves prepared.
/// </summary>
public sealed class QueryPlanTests : IDisposable
{
    private static readonly PageRequest Page = new(50);

    /// <summary>Tables that are read whole, each with its reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> ReadWhole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["trunks"] = "the engine itself asks for the trunks of all accounts, every few seconds",
    };

    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    // Holds API-28.
    [Fact]
    public async Task NoListReadsAWholeTable()
    {
        await AskEverythingAsync(await _store.WithAccountsAsync());

        var texts = _store.Storage.Database.Readers.Texts.Where(text => text.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
        texts.Count.ShouldBeGreaterThan(60);
        using var session = SqliteSession.Open(_store.Config, readOnly: true);
        var tables = Column(session, "SELECT name FROM sqlite_master WHERE type = 'table'", 0).ToHashSet(StringComparer.Ordinal);
        var whole = texts.SelectMany(text => Column(session, "EXPLAIN QUERY PLAN " + text, 3)
            .Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal))
            .Select(step => (Table: TableOf(text, step.Split(' ')[1], tables), Text: text, Step: step))
            .Where(scan => scan.Table is not null)).ToList();

        whole.Where(scan => !ReadWhole.ContainsKey(scan.Table!)).Select(scan => $"{scan.Step}: {scan.Text}").ShouldBeEmpty();
        whole.Select(scan => scan.Table!).Distinct().ShouldBe(ReadWhole.Keys, ignoreOrder: true, customMessage: "what is no longer read whole leaves the list");
    }

    /// <summary>A step names an alias where the query gives one; a function such as json_each is no table.</summary>
    private static string? TableOf(string text, string named, IReadOnlySet<string> tables)
    {
        if (tables.Contains(named))
        {
            return named;
        }

        var words = text.Split([' ', ',', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1), (table, alias) => (table, alias)).FirstOrDefault(pair => pair.alias == named && tables.Contains(pair.table)).table;
    }

    private static List<string> Column(SqliteSession session, string sql, int column)
    {
        using var rows = session.Prepare(sql);
        var found = new List<string>();
        while (rows.Step())
        {
            found.Add(rows.Text(column));
        }

        return found;
    }

    private static async Task AskEverythingAsync(SqliteStorage storage)
    {
        var (account, id, flow) = (TempStore.Acme, new InteractionId(Sample.Id(1)), new FlowId("f1"));
        await storage.AppendAsync(Sample.PersistenceId(1), 0, Sample.Answered(1, account));
        foreach (var filter in InteractionFilters())
        {
            foreach (var page in new[] { Page, Page with { After = PageToken.After(Sample.Id(9)) } })
            {
                await storage.Interactions.ListAsync(account, filter, page, default);
            }
        }

        foreach (var filter in ReportFilters())
        {
            await storage.Reports.ListAsync(account, filter, Page, default);
        }

        FlowStanding?[] states = [null, .. Enum.GetValues<FlowStanding>()];
        foreach (var state in states)
        {
            foreach (var order in Enum.GetValues<FlowOrder>())
            {
                await storage.Flows.ListAsync(account, new FlowFilter("text", state, order, "label"), Page, default);
                await storage.Flows.ListAsync(account, new FlowFilter(State: state, Order: order), Page, default);
            }
        }

        await storage.Interactions.FindAsync(account, id, default);
        await storage.Interactions.StepsAsync(account, id, default);
        await storage.Interactions.EventsAsync(account, id, 0, 50, default);
        await storage.Changes.ReadAsync(account, null, 0, default);
        await storage.Changes.ReadAsync(account, id, 0, default);
        await storage.Changes.NewestAsync(default);
        await foreach (var _ in storage.InFlight.InFlightAsync(default))
        {
            break;
        }

        await storage.JournalSetup.Store.HighestAsync(Sample.PersistenceId(1), default);
        await storage.JournalSetup.Store.ReplayAsync(Sample.PersistenceId(1), 1, 100, 100, _ => { });
        await storage.StartKeys.FindAsync(account, flow, "key", Sample.At, default);
        await storage.Retention.RemoveAsync(Ports.Journal.Leaving.Events, Sample.At, null, default);
        await storage.Flows.FindAsync(account, flow, default);
        await storage.Flows.FindDraftAsync(account, flow, default);
        await storage.Flows.FindPublishedAsync(account, flow, default);
        await storage.Flows.FindVersionAsync(account, flow, 1, default);
        await storage.Flows.FindVersionAsync(account, "v1", default);
        await storage.Flows.ListVersionsAsync(account, flow, Page, default);
        await storage.FlowCatalog.FindPublishedAsync(account, flow, default);
        await storage.Scenarios.ListAsync(account, flow, default);
        await storage.TrunkDirectory.FindAsync(account, "+12025550100", default);
        await storage.Trunks.ListAsync(account, Page, default);
        await storage.Trunks.ListAllAsync(default);
        await storage.Numbers.ListAsync(account, Page, default);
        await storage.Numbers.FindAsync(account, "+12025550100", default);
        await storage.Prompts.ListAsync(account, Page, default);
        await storage.RingGroups.ListAsync(account, Page, default);
        await storage.Connections.ListAsync(account, Page, default);
        await storage.Functions.ListAsync(account, Page, default);
        await storage.Functions.ListVersionsAsync(account, "f", Page, default);
        await storage.Clients.ListAsync(account, Page, default);
        await storage.Clients.FindAsync(account, "c", default);
        await storage.Users.ListAsync(account, Page, default);
        await storage.Users.FindForSignInAsync("ada", default);
        await storage.Sessions.ListAsync(account, "u", default);
        await storage.Accounts.FindAsync(account, default);
    }

    private static IEnumerable<InteractionFilter> InteractionFilters()
    {
        InteractionFilter[] each =
        [
            new(), new(FlowId: new FlowId("f1")), new(Outcome: "busy"), new(Number: Sample.To), new(State: "running"), new(State: "ended"), new(Reason: "busy"),
            new(Party: "contact"), new(FlowId: new FlowId("f1"), FlowVersion: 3), new(TrunkId: new TrunkId("t")), new(IdPrefix: "0019"),
        ];
        return each.SelectMany(filter => new[] { filter, filter with { From = Sample.At, To = Sample.At.AddDays(1) } });
    }

    private static IEnumerable<ReportFilter> ReportFilters()
    {
        ReportFilter[] each = [new(), new(FlowId: new FlowId("f1")), new(Outcome: "busy"), new(Number: Sample.To)];
        return each.SelectMany(filter => new[] { filter, filter with { From = Sample.At }, filter with { To = Sample.At }, filter with { From = Sample.At, To = Sample.At.AddDays(1) } });
    }
}
