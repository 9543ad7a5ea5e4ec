using System.Net;
using Engine.Accounts.Trunks;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests;

/// <summary>Numbers, trunks, clients over HTTP (API-31).</summary>
public sealed class ConfigurationTests(TestServer server)
{
    private const string Trunk = """{"name":"carrier","gateways":[{"host":"sip.example.com"},{"host":"192.0.2.2","port":5070}]}""";

    [Fact]
    public async Task Number_AddReadChangeRemove()
    {
        var tenant = await server.TenantAsync();

        (await tenant.PostAsync("/v1/numbers", """{"number":"+12025550100","label":"Main"}""")).Status.ShouldBe(HttpStatusCode.Created);
        var again = await tenant.PostAsync("/v1/numbers", """{"number":"+12025550100"}""");
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("already_exists");
        (await tenant.SendAsync(HttpMethod.Put, "/v1/numbers/+12025550100", """{"label":"Front"}""")).Status.ShouldBe(HttpStatusCode.OK);
        ((string)(await tenant.GetAsync("/v1/numbers/%2B12025550100")).Json["label"]!).ShouldBe("Front");
        (await tenant.GetAsync("/v1/numbers")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/numbers/+12025550100")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.SendAsync(HttpMethod.Delete, "/v1/numbers/+12025550100")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.GetAsync("/v1/numbers/+12025550100")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Put, "/v1/numbers/+12025550100", "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"number":"12025550100"}""", "number")]
    [InlineData("""{"number":"+0202555010"}""", "number")]
    [InlineData("""{"number":"+1234567890123456"}""", "number")]
    [InlineData("""{"number":"+12025550100\n"}""", "number")]
    [InlineData("""{"number":"+12025550100","trunk_id":"none"}""", "trunk_id")]
    [InlineData("{}", "$.number")]
    public async Task Number_Bad_Is400(string body, string field)
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.PostAsync("/v1/numbers", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Trunk_AddReadChangeRemove_PasswordIsNeverShown()
    {
        var tenant = await server.TenantAsync();

        var added = await tenant.PostAsync("/v1/trunks", Trunk.TrimEnd('}') + ""","auth_user":"me","password":"hunter2"}""");
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = added.Header("Location")!;
        added.Text.ShouldNotContain("hunter2");
        ((bool)added.Json["has_password"]!).ShouldBeTrue();
        ((int)added.Json["gateways"]![0]!["port"]!).ShouldBe(5060);
        ((string)added.Json["settings"]!["codecs"]![0]!).ShouldBe("PCMU");
        var kept = await tenant.SendAsync(HttpMethod.Put, path, Trunk.TrimEnd('}') + ""","auth_user":"me","enabled":false}""");
        ((bool)kept.Json["has_password"]!).ShouldBeTrue("left out means kept");
        ((bool)kept.Json["enabled"]!).ShouldBeFalse();
        var removed = await tenant.SendAsync(HttpMethod.Put, path, Trunk.TrimEnd('}') + ""","password":""}""");
        ((bool)removed.Json["has_password"]!).ShouldBeFalse();
        (await tenant.GetAsync(path)).Text.ShouldBe(removed.Text);
        (await tenant.GetAsync("/v1/trunks")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Put, path, Trunk)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TrunkStatus_FollowsItsCalls()
    {
        var watch = server.Services.GetRequiredService<TrunkWatch>();
        var tenant = await server.TenantAsync();
        var path = (await tenant.PostAsync("/v1/trunks", """{"name":"carrier","gateways":[{"host":"192.0.2.7"},{"host":"192.0.2.8","port":5070}]}""")).Header("Location")!;
        var id = path.Split('/')[^1];
        ((string)(await tenant.GetAsync(path + "/status")).Json["state"]!).ShouldBe("unknown");

        watch.Note(new TrunkId(id), "192.0.2.7:5060", new CallEvent.Failed(server.Time.GetUtcNow(), new CallFailure(null, "no_response", Party.Trunk)));
        watch.Note(new TrunkId(id), "192.0.2.8:5070", new CallEvent.Ringing(server.Time.GetUtcNow(), 180));

        var status = (await tenant.GetAsync(path + "/status")).Json;
        ((string)status["state"]!).ShouldBe("up", "one gateway is enough");
        status["gateways"]!.AsArray().Select(gateway => (string)gateway!["state"]!).ShouldBe(["down", "up"]);
        ((string)status["gateways"]![0]!["last_failure"]!).ShouldBe("no_response");
        watch.Note(new TrunkId(id), "192.0.2.8:5070", new CallEvent.Failed(server.Time.GetUtcNow(), new CallFailure(null, "trunk_unavailable", Party.Trunk, 503)));
        ((string)(await tenant.GetAsync(path + "/status")).Json["gateways"]![1]!["state"]!).ShouldBe("up", "503 is an answer");
        (await tenant.GetAsync("/v1/trunks/unknown/status")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds AUTH-12.
    [Fact]
    public async Task TrunkStatus_PasswordThatCannotBeDecrypted_IsDownAndSaysWhy()
    {
        var watch = server.Get<TrunkWatch>();
        var tenant = await server.TenantAsync();
        const string Body = """{"name":"carrier","gateways":[{"host":"192.0.2.7"}],"auth_user":"me","password":"hunter2"}""";
        var path = (await tenant.PostAsync("/v1/trunks", Body)).Header("Location")!;
        watch.Note(new TrunkId(path.Split('/')[^1]), "192.0.2.7:5060", new CallEvent.Ringing(server.Time.GetUtcNow(), 180));
        (await StandingAsync()).ShouldBe(("up", true));

        await server.ChangeStoreAsync("UPDATE trunks SET auth_password = zeroblob(64) WHERE account_id = '" + tenant.Account + "'");
        (await StandingAsync()).ShouldBe(("down", false), "no call leaves, whatever the gateway said to earlier ones");

        await tenant.SendAsync(HttpMethod.Put, path, Body);
        (await StandingAsync()).ShouldBe(("up", true));
        await tenant.SendAsync(HttpMethod.Put, path, Body.Replace("hunter2", "", StringComparison.Ordinal));
        (await StandingAsync()).ShouldBe(("up", null));

        async Task<(string?, bool?)> StandingAsync()
        {
            var status = (await tenant.GetAsync(path + "/status")).Json;
            return ((string?)status["state"], (bool?)status["password_readable"]);
        }
    }

    [Fact]
    public async Task Trunk_WithManyFaults_NamesAll()
    {
        var tenant = await server.TenantAsync();

        var answer = await tenant.PostAsync("/v1/trunks", """
            {"name":"","gateways":[{"host":"not a host","port":0}],"password":"x","allowed_sources":["10.0.0.0/33"],"route_prefixes":["351"],
             "settings":{"codecs":["OPUS"],"ptime_ms":7,"headers":[{"key":"X-A","value":"a\r\nb"}]}}
            """);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.Order().ShouldBe(
        [
            "allowed_sources", "auth_user", "gateways[0].host", "gateways[0].port", "name", "route_prefixes", "settings.codecs", "settings.headers",
            "settings.ptime_ms",
        ]);
    }

    // Holds TRK-31 and TRK-32.
    [Fact]
    public async Task Trunk_WithSettingsOfItsOwn_ShowsThem()
    {
        var tenant = await server.TenantAsync();
        const string Settings = """
            {"t1_ms":2000,"user_agent":"Probe/1","fallback_offer":"PCMA","rewrite_contact":"off",
             "response_overrides":[{"status":503,"phrase":"user busy","read_as":486}]}
            """;

        var added = await tenant.PostAsync("/v1/trunks", Trunk.TrimEnd('}') + ",\"settings\":" + Settings + "}");
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);

        var shown = (await tenant.GetAsync(added.Header("Location")!)).Json["settings"]!;
        ((int)shown["t1_ms"]!, (string)shown["user_agent"]!, (string)shown["fallback_offer"]!, (string)shown["rewrite_contact"]!)
            .ShouldBe((2000, "Probe/1", "PCMA", "off"));
        var rule = shown["response_overrides"]![0]!;
        ((int)rule["status"]!, (string)rule["phrase"]!, rule["header"], (int)rule["read_as"]!).ShouldBe((503, "user busy", null, 486));
    }

    [Theory]
    [InlineData("""{"t1_ms":400}""", "settings.t1_ms")]
    [InlineData("""{"t1_ms":2001}""", "settings.t1_ms")]
    [InlineData("""{"user_agent":"a\r\nX: b"}""", "settings.user_agent")]
    [InlineData("""{"fallback_offer":"OPUS"}""", "settings.fallback_offer")]
    [InlineData("""{"rewrite_contact":"sometimes"}""", "$.settings.rewrite_contact")]
    [InlineData("""{"response_overrides":[{"status":503}]}""", "$.settings.response_overrides[0].read_as")]
    [InlineData("""{"response_overrides":[{"status":200,"read_as":486}]}""", "settings.response_overrides[0].status")]
    public async Task Trunk_WithASettingThatCannotBe_NamesIt(string settings, string field)
    {
        var tenant = await server.TenantAsync();
        var answer = await tenant.PostAsync("/v1/trunks", Trunk.TrimEnd('}') + ",\"settings\":" + settings + "}");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Client_Created_GetsTokensUntilItIsDisabled()
    {
        var tenant = await server.TenantAsync();

        var created = await tenant.PostAsync("/v1/clients", """{"name":"shop","scopes":["flows-interactions:start","numbers:*"]}""");
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        var (id, secret) = ((string)created.Json["client_id"]!, (string)created.Json["client_secret"]!);
        var path = created.Header("Location")!;
        using var http = await server.SignedInAsync(id, secret);
        (await http.GetAsync(new Uri("/v1/numbers", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri("/v1/trunks", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await tenant.GetAsync(path)).Text.ShouldNotContain("secret");
        (await tenant.GetAsync("/v1/clients")).Text.ShouldNotContain(secret);
        var renewed = await tenant.PostAsync(path + "/secret");
        renewed.Status.ShouldBe(HttpStatusCode.OK);
        (await server.TokenAsync(id, (string)renewed.Json["client_secret"]!)).ShouldNotBeNull();
        await Should.ThrowAsync<HttpRequestException>(() => server.TokenAsync(id, secret));
        (await tenant.SendAsync(HttpMethod.Put, path, """{"name":"shop","scopes":["numbers:read"],"enabled":false}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x","scopes":["everything"]}""")]
    [InlineData("""{"name":"x","scopes":["trunks:write"]}""")]
    public async Task Client_WithScopesItsMakerLacks_Is400(string body)
    {
        var tenant = await server.TenantAsync(scopes: ["clients:*", "numbers:*"]);

        var answer = await tenant.PostAsync("/v1/clients", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(["scopes"]);
    }

    [Fact]
    public async Task Secret_OfAStrongerClient_IsNotRenewed()
    {
        var owner = await server.TenantAsync();
        var weak = await owner.PostAsync("/v1/clients", """{"name":"weak","scopes":["clients:*"]}""");
        using var http = await server.SignedInAsync((string)weak.Json["client_id"]!, (string)weak.Json["client_secret"]!);

        var answer = await http.PostAsync(new Uri($"/v1/clients/{owner.Client.ClientId}/secret", UriKind.Relative), null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/v1/numbers/+12025550100")]
    [InlineData("/v1/trunks/{trunk}")]
    [InlineData("/v1/clients/{client}")]
    public async Task ThingsOfAnotherAccount_AreNotFound(string path)
    {
        var owner = await server.TenantAsync();
        await owner.CourierAsync();
        var trunk = (string)(await owner.GetAsync("/v1/trunks")).Json["items"]![0]!["trunk_id"]!;
        path = path.Replace("{trunk}", trunk, StringComparison.Ordinal).Replace("{client}", owner.Client.ClientId, StringComparison.Ordinal);
        var stranger = await server.TenantAsync();

        (await owner.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
