using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Engine.Api.OAuth;
using Engine.Testing.Server;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

public sealed class ValidatedTokensTests(TestServer server)
{
    // Holds API-11.
    [Fact]
    public void Find_UntilItExpires_AndNeverMoreThanTheBound()
    {
        var time = new VirtualTime();
        var tokens = new ValidatedTokens(time);
        var lasting = new Validated(new ClaimsIdentity(), "key", time.GetUtcNow().UtcDateTime.AddMinutes(20));
        var brief = lasting with { Expires = time.GetUtcNow().UtcDateTime.AddMinutes(10) };
        tokens.Keep("lasting", lasting);
        for (var i = 1; i < ValidatedTokens.Most; i++)
        {
            tokens.Keep($"brief {i}", brief);
        }

        tokens.Find("brief 1").ShouldBe(brief);
        tokens.Find("other").ShouldBeNull();
        time.Advance(TimeSpan.FromMinutes(10));
        tokens.Find("brief 1").ShouldBeNull();

        tokens.Keep("new", lasting);
        tokens.Find("lasting").ShouldBe(lasting, "room was made by what had expired");
        for (var i = 0; i < ValidatedTokens.Most; i++)
        {
            tokens.Keep($"lasting {i}", lasting);
        }

        tokens.Find("lasting").ShouldBeNull("all were good, so it began anew");
        tokens.Find($"lasting {ValidatedTokens.Most - 1}").ShouldBe(lasting);
    }

    // Holds API-14.
    [Fact]
    public async Task TokenOfAClientThatLostAScope_HasItAgain_WhenTheClientHas()
    {
        var owner = await server.TenantAsync();
        var made = (await owner.PostAsync("/v1/clients", """{"name":"changing","scopes":["flows:read","interactions:read"]}""")).Json;
        var (id, path) = ((string)made["client_id"]!, $"/v1/clients/{(string)made["client_id"]!}");
        var holder = owner with { Http = await server.SignedInAsync(id, (string)made["client_secret"]!) };
        (await holder.GetAsync("/v1/flows")).Status.ShouldBe(HttpStatusCode.OK);

        await owner.SendAsync(HttpMethod.Put, path, """{"name":"changing","scopes":["interactions:read"]}""");
        (await holder.GetAsync("/v1/flows")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await owner.SendAsync(HttpMethod.Put, path, """{"name":"changing","scopes":["flows:read","interactions:read"]}""");
        (await holder.GetAsync("/v1/flows")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Holds API-11.
    [Fact]
    public async Task TokenThatDiffersByOneCharacter_IsCheckedByItself()
    {
        var owner = await server.TenantAsync();
        (await owner.GetAsync("/v1/flows")).Status.ShouldBe(HttpStatusCode.OK);
        var token = owner.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        using var altered = server.Client();
        altered.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1]);

        (await (owner with { Http = altered }).GetAsync("/v1/flows")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
