using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Accounts.Interactions;
using Engine.Accounts.Paging;
using Engine.Accounts.Reports;
using Engine.Ports;
using Engine.Storage.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Postgres;

/// <summary>
/// How PostgreSQL reads every list of the journal, whatever its filter: by an index that narrows what is looked at. Where reading in order is forbidden
/// (<c>enable_seqscan = off</c>), a plan that still does has no index to go by. The statements are those that the readers themselves sent.
/// </summary>
public sealed class PostgresPlanTests(PostgresOfTests postgres)
{
    /// <summary>More than any text has.</summary>
    private const int ParametersMax = 40;

    private static readonly PageRequest Page = new(50);

    // Holds API-28.
    [Fact]
    public async Task NoReaderReadsAWholeTable()
    {
        var config = await postgres.DatabaseAsync();
        var texts = await AskedAsync(config, AskEverythingAsync);

        texts.Count.ShouldBeGreaterThan(40);
        await using var connection = new NpgsqlConnection(config.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
        foreach (var text in texts)
        {
            Whole(await PlanAsync(connection, text)).ShouldBeEmpty(text);
        }
    }

    /// <summary>The test would see a reader without an index, and one that walks an index from end to end.</summary>
    [Theory]
    [InlineData("SELECT id FROM interactions WHERE flow_name = $1", "Seq Scan on interactions")]
    [InlineData("SELECT id FROM interactions WHERE flow_name = $1 ORDER BY id LIMIT 10", "Index Scan on interactions")]
    public async Task AReaderWithoutAnIndex_IsFound(string text, string found)
    {
        var config = await postgres.DatabaseAsync();
        await using var storage = await PostgresStorage.OpenAsync(config, TimeProvider.System, default);
        await using var connection = new NpgsqlConnection(config.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");

        Whole(await PlanAsync(connection, text)).ShouldBe([found]);
    }

    /// <summary>Every different text of a query that is sent to that database meanwhile.</summary>
    private static async Task<IReadOnlyList<string>> AskedAsync(PostgresConfig config, Func<PostgresStorage, Task> ask)
    {
        var database = new NpgsqlConnectionStringBuilder(config.ConnectionString).Database;
        var texts = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = sent =>
            {
                // Other tests send to other databases meanwhile.
                if (sent.TagObjects.Any(tag => tag.Value as string == database)
                    && sent.TagObjects.FirstOrDefault(tag => tag.Key is "db.query.text" or "db.statement").Value is string text
                    && text.StartsWith("SELECT", StringComparison.Ordinal))
                {
                    texts.TryAdd(text, true);
                }
            },
        };
        await using var storage = await PostgresStorage.OpenAsync(config, TimeProvider.System, default);
        await storage.JournalSetup.Store.AppendAsync(Sample.PersistenceId(1), 0, Sample.Answered(1, TempStore.Acme));
        ActivitySource.AddActivityListener(listener);
        await ask(storage);
        return [.. texts.Keys];
    }

    private static async Task AskEverythingAsync(PostgresStorage storage)
    {
        var (account, id) = (TempStore.Acme, new InteractionId(Sample.Id(1)));
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

        await storage.Interactions.FindAsync(account, id, default);
        await storage.Interactions.StepsAsync(account, id, default);
        await storage.Interactions.EventsAsync(account, id, 0, 50, default);
        await foreach (var _ in storage.InFlight.InFlightAsync(default))
        {
            break;
        }

        await storage.JournalSetup.Store.HighestAsync(Sample.PersistenceId(1), default);
        await storage.JournalSetup.Store.ReplayAsync(Sample.PersistenceId(1), 1, 100, 100, _ => { });
        await storage.ReprojectAsync(id, default);
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

    /// <summary>The plan for any values: one made for a table of a single row would say nothing about a large one.</summary>
    private static async Task<JsonNode> PlanAsync(NpgsqlConnection connection, string text)
    {
        var values = Enumerable.Range(1, ParametersMax).LastOrDefault(number => text.Contains(string.Create(CultureInfo.InvariantCulture, $"${number}"), StringComparison.Ordinal));
        await RunAsync(connection, $"PREPARE asked AS {text}");
        var nulls = values == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("NULL", values))})";
        await using var explain = new NpgsqlCommand($"EXPLAIN (FORMAT JSON) EXECUTE asked{nulls}", connection);
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!;
        await RunAsync(connection, "DEALLOCATE asked");
        return plan;
    }

    /// <summary>The steps of a plan that look at all of a table, be it by walking an index from end to end.</summary>
    private static IEnumerable<string> Whole(JsonNode step)
    {
        var kind = (string)step["Node Type"]!;
        if (kind is "Seq Scan" || (kind is "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" && step["Index Cond"] is null))
        {
            yield return $"{kind} on {step["Relation Name"] ?? step["Index Name"]}";
        }

        foreach (var below in (step["Plans"]?.AsArray() ?? []).SelectMany(part => Whole(part!)))
        {
            yield return below;
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
