using System.Net;
using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Scenarios (FLOW-80): stored with a flow, run over the API, needed for publishing; and the simulation.</summary>
public sealed class FlowTestTests(TestServer server)
{
    [Fact]
    public async Task Scenario_IsStoredListedReplacedAndRemoved()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var path = $"/v1/flows/{id}/scenarios/busy";

        (await tenant.SendAsync(HttpMethod.Put, path, Scenarios.Wrong)).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Put, path, Scenarios.Busy)).Status.ShouldBe(HttpStatusCode.OK);

        JsonNode.DeepEquals((await tenant.GetAsync(path)).Json["document"], JsonNode.Parse(Scenarios.Busy)).ShouldBeTrue();
        (await tenant.GetAsync($"/v1/flows/{id}/scenarios")).Json["items"]!.AsArray().Select(s => (string)s!["name"]!).ShouldBe(["busy"]);
        (await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/Busy", Scenarios.Busy)).Fields.ShouldBe(["name"]);
        var unknown = await tenant.SendAsync(HttpMethod.Put, path, """{"name":"x","colour":"red"}""");
        (unknown.Status, unknown.Fields.Count).ShouldBe((HttpStatusCode.BadRequest, 2));
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Scenario_PastTheLimit_Is409()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        for (var i = 0; i < 200; i++)
        {
            (await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/s{i}", Scenarios.Busy)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var more = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/more", Scenarios.Busy);
        var again = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/s7", Scenarios.Busy);

        (more.Status, more.Code).ShouldBe((HttpStatusCode.Conflict, "too_many_scenarios"));
        again.Status.ShouldBe(HttpStatusCode.OK, "it replaces one");
    }

    [Fact]
    public async Task Test_RunsTheStoredScenariosOnTheVersionAskedFor()
    {
        const string Undialled = "+12025557771";
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/busy", Scenarios.Busy.Replace("+12025550123", Undialled, StringComparison.Ordinal));
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/wrong", Scenarios.Wrong);

        var report = await tenant.PostAsync($"/v1/flows/{id}/test", """{"version":"published"}""");

        report.Status.ShouldBe(HttpStatusCode.OK, report.Text);
        ((bool)report.Json["passed"]!).ShouldBeFalse();
        var (busy, wrong) = (report.Json["results"]![0]!, report.Json["results"]![1]!);
        ((string)busy["name"]!, (bool)busy["passed"]!, (string)busy["outcome"]!).ShouldBe(("busy", true, "busy"));
        busy["path"]!.AsArray().Select(step => (string)step!).ShouldBe(["dial:busy", "end:ok"]);
        ((bool)wrong["passed"]!).ShouldBeFalse();
        ((string)wrong["differences"]![0]!).ShouldStartWith("Outcome: expected answered, but it was busy");
        (await tenant.PostAsync($"/v1/flows/{id}/test")).Status.ShouldBe(HttpStatusCode.NotFound, "there is no draft");
        server.Calls.Placed.ShouldNotContain(call => call.To == Undialled, "nothing is dialled");
    }

    [Fact]
    public async Task Test_RunsTheScenariosSent_OnTheDraft()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""");
        var path = $"/v1/flows/{(string)created.Json["flow_id"]!}/test";

        var report = await tenant.PostAsync(path, $$"""{"scenarios":[{{Scenarios.Busy}}]}""");
        var faulty = await tenant.PostAsync(path, """{"scenarios":[{"name":"x","expect":{"outcome":"fine"}}]}""");

        report.Status.ShouldBe(HttpStatusCode.OK, report.Text);
        ((bool)report.Json["passed"]!).ShouldBeTrue("the number need not exist yet");
        faulty.Status.ShouldBe(HttpStatusCode.BadRequest);
        faulty.Fields.ShouldBe(["/scenarios/0/expect/outcome"]);
    }

    [Fact]
    public async Task Test_OfADraftWithErrors_Is422()
    {
        var tenant = await server.TenantAsync();
        var created = await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Broken}}}""");

        var answer = await tenant.PostAsync($"/v1/flows/{(string)created.Json["flow_id"]!}/test");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "flow_invalid"));
    }

    [Fact]
    public async Task Publish_ThatRequiresGreen_NamesTheScenariosThatFail()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var settings = await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/settings", """{"publish_requires_green":true}""");
        ((bool)settings.Json["publish_requires_green"]!).ShouldBeTrue();
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/draft", Courier.Document);

        var none = await tenant.PostAsync($"/v1/flows/{id}/publish");
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/busy", Scenarios.Busy);
        await tenant.SendAsync(HttpMethod.Put, $"/v1/flows/{id}/scenarios/wrong", Scenarios.Wrong);
        var red = await tenant.PostAsync($"/v1/flows/{id}/publish");
        await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{id}/scenarios/wrong");
        var green = await tenant.PostAsync($"/v1/flows/{id}/publish");

        (none.Status, none.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "flow_tests_failed"));
        (red.Status, red.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "flow_tests_failed"));
        red.Fields.ShouldBe(["/scenarios/wrong"]);
        green.Status.ShouldBe(HttpStatusCode.OK, green.Text);
    }

    [Fact]
    public async Task Simulate_WalksStepByStep()
    {
        var tenant = await server.TenantAsync();
        var id = await tenant.CourierAsync();
        var path = $"/v1/flows/{id}/simulate";
        string Walk(string choices) => $$"""{"version":"published","arguments":{{Courier.Arguments}},"choices":[{{choices}}]}""";

        var first = (await tenant.PostAsync(path, Walk(""))).Json;
        var second = (await tenant.PostAsync(path, Walk("""{"exit":"answered"}"""))).Json;
        var last = (await tenant.PostAsync(path, Walk("""{"exit":"answered"},{"exit":"ok"}"""))).Json;
        var wrong = (await tenant.PostAsync(path, Walk("""{"exit":"nowhere"}"""))).Json;
        var bad = await tenant.PostAsync(path, """{"version":"published","arguments":{"customer_number":7}}""");

        ((string)first["step"]!).ShouldBe("dial");
        first["choices"]!.AsArray().Select(c => (string)c!).ShouldContain("busy");
        ((string)first["asks"]![0]!).ShouldStartWith("Call +12025550123");
        ((string)second["step"]!).ShouldBe("notify");
        ((string)second["asks"]![0]!).ShouldContain("Your order 7 is here.");
        last["step"].ShouldBeNull();
        ((string)last["outcome"]!).ShouldBe("answered");
        last["path"]!.AsArray().Select(p => (string)p!).ShouldBe(["dial:answered", "notify:ok", "end:ok"]);
        ((int)wrong["unused_choices"]!).ShouldBe(1);
        bad.Fields.ShouldBe(["customer_number", "order_number"]);
    }
}
