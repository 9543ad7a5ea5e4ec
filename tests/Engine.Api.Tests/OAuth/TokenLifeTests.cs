using System.Net;
using System.Text.Json.Nodes;
using Engine.Api.OAuth;
using Engine.Testing.Server;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

/// <summary>What time does to tokens, keys and failed attempts; on a server of its own, because it moves the clock.</summary>
public sealed class TokenLifeTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds API-11.
    [Fact]
    public async Task Token_After600Seconds_IsExpired()
    {
        var tenant = await _server.TenantAsync();
        _server.Time.Advance(TimeSpan.FromSeconds(599));
        (await tenant.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);

        _server.Time.Advance(TimeSpan.FromSeconds(1));

        var answer = await tenant.GetAsync("/v1/numbers");
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("invalid_token");
    }

    // Holds API-11.
    [Fact]
    public async Task Keys_Rotate_OldOnesAreAcceptedUntilTheirTokensExpire()
    {
        var tenant = await _server.TenantAsync();
        _server.Time.Advance(SigningKeyRing.SignsFor - TimeSpan.FromSeconds(1));
        var old = await _server.TokenAsync(tenant.Client.ClientId, tenant.Secret);
        _server.Time.Advance(TimeSpan.FromSeconds(2));

        var young = await _server.TokenAsync(tenant.Client.ClientId, tenant.Secret);

        new JsonWebToken(young).Kid.ShouldNotBe(new JsonWebToken(old).Kid);
        (await KeyIdsAsync()).ShouldBe([new JsonWebToken(young).Kid, new JsonWebToken(old).Kid]);
        (await StatusAsync(old)).ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(TokenIssuer.Lifetime + SigningKeyRing.Grace);
        (await KeyIdsAsync()).ShouldBe([new JsonWebToken(young).Kid]);
    }

    // Holds API-13.
    [Fact]
    public async Task Guessing_IsStoppedForThePair_NotForOthers()
    {
        var tenant = await _server.TenantAsync();
        var other = await _server.TenantAsync();
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair; i++)
        {
            (await TryAsync(tenant, "wrong")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var blocked = await TryAsync(tenant, tenant.Secret);
        blocked.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        blocked.Header("Retry-After").ShouldBe("60");
        (await TryAsync(other, other.Secret)).Status.ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(FailedAuthenticationLimiter.Window);
        (await TryAsync(tenant, tenant.Secret)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Answer> TryAsync(Tenant tenant, string secret)
    {
        using var http = _server.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = tenant.Client.ClientId, ["client_secret"] = secret,
        });
        return await Answer.ReadAsync(await http.PostAsync(new Uri("/oauth/token", UriKind.Relative), form));
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var http = _server.Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await http.GetAsync(new Uri("/v1/numbers", UriKind.Relative))).StatusCode;
    }

    private async Task<IReadOnlyList<string>> KeyIdsAsync()
    {
        using var http = _server.Client();
        var set = JsonNode.Parse(await http.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative)))!;
        return [.. set["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];
    }
}
