using System.Net;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>The flow execution report (FLOW-70, FLOW-71).</summary>
public sealed class ReportTests(TestServer server)
{
    private const string Path = "/v1/reports/flow-executions";

    private const string Header =
        "call_id,flow_execution_id,interaction_id,destination_number,origin_number,flow_name,flow_id,flow_version,component_title,step_name,exit,"
        + "time_in_step,timestamp,flow_execution_finished_time,step_execution_order";

    [Fact]
    public async Task Report_AsJsonAndCsv_HasARowForEachStep()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync(Courier.Document.Replace("Call the customer", "Call, \\\"the\\\" customer", StringComparison.Ordinal));
        var id = (string)(await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.Answers))).Json["interaction_id"]!;
        await tenant.EndedAsync(new InteractionId(id));

        var json = await tenant.GetAsync(Path);
        var csv = await tenant.SendAsync(HttpMethod.Get, Path, null, ("Accept", "text/csv"));

        json.Json["items"]!.AsArray().Count.ShouldBe(4);
        csv.Status.ShouldBe(HttpStatusCode.OK);
        csv.ContentType.ShouldBe("text/csv");
        var lines = csv.Text.Split("\r\n");
        lines.Length.ShouldBe(6, "a header, four rows, and the end of the last line");
        lines[0].ShouldBe(Header);
        lines[2].ShouldContain("\"Call, \"\"the\"\" customer\"");
        lines[2].ShouldContain(",answered,");
        lines[5].ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_FiltersAndPages()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        foreach (var number in new[] { ScriptedCalls.Answers, ScriptedCalls.IsBusy })
        {
            await tenant.EndedAsync(new InteractionId((string)(await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(number))).Json["interaction_id"]!));
        }

        (await CountAsync(tenant, "")).ShouldBe(7);
        (await CountAsync(tenant, "?outcome=busy")).ShouldBe(3);
        (await CountAsync(tenant, "?number=" + ScriptedCalls.Answers)).ShouldBe(4);
        (await CountAsync(tenant, "?flow_id=other")).ShouldBe(0);
        (await CountAsync(tenant, "?to=2025-01-01T00:00:00Z")).ShouldBe(0);
        var first = (await tenant.GetAsync(Path + "?page_size=5")).Json;
        var rest = (await tenant.GetAsync(Path + "?page_size=5&page_token=" + (string)first["next_page_token"]!)).Json;
        rest["items"]!.AsArray().Count.ShouldBe(2);
        (await CountAsync(await server.TenantAsync(), "")).ShouldBe(0);
    }

    [Theory]
    [InlineData("?bom=true", true)]
    [InlineData("?bom=false", false)]
    [InlineData("", false)]
    public async Task Csv_BeginsWithAMarkWhenAsked(string query, bool marked)
    {
        var tenant = await server.TenantAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path + query, UriKind.Relative));
        request.Headers.Add("Accept", "text/csv");

        var bytes = await (await tenant.Http.SendAsync(request)).Content.ReadAsByteArrayAsync();

        bytes.AsSpan().StartsWith("\uFEFFcall_id,"u8).ShouldBe(marked);
    }

    [Fact]
    public async Task Bom_ThatIsNoYesOrNo_Is400() => (await (await server.TenantAsync()).GetAsync(Path + "?bom=yes")).Fields.ShouldBe(["bom"]);

    /// <summary>API-54.</summary>
    [Fact]
    public async Task Csv_NamesAndNumbersThatASpreadsheetWouldRun_AreDefused()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync(Courier.Document.Replace("Call the customer", "=HYPERLINK(\\\"http://evil.example\\\")", StringComparison.Ordinal));
        var id = (string)(await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(ScriptedCalls.Answers))).Json["interaction_id"]!;
        await tenant.EndedAsync(new InteractionId(id));

        var csv = await tenant.SendAsync(HttpMethod.Get, Path, null, ("Accept", "text/csv"));

        csv.Text.ShouldContain("'=HYPERLINK(");
        csv.Text.ShouldContain(",'" + Tenant.Number + ",");
        csv.Text.Split("\r\n").Skip(1).SelectMany(line => line.Split(',')).ShouldAllBe(cell => cell.Length == 0 || !"=+-@".Contains(cell.TrimStart('"')[0]));
        (await tenant.GetAsync(Path)).Text.ShouldContain("\"=HYPERLINK(", customMessage: "JSON has the values as they are");
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0, */*", "application/json")]
    public async Task Report_TakesTheFormTheClientLikesBest(string accept, string type)
    {
        var tenant = await server.TenantAsync();

        (await tenant.SendAsync(HttpMethod.Get, Path, null, ("Accept", accept))).ContentType.ShouldBe(type);
    }

    [Fact]
    public async Task Report_InAFormThatDoesNotExist_Is406()
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.SendAsync(HttpMethod.Get, Path, null, ("Accept", "image/png"));

        answer.Status.ShouldBe(HttpStatusCode.NotAcceptable);
        answer.Code.ShouldBe("not_acceptable");
    }

    private static async Task<int> CountAsync(Tenant tenant, string query) => (await tenant.GetAsync(Path + query)).Json["items"]!.AsArray().Count;
}
