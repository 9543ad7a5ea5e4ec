using System.Net;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Two people who edit the same thing do not overwrite each other unseen (API-36).</summary>
public sealed class EditGuardTests(TestServer server)
{
    private const string Trunk = """{"name":"NAME","gateways":[{"host":"192.0.2.1"}]}""";

    /// <summary>Where one is added, by which body, where it stands, and how it is changed.</summary>
    public static TheoryData<string, string, string?, string, string> Resources => new()
    {
        { "/v1/trunks", Trunk, null, Trunk.Replace("NAME", "first", StringComparison.Ordinal), Trunk.Replace("NAME", "second", StringComparison.Ordinal) },
        { "/v1/numbers", """{"number":"+12025550100"}""", "/v1/numbers/+12025550100", """{"label":"first"}""", """{"label":"second"}""" },
        { "/v1/connections", """{"name":"a","base_url":"https://a.example"}""", null, """{"name":"first","base_url":"https://a.example"}""", """{"name":"second","base_url":"https://a.example"}""" },
        { "/v1/ring-groups", """{"name":"a","members":["+12025550188"]}""", null, """{"name":"first","members":["+12025550188"]}""", """{"name":"second","members":["+12025550188"]}""" },
        { "/v1/functions", """{"name":"f","code":"return {};"}""", "/v1/functions/f", """{"code":"return {a:1};"}""", """{"code":"return {a:2};"}""" },
        { "/v1/clients", """{"name":"a","scopes":["flows:read"]}""", null, """{"name":"first","scopes":["flows:read"]}""", """{"name":"second","scopes":["flows:read"]}""" },
    };

    // Holds API-36.
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Change_WithAnOldTag_Is412AndChangesNothing(string path, string added, string? address, string first, string second)
    {
        var tenant = await server.TenantAsync();
        var made = await tenant.PostAsync(path, added.Replace("NAME", "a", StringComparison.Ordinal));
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        address ??= made.Header("Location")!;
        var tag = (await tenant.GetAsync(address)).Header("ETag").ShouldNotBeNull();

        var mine = await tenant.SendAsync(HttpMethod.Put, address, first, ("If-Match", tag));
        var theirs = await tenant.SendAsync(HttpMethod.Put, address, second, ("If-Match", tag));
        var late = await tenant.SendAsync(HttpMethod.Delete, address, null, ("If-Match", tag));

        mine.Status.ShouldBe(HttpStatusCode.OK, mine.Text);
        (theirs.Status, theirs.Code).ShouldBe((HttpStatusCode.PreconditionFailed, "resource_changed"));
        late.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var now = await tenant.GetAsync(address);
        now.Text.ShouldContain(path == "/v1/functions" ? "a:1" : "first");
        now.Header("ETag").ShouldBe(mine.Header("ETag"));
        (await tenant.SendAsync(HttpMethod.Put, address, second)).Status.ShouldBe(HttpStatusCode.OK, "without the header whatever is there is changed");
        (await tenant.SendAsync(HttpMethod.Delete, address, null, ("If-Match", "*"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Put, address, second, ("If-Match", "*"))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    // Holds API-36.
    [Fact]
    public async Task Change_TwentyAtOnceWithOneTag_OnlyOneIsTaken()
    {
        var tenant = await server.TenantAsync();
        var made = await tenant.PostAsync("/v1/trunks", Trunk);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => tenant.SendAsync(
            HttpMethod.Put, made.Header("Location")!, Trunk.Replace("NAME", $"n{i}", StringComparison.Ordinal), ("If-Match", made.Header("ETag")!))));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(19);
    }

    // Holds API-36.
    [Fact]
    public async Task Scenario_SavedWithAnOldTag_Is412()
    {
        var tenant = await server.TenantAsync();
        var address = $"/v1/flows/{await tenant.CourierAsync()}/scenarios/busy";
        var made = await tenant.SendAsync(HttpMethod.Put, address, Scenarios.Busy);
        var changed = await tenant.SendAsync(HttpMethod.Put, address, Scenarios.Wrong, ("If-Match", made.Header("ETag")!));

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (await tenant.SendAsync(HttpMethod.Put, address, Scenarios.Busy, ("If-Match", made.Header("ETag")!))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await tenant.SendAsync(HttpMethod.Put, address, Scenarios.Busy, ("If-Match", "not a tag"))).Fields.ShouldBe(["If-Match"]);
    }

    // Holds API-37.
    [Fact]
    public async Task Number_ThatAFlowCallsFrom_IsNotRemoved()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var refused = await tenant.SendAsync(HttpMethod.Delete, "/v1/numbers/" + Tenant.Number);

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "number_in_use"), refused.Text);
        refused.Fields.ShouldContain(flow);
        refused.Text.ShouldContain("Published version 1");
        (await tenant.PostAsync($"/v1/flows/{flow}/archive")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Delete, $"/v1/flows/{flow}/draft")).Status.ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/numbers/" + Tenant.Number)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    // Holds API-37.
    [Fact]
    public async Task Trunk_ThatAFlowOrANumberNames_IsNotRemoved()
    {
        var tenant = await server.TenantAsync();
        var trunk = (string)(await tenant.PostAsync("/v1/trunks", Trunk)).Json["trunk_id"]!;
        await tenant.PostAsync("/v1/numbers", $$"""{"number":"+12025550177","trunk_id":"{{trunk}}"}""");
        var named = Courier.Document.Replace("\"ring_seconds\": 15", $"\"ring_seconds\": 15, \"trunk\": \"{trunk}\"", StringComparison.Ordinal);
        var flow = (string)(await tenant.PostAsync("/v1/flows", $$"""{"document":{{named}}}""")).Json["flow_id"]!;

        var refused = await tenant.SendAsync(HttpMethod.Delete, "/v1/trunks/" + trunk);

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "trunk_in_use"), refused.Text);
        refused.Fields.ShouldBe([flow, "+12025550177"]);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/flows/" + flow)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Put, "/v1/numbers/+12025550177", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/trunks/" + trunk)).Status.ShouldBe(HttpStatusCode.NoContent);
    }
}
