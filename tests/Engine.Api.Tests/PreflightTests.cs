using System.Net;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Ports;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>POST /v1/interactions/preflight over the whole server; what each check finds is in StartCheckTests of the actors' room.</summary>
public sealed class PreflightTests(TestServer server)
{
    private static readonly string[] Names =
    [
        "node", "throttle", "flow", "arguments", "first_call", "destination", "destination_policy", "caller_id", "route", "prompts", "components",
        "references",
    ];

    private static Task<Answer> AskAsync(Tenant tenant, string flow, string arguments = Courier.Arguments, string? version = null) =>
        tenant.PostAsync(
            "/v1/interactions/preflight",
            $$"""{"flow_id":"{{flow}}","arguments":{{arguments}},"version":{{(version is null ? "null" : $"\"{version}\"")}}}""");

    private static JsonNode Check(Answer answer, string name) => answer.Json["checks"]!.AsArray().Single(check => (string)check!["name"]! == name)!;

    private static string Verdicts(Answer answer, string verdict) =>
        string.Join(' ', answer.Json["checks"]!.AsArray().Where(check => (string)check!["verdict"]! == verdict).Select(check => (string)check!["name"]!));

    [Fact]
    public async Task Preflight_AllGood_EveryCheckIsOkAndNothingHappens()
    {
        var tenant = await server.TenantAsync(capacity: 1, perSecond: 0.001);
        var flow = await tenant.CourierAsync();

        var first = await AskAsync(tenant, flow);
        var second = await AskAsync(tenant, flow);

        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        ((bool)first.Json["ok"]!).ShouldBeTrue(first.Text);
        Verdicts(first, "ok").ShouldBe(string.Join(' ', Names));
        ((string)Check(second, "throttle")["verdict"]!).ShouldBe("ok", "the first one took no token");
        (await tenant.GetAsync("/v1/interactions")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await tenant.StartAsync(new FlowId(flow), Courier.Arguments)).Status.ShouldBe(HttpStatusCode.Accepted, "the one token is still there");
        var spent = Check(await AskAsync(tenant, flow), "throttle");
        ((string)spent["code"]!).ShouldBe("rate_limited");
    }

    [Fact]
    public async Task Preflight_BadArguments_AreTheFaultsOfAStart()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        const string Bad = """{"customer_number":7}""";

        var answer = await AskAsync(tenant, flow, Bad);

        ((bool)answer.Json["ok"]!).ShouldBeFalse();
        Verdicts(answer, "fail").ShouldBe("arguments");
        var fields = Check(answer, "arguments")["fields"]!;
        var start = (await tenant.StartAsync(new FlowId(flow), Bad)).Json["fields"]!;
        JsonNode.DeepEquals(fields, start).ShouldBeTrue($"{fields} and {start}");
    }

    [Fact]
    public async Task Preflight_UnknownFlow_AndFlowOfAnother_AreFailedChecks()
    {
        var tenant = await server.TenantAsync();
        var others = await (await server.TenantAsync()).CourierAsync();
        var draft = (string)(await tenant.PostAsync("/v1/flows", $$"""{"document":{{Courier.Document}}}""")).Json["flow_id"]!;

        ((string)Check(await AskAsync(tenant, "nothing"), "flow")["code"]!).ShouldBe("flow_not_found");
        ((string)Check(await AskAsync(tenant, others), "flow")["code"]!).ShouldBe("flow_not_found");
        var unpublished = await AskAsync(tenant, draft);
        ((string)Check(unpublished, "flow")["code"]!).ShouldBe("flow_not_published");
        unpublished.Json["checks"]!.AsArray().Select(check => (string)check!["name"]!).ShouldBe(Names);
    }

    // Holds API-38.
    [Fact]
    public async Task Preflight_DraftFromANumberThatIsNotTheAccounts_FailsCallerIdAndReferences()
    {
        var tenant = await server.TenantAsync();
        await tenant.CourierAsync();
        var draft = Courier.Document.Replace("+12025550100", "+12025550199", StringComparison.Ordinal);
        var flow = (string)(await tenant.PostAsync("/v1/flows", $$"""{"document":{{draft}}}""")).Json["flow_id"]!;

        var answer = await AskAsync(tenant, flow, version: "draft");

        Verdicts(answer, "fail").ShouldBe("caller_id references");
        ((string)Check(answer, "references")["code"]!).ShouldBe("number_unknown");
    }

    // Holds API-38.
    [Fact]
    public async Task Preflight_OfTheDraft_LooksAtTheDraft()
    {
        var tenant = await server.TenantAsync(scopes: [.. Scopes.Single.Where(scope => scope != "flows-interactions:start")]);
        var flow = await tenant.CourierAsync();
        var path = $"/v1/flows/{flow}/draft";

        ((string)Check(await AskAsync(tenant, flow, version: "draft"), "flow")["code"]!).ShouldBe("flow_version_not_found");
        (await tenant.SendAsync(HttpMethod.Put, path, Courier.Document)).Status.ShouldBe(HttpStatusCode.OK);
        var good = await AskAsync(tenant, flow, version: "draft");
        ((bool)good.Json["ok"]!).ShouldBeTrue(good.Text);
        (await tenant.SendAsync(HttpMethod.Put, path, Courier.Broken)).Status.ShouldBe(HttpStatusCode.OK);
        var broken = await AskAsync(tenant, flow, version: "draft");
        ((string)Check(broken, "flow")["code"]!).ShouldBe("flow_invalid");
        Check(broken, "flow")["fields"]!.AsArray().ShouldNotBeEmpty();
        ((bool)(await AskAsync(tenant, flow)).Json["ok"]!).ShouldBeTrue("the published version is as it was");
        ((bool)(await AskAsync(tenant, flow, version: "1")).Json["ok"]!).ShouldBeTrue();
        (await AskAsync(tenant, flow, version: "newest")).Fields.ShouldBe(["version"]);
    }

    [Fact]
    public async Task Preflight_SensitiveAndOtherValues_AreNotInTheAnswer()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();

        var answer = await AskAsync(tenant, flow, """{"customer_number":"+19005551234","order_number":"471147114711"}""");

        Verdicts(answer, "fail").ShouldBe("destination_policy");
        answer.Text.ShouldNotContain("9005551234");
        answer.Text.ShouldNotContain("471147114711");
    }

    [Theory]
    [InlineData("{}", "invalid_body")]
    [InlineData("""{"flow_id":"x","more":1}""", "invalid_body")]
    [InlineData("""{"flow_id":"x","arguments":[]}""", "invalid_body")]
    [InlineData("not JSON", "malformed_json")]
    public async Task Preflight_BadBody_Is400(string body, string code)
    {
        var answer = await (await server.TenantAsync()).PostAsync("/v1/interactions/preflight", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Preflight_NeedsTheScopeOfAStart() =>
        (await AskAsync(await server.TenantAsync(scopes: ["interactions:read"]), "x")).Status.ShouldBe(HttpStatusCode.Forbidden);
}
