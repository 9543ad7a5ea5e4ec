using System.Net;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Reading and cancelling interactions (API-20 to API-22).</summary>
public sealed class InteractionTests(TestServer server)
{
    [Fact]
    public async Task Answered_IsShownWithItsAttemptStepsAndEvents()
    {
        var tenant = await server.TenantAsync();
        var id = await StartAsync(tenant, await tenant.CourierAsync(), ScriptedCalls.Answers);

        var interaction = await tenant.EndedAsync(new InteractionId(id));

        ((string)interaction["outcome"]!).ShouldBe("answered");
        ((string)interaction["destination_number"]!).ShouldBe(ScriptedCalls.Answers);
        ((string)interaction["origin_number"]!).ShouldBe(Tenant.Number);
        ((string)interaction["variables"]!["order_number"]!).ShouldBe("7");
        var attempt = interaction["attempts"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)attempt["exit"]!).ShouldBe("answered");
        ((string)attempt["destination"]!).ShouldBe("192.0.2.1:5060");
        var steps = (await tenant.GetAsync($"/v1/interactions/{id}/steps")).Json["items"]!.AsArray();
        steps.Select(step => (string)step!["exit"]!).ShouldBe(["ok", "answered", "ok", "ok"]);
        steps.Select(step => (int)step!["step_execution_order"]!).ShouldBe([0, 1, 2, 3]);
        steps.Select(step => (string)step!["step_id"]!).ShouldBe(["trigger", "dial", "notify", "end"]);
        ((string)interaction["phase"]!).ShouldBe("ended");
        interaction["current_step"].ShouldBeNull();
        ((string)interaction["trunk_id"]!).ShouldBe((string)attempt["trunk_id"]!);
        ((string)interaction["answered_at"]!).ShouldBe((string)attempt["answered_at"]!);
        var last = (long)interaction["last_event"]!;
        var events = (await tenant.GetAsync($"/v1/interactions/{id}/events?page_size=200")).Json;
        events["items"]!.AsArray().Select(item => (long)item!["number"]!).ShouldBe(Enumerable.Range(1, (int)last).Select(number => (long)number));
        ((long)events["last"]!).ShouldBe(last);
        var rest = (await tenant.GetAsync($"/v1/interactions/{id}/events?after={last - 2}")).Json;
        rest["items"]!.AsArray().Count.ShouldBe(2);
        ((long)(await tenant.GetAsync($"/v1/interactions/{id}/events?after={last}")).Json["last"]!).ShouldBe(last);
    }

    [Fact]
    public async Task Busy_IsShownWithItsEvidence()
    {
        var tenant = await server.TenantAsync();
        var id = await StartAsync(tenant, await tenant.CourierAsync(), ScriptedCalls.IsBusy);

        var interaction = await tenant.EndedAsync(new InteractionId(id));

        ((string)interaction["outcome"]!).ShouldBe("busy");
        ((string)interaction["party"]!).ShouldBe("contact");
        ((int)interaction["attempts"]![0]!["sip_status"]!).ShouldBe(486);
        foreach (var rows in (string[])[$"/v1/interactions/{id}/steps", $"/v1/reports/flow-executions?flow_id={interaction["flow_id"]}"])
        {
            (await tenant.GetAsync(rows)).Json["items"]!.AsArray().Select(row => (string?)row!["reason"]).ShouldContain("busy", rows);
        }
    }

    // Holds API-23.
    [Fact]
    public async Task Running_IsListedWithItsPhaseStepAndTrunk()
    {
        var tenant = await server.TenantAsync();
        var id = await StartAsync(tenant, await tenant.CourierAsync(), ScriptedCalls.Rings);
        JsonNode item;
        do
        {
            item = (await tenant.GetAsync("/v1/interactions?state=running")).Json["items"]!.AsArray() is [{ } only] ? only : new JsonObject();
        }
        while ((string?)item["phase"] != "ringing");

        ((string)item["interaction_id"]!).ShouldBe(id);
        ((string)item["current_step"]!).ShouldBe("dial");
        ((string)item["trunk_id"]!).ShouldNotBeEmpty();
        item["answered_at"].ShouldBeNull();
        await tenant.PostAsync($"/v1/interactions/{id}/cancel", "");
    }

    // Holds API-21.
    [Fact]
    public async Task Cancel_WhileItRings_Is202ThenCancelledThen409()
    {
        var tenant = await server.TenantAsync();
        var id = await StartAsync(tenant, await tenant.CourierAsync(), ScriptedCalls.Rings);
        await PlacedAsync(new InteractionId(id));

        var answer = await tenant.PostAsync($"/v1/interactions/{id}/cancel");

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        ((string)answer.Json["status"]!).ShouldBe("cancelling");
        ((string)(await tenant.EndedAsync(new InteractionId(id)))["outcome"]!).ShouldBe("cancelled");
        var again = await tenant.PostAsync($"/v1/interactions/{id}/cancel");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("interaction_ended");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/steps")]
    [InlineData("/events")]
    public async Task Read_UnknownOrForeign_Is404(string part)
    {
        var owner = await server.TenantAsync();
        var id = await StartAsync(owner, await owner.CourierAsync(), ScriptedCalls.IsBusy);
        var stranger = await server.TenantAsync();

        (await owner.GetAsync("/v1/interactions/ffffffffffffffffffffffffffffffff" + part)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/v1/interactions/{id}" + part)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cancel_UnknownOrForeign_Is404AndChangesNothing()
    {
        var owner = await server.TenantAsync();
        var id = await StartAsync(owner, await owner.CourierAsync(), ScriptedCalls.Holds);
        var stranger = await server.TenantAsync();

        (await owner.PostAsync("/v1/interactions/unknown/cancel")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync($"/v1/interactions/{id}/cancel")).Status.ShouldBe(HttpStatusCode.NotFound);
        ((string)(await owner.GetAsync($"/v1/interactions/{id}")).Json["state"]!).ShouldNotBe("ended");
    }

    // Holds API-32.
    [Fact]
    public async Task List_FiltersAndPages()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await StartAsync(tenant, flow, ScriptedCalls.IsBusy));
        }

        ids.Add(await StartAsync(tenant, flow, ScriptedCalls.Answers));
        foreach (var id in ids)
        {
            await tenant.EndedAsync(new InteractionId(id));
        }

        (await IdsAsync(tenant, "outcome=busy")).Count.ShouldBe(3);
        (await IdsAsync(tenant, "outcome=answered")).ShouldBe([ids[3]]);
        (await IdsAsync(tenant, $"number={Uri.EscapeDataString(ScriptedCalls.Answers)}")).ShouldBe([ids[3]]);
        (await IdsAsync(tenant, "number=" + ScriptedCalls.Answers)).ShouldBe([ids[3]], "a plus sign that was not percent-encoded is meant as one");
        (await IdsAsync(tenant, "flow_id=" + flow)).Count.ShouldBe(4);
        (await IdsAsync(tenant, "flow_id=other")).ShouldBeEmpty();
        (await IdsAsync(tenant, $"flow_id={flow}&flow_version=1")).Count.ShouldBe(4);
        (await IdsAsync(tenant, "flow_version=2")).ShouldBeEmpty();
        (await IdsAsync(tenant, "state=ended")).Count.ShouldBe(4);
        (await IdsAsync(tenant, "state=running")).ShouldBeEmpty();
        (await IdsAsync(tenant, "reason=busy&party=contact")).Count.ShouldBe(3);
        (await IdsAsync(tenant, "party=trunk")).ShouldBeEmpty();
        (await IdsAsync(tenant, "id=" + ids[1])).ShouldBe([ids[1]]);
        (await IdsAsync(tenant, "id=" + ids[1][..6])).ShouldContain(ids[1]);
        (await IdsAsync(tenant, "id=ffff")).ShouldBeEmpty();
        var trunk = (string)(await tenant.GetAsync("/v1/interactions/" + ids[0])).Json["trunk_id"]!;
        (await IdsAsync(tenant, "trunk_id=" + trunk)).Count.ShouldBe(4);
        (await IdsAsync(tenant, "trunk_id=another")).ShouldBeEmpty();
        (await IdsAsync(tenant, "to=2025-12-31T00:00:00Z")).ShouldBeEmpty();
        (await IdsAsync(tenant, "from=2025-12-31T00:00:00%2B01:00")).Count.ShouldBe(4);
        var first = (await tenant.GetAsync("/v1/interactions?page_size=3")).Json;
        first["items"]!.AsArray().Count.ShouldBe(3);
        var second = (await tenant.GetAsync($"/v1/interactions?page_size=3&page_token={(string)first["next_page_token"]!}")).Json;
        second["items"]!.AsArray().Count.ShouldBe(1);
        second["next_page_token"].ShouldBeNull();
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string)item!["interaction_id"]!).Order().ShouldBe(ids.Order());
    }

    // Holds API-32.
    [Theory]
    [InlineData("outcome=lost", "outcome")]
    [InlineData("state=lost", "state")]
    [InlineData("party=me", "party")]
    [InlineData("reason=Ring%20timeout", "reason")]
    [InlineData("flow_version=0", "flow_version")]
    [InlineData("id=XYZ", "id")]
    [InlineData("id=000000000000000000000000000000000", "id")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-01-01T00:00:00", "from")]
    [InlineData("page_size=0", "page_size")]
    [InlineData("page_size=201", "page_size")]
    [InlineData("page_token=guess", "page_token")]
    [InlineData("flow_id=a&flow_id=b", "flow_id")]
    public async Task List_BadParameter_Is400WithItsField(string query, string field)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.GetAsync("/v1/interactions?" + query);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("invalid_parameters");
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task List_SeveralBadParameters_AllStandInFields()
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.GetAsync("/v1/interactions?outcome=lost&from=yesterday&page_size=x");

        answer.Fields.Order().ShouldBe(["from", "outcome", "page_size"]);
    }

    [Fact]
    public async Task Events_BadAfter_Is400()
    {
        var tenant = await server.TenantAsync();

        (await tenant.GetAsync("/v1/interactions/unknown/events?after=-1")).Fields.ShouldBe(["after"]);
    }

    // Holds API-12.
    [Theory]
    [InlineData("GET", "/v1/interactions", "interactions:read")]
    [InlineData("GET", "/v1/interactions/x", "interactions:read")]
    [InlineData("POST", "/v1/interactions/x/cancel", "interactions:cancel")]
    [InlineData("GET", "/v1/flows", "flows:read")]
    [InlineData("POST", "/v1/flows", "flows:write")]
    [InlineData("POST", "/v1/flows/x/publish", "flows:publish")]
    [InlineData("GET", "/v1/numbers", "numbers:read")]
    [InlineData("POST", "/v1/numbers", "numbers:write")]
    [InlineData("GET", "/v1/trunks", "trunks:read")]
    [InlineData("DELETE", "/v1/trunks/x", "trunks:write")]
    [InlineData("GET", "/v1/clients", "clients:read")]
    [InlineData("POST", "/v1/clients", "clients:write")]
    [InlineData("GET", "/v1/reports/flow-executions", "reports:read")]
    public async Task Request_WithEveryScopeButItsOwn_Is403(string method, string path, string scope)
    {
        var tenant = await server.TenantAsync(scopes: [.. Scopes.Single.Where(other => other != scope)]);

        var answer = await tenant.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Header("WWW-Authenticate")!.ShouldContain($"scope=\"{scope}\"");
    }

    private static async Task<string> StartAsync(Tenant tenant, string flow, string number)
    {
        var answer = await tenant.StartAsync(new FlowId(flow), Courier.ArgumentsFor(number));
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        return (string)answer.Json["interaction_id"]!;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(Tenant tenant, string query) =>
        [.. (await tenant.GetAsync("/v1/interactions?" + query)).Json["items"]!.AsArray().Select(item => (string)item!["interaction_id"]!)];

    private async Task PlacedAsync(InteractionId interactionId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (server.Calls.Placed.All(call => call.InteractionId != interactionId))
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
