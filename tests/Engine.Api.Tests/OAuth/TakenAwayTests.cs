using System.Net;
using Engine.Accounts.Access;
using Engine.Ports;
using Engine.Testing.Server;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

/// <summary>What was taken away stops working at once, tokens included (API-14).</summary>
public sealed class TakenAwayTests(TestServer server)
{
    [Fact]
    public async Task Client_Removed_ItsTokenStartsAndReadsNothingMore()
    {
        var (owner, path, id, leaver) = await LeaverAsync();
        var flow = new FlowId(await owner.CourierAsync());
        (await leaver.StartAsync(flow, Courier.ArgumentsFor(ScriptedCalls.IsBusy))).Status.ShouldBe(HttpStatusCode.Accepted);

        (await owner.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);

        var start = await leaver.StartAsync(flow, Courier.ArgumentsFor(ScriptedCalls.IsBusy));
        (start.Status, start.Code).ShouldBe((HttpStatusCode.Unauthorized, "invalid_token"), id);
        start.Header("WWW-Authenticate")!.ShouldContain("error=\"invalid_token\"");
        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await owner.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.OK, "nobody else is touched");
    }

    // Holds API-14.
    [Fact]
    public async Task Client_ThatMayDoMore_IsNotWithinReachOfALesserOne()
    {
        var owner = await server.TenantAsync();
        var made = (await owner.PostAsync("/v1/clients", """{"name":"lesser","scopes":["clients:*","flows:read"]}""")).Json;
        var lesser = owner with { Http = await server.SignedInAsync((string)made["client_id"]!, (string)made["client_secret"]!) };
        var path = $"/v1/clients/{owner.Client.ClientId}";
        foreach (var (method, suffix, body) in new (HttpMethod, string, string?)[]
        {
            (HttpMethod.Put, "", """{"name":"owner","scopes":["flows:read"]}"""),
            (HttpMethod.Put, "", """{"name":"owner","scopes":["flows:read"],"enabled":false}"""),
            (HttpMethod.Post, "/secret", null),
            (HttpMethod.Delete, "", null),
        })
        {
            var answer = await lesser.SendAsync(method, path + suffix, body);
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "insufficient_scope"), method + suffix);
        }

        (await owner.GetAsync("/v1/clients")).Status.ShouldBe(HttpStatusCode.OK, "nothing was taken from it");
        var own = $"/v1/clients/{(string)made["client_id"]!}";
        (await lesser.SendAsync(HttpMethod.Put, own, """{"name":"me","scopes":["clients:*"]}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await lesser.SendAsync(HttpMethod.Delete, own)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Client_WithANewSecret_ItsOldTokensAreRefusedAndNewOnesAreNot()
    {
        var (owner, path, id, leaver) = await LeaverAsync();
        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.OK);

        var renewed = await owner.PostAsync(path + "/secret");

        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await server.SignedInAsync(id, (string)renewed.Json["client_secret"]!);
        (await again.GetAsync(new Uri("/v1/interactions", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Client_Disabled_AndEnabledAgain()
    {
        var (owner, path, _, leaver) = await LeaverAsync();
        (await owner.SendAsync(HttpMethod.Put, path, """{"name":"leaver","scopes":["interactions:read"],"enabled":false}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await owner.SendAsync(HttpMethod.Put, path, """{"name":"leaver","scopes":["interactions:read"]}""")).Status.ShouldBe(HttpStatusCode.OK);

        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Scope_TakenAway_IsGoneFromTokensToo()
    {
        var (owner, path, _, leaver) = await LeaverAsync();
        var flow = new FlowId(await owner.CourierAsync());

        (await owner.SendAsync(HttpMethod.Put, path, """{"name":"leaver","scopes":["interactions:read"]}""")).Status.ShouldBe(HttpStatusCode.OK);

        var start = await leaver.StartAsync(flow, Courier.ArgumentsFor(ScriptedCalls.IsBusy));
        (start.Status, start.Code).ShouldBe((HttpStatusCode.Forbidden, "insufficient_scope"));
        (await leaver.GetAsync("/v1/interactions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Account_Disabled_ItsTokensAreRefused()
    {
        var tenant = await server.TenantAsync();
        var accounts = server.Services.GetRequiredService<IAccountStore>();
        var account = (await accounts.FindAsync(tenant.Account, CancellationToken.None))!;
        (await tenant.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);

        await accounts.UpdateAsync(account with { Enabled = false }, CancellationToken.None);

        (await tenant.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(Tenant Owner, string Path, string Id, Tenant Leaver)> LeaverAsync()
    {
        var owner = await server.TenantAsync();
        var made = (await owner.PostAsync("/v1/clients", """{"name":"leaver","scopes":["flows-interactions:start","interactions:read"]}""")).Json;
        var (id, secret) = ((string)made["client_id"]!, (string)made["client_secret"]!);
        return (owner, $"/v1/clients/{id}", id, owner with { Http = await server.SignedInAsync(id, secret) });
    }
}
