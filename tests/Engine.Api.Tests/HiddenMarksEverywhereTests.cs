using System.Net;
using System.Text.Json.Nodes;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Numbers and names copied from a web page, with the marks that nobody sees (API-55).</summary>
public sealed class HiddenMarksEverywhereTests(TestServer server)
{
    private const string Marked = "+1202\u00AD555\u200B\uFE0F0143";
    private const string Clean = "+12025550143";

    [Fact]
    public async Task Number_WithHiddenMarks_IsTheSameEverywhere()
    {
        var tenant = await server.TenantAsync();

        ((string)(await tenant.PostAsync("/v1/numbers", $$"""{"number":"{{Marked}}"}""")).Json["number"]!).ShouldBe(Clean);
        ((string)(await tenant.GetAsync("/v1/numbers/" + Uri.EscapeDataString(Marked))).Json["number"]!).ShouldBe(Clean);
        (await tenant.PostAsync("/v1/numbers", $$"""{"number":"{{Clean}}"}""")).Code.ShouldBe("already_exists");
        Texts((await tenant.PostAsync("/v1/ring-groups", $$"""{"name":"g","members":["{{Marked}}","sip:a\u200B@pbx.example.net"]}""")).Json["members"])
            .ShouldBe([Clean, "sip:a@pbx.example.net"]);
        (await tenant.PostAsync("/v1/ring-groups", $$"""{"name":"h","members":["{{Marked}}","{{Clean}}"]}""")).Fields.ShouldBe(["members"]);
        var trunk = (await tenant.PostAsync(
            "/v1/trunks",
            """{"name":"t","gateways":[{"host":"192.0.2.1"}],"route_prefixes":["+1\u2060202"],"settings":{"number_prefix":"9\u00AD9","country_code":"\uFEFF1"}}""")).Json;
        Texts(trunk["route_prefixes"]).ShouldBe(["+1202"]);
        ((string)trunk["settings"]!["number_prefix"]!, (string)trunk["settings"]!["country_code"]!).ShouldBe(("99", "1"));
        (await tenant.GetAsync("/v1/interactions?number=" + Uri.EscapeDataString(Marked))).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/numbers/" + Uri.EscapeDataString(Marked))).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Argument_WithHiddenMarksInNameAndNumber_DialsTheNumber()
    {
        var tenant = await server.TenantAsync();
        var flow = new FlowId(await tenant.CourierAsync());
        var body = Courier.ArgumentsFor(ScriptedCalls.IsBusy).Replace("\"customer_number\"", "\"customer\u200B_number\"", StringComparison.Ordinal)
            .Replace(ScriptedCalls.IsBusy, ScriptedCalls.IsBusy.Insert(4, "\u00AD"), StringComparison.Ordinal);

        var started = await tenant.StartAsync(flow, body);

        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Text);
        var ended = await tenant.EndedAsync(new InteractionId((string)started.Json["interaction_id"]!));
        ((string)ended["outcome"]!).ShouldBe("busy");
        ((string)ended["attempts"]![0]!["destination_number"]!).ShouldBe(ScriptedCalls.IsBusy);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(item => (string)item!);
}
