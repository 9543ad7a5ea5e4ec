using System.Globalization;
using System.Net.Http.Headers;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>The CSV of everything goes out as it is read: what the server holds meanwhile does not grow with the report. Alone, because the heap is the process's.</summary>
[Collection(nameof(Alone))]
public sealed class ReportMemoryTests(TestServer server, ITestOutputHelper output)
{
    /// <summary>Enough that its CSV does not fit into the buffers on the way.</summary>
    private const int Few = 1_500;
    private const int Many = 10 * Few;

    /// <summary>A page of rows, which may or may not be there when the heap is looked at. The rows of <see cref="Many"/> take 30 MB as texts.</summary>
    private const long SlackBytes = 2 * 1024 * 1024;

    /// <summary>How often the heap is looked at, in bytes of the answer.</summary>
    private const int LookEvery = 200 * 1024;

    // Holds PERF-25.
    [Fact]
    public async Task Csv_OfTenTimesTheRows_HoldsNoMoreInMemory()
    {
        var (small, large) = (await FilledAsync(Few), await FilledAsync(Many));
        await PeakAsync(small);

        var few = await PeakAsync(small);
        var many = await PeakAsync(large);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{few.Bytes:N0} B of CSV: {few.Peak / 1024.0:N0} KiB more on the heap at most; {many.Bytes:N0} B: {many.Peak / 1024.0:N0} KiB"));
        many.Bytes.ShouldBeGreaterThan(9 * few.Bytes);
        many.Peak.ShouldBeLessThan(few.Peak + SlackBytes);
    }

    /// <summary>An account with one interaction that was called, and copies of its rows.</summary>
    private async Task<Tenant> FilledAsync(int interactions)
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var id = (string)(await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.Answers))).Json["interaction_id"]!;
        await tenant.EndedAsync(new InteractionId(id));
        await server.ChangeStoreAsync($"""
            WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {interactions - 1})
            INSERT INTO interactions (id, account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at, state, outcome, destination, origin, call_id, ended_at)
            SELECT substr(id, 1, 20) || printf('%012x', n), account_id, flow_id, flow_version_id, flow_version, flow_name, execution_id, accepted_at, state, outcome, destination,
                origin, call_id, ended_at FROM interactions, copies WHERE id = '{id}';
            INSERT INTO report_rows (interaction, step_order, account_id, step_id, component_title, step_name, started_at, exit, reason, time_in_step_ms)
            SELECT c.number, r.step_order, r.account_id, r.step_id, r.component_title, r.step_name, r.started_at, r.exit, r.reason, r.time_in_step_ms
            FROM report_rows r JOIN interactions i ON i.number = r.interaction AND i.id = '{id}' JOIN interactions c ON c.account_id = i.account_id AND c.id <> i.id
            """);
        return tenant;
    }

    /// <summary>Reads the whole report, by and by.</summary>
    /// <returns>How long it is, and what lives on the heap at most beyond what lived before.</returns>
    private async Task<(long Bytes, long Peak)> PeakAsync(Tenant tenant)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = tenant.Http.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/reports/flow-executions");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var buffer = new byte[16 * 1024];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var csv = await answer.Content.ReadAsStreamAsync();
        var (bytes, peak, look) = (0L, 0L, 0L);
        while (await csv.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
            if (bytes >= look)
            {
                look += LookEvery;
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        return (bytes, peak);
    }
}
