using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Testing.Server;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

/// <summary>The token endpoint over HTTP (API-10): RFC 6749 §4.4 and §5.2.</summary>
public sealed class TokenTests(TestServer server)
{
    private static readonly Uri TokenPath = new("/oauth/token", UriKind.Relative);

    [Fact]
    public async Task Token_ByBasicAndByBody_IsTheSameKind()
    {
        var tenant = await server.TenantAsync();

        var byBasic = await PostAsync("grant_type=client_credentials", Basic(tenant.Client.ClientId, tenant.Secret));
        var byBody = await PostAsync($"grant_type=client_credentials&client_id={tenant.Client.ClientId}&client_secret={tenant.Secret}");

        foreach (var answer in new[] { byBasic, byBody })
        {
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            ((string)answer.Json["token_type"]!).ShouldBe("Bearer");
            ((int)answer.Json["expires_in"]!).ShouldBe(600);
            answer.Header("Cache-Control").ShouldBe("no-store");
        }
    }

    // Holds API-11.
    [Fact]
    public async Task Token_IsEs256WithKeyIdAndVerifiesAgainstTheKeySet()
    {
        var tenant = await server.TenantAsync(scopes: ["interactions:read", "numbers:*"]);
        using var http = server.Client();
        var keys = await http.GetStringAsync(new Uri("/.well-known/jwks.json", UriKind.Relative));
        var metadata = JsonNode.Parse(await http.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative)))!;

        var token = await server.TokenAsync(tenant.Client.ClientId, tenant.Secret);

        var read = new JsonWebToken(token);
        read.Alg.ShouldBe("ES256");
        read.Kid.ShouldNotBeNullOrEmpty();
        read.GetClaim("account").Value.ShouldBe(tenant.Account.Value);
        read.GetClaim("scope").Value.ShouldBe("interactions:read numbers:*");
        (read.ValidTo - read.IssuedAt).ShouldBe(TimeSpan.FromSeconds(600));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ValidIssuer = (string)metadata["issuer"]!,
            ValidAudience = "engine",
            ValidateLifetime = false,
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        keys.ShouldNotContain("\"d\"", Case.Sensitive, "the private part stays here");
        ((string)metadata["token_endpoint"]!).ShouldBe("http://engine.test/oauth/token");
        metadata["token_endpoint_auth_methods_supported"]!.AsArray().Select(method => (string)method!).ShouldBe(["client_secret_basic", "client_secret_post"]);
    }

    [Fact]
    public async Task Token_ForPartOfTheScopes_HoldsThatPart()
    {
        var tenant = await server.TenantAsync(scopes: ["numbers:*", "trunks:read", "trunks:write"]);

        var answer = await PostAsync("grant_type=client_credentials&scope=numbers%3Aread+trunks%3A*", Basic(tenant.Client.ClientId, tenant.Secret));

        ((string)answer.Json["scope"]!).ShouldBe("numbers:read trunks:*");
    }

    [Theory]
    [InlineData("clients:read")]
    [InlineData("everything")]
    [InlineData("numbers:read clients:read")]
    public async Task Token_ForAScopeNotGranted_IsInvalidScope(string scope)
    {
        var tenant = await server.TenantAsync(scopes: ["numbers:*"]);

        var answer = await PostAsync("grant_type=client_credentials&scope=" + Uri.EscapeDataString(scope), Basic(tenant.Client.ClientId, tenant.Secret));

        ShouldBe(answer, HttpStatusCode.BadRequest, "invalid_scope");
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("grant_type=", "invalid_request")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", "invalid_request")]
    [InlineData("grant_type=password", "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&client_secret=again", "invalid_request")]
    public async Task Request_MalformedOrOfAnotherGrant_Is400(string form, string error)
    {
        var tenant = await server.TenantAsync();

        ShouldBe(await PostAsync(form, Basic(tenant.Client.ClientId, tenant.Secret)), HttpStatusCode.BadRequest, error);
    }

    [Fact]
    public async Task Request_AsJson_IsInvalidRequest()
    {
        using var http = server.Client();

        var answer = await Answer.ReadAsync(await http.PostAsync(TokenPath, new StringContent("{}", Encoding.UTF8, "application/json")));

        ShouldBe(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Request_WithTooManyParameters_IsInvalidRequest()
    {
        var form = string.Join('&', Enumerable.Range(0, 100).Select(i => $"p{i}=x"));

        ShouldBe(await PostAsync(form), HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Client_Unknown_OrWithWrongSecret_OrWithoutAny_Is401()
    {
        var tenant = await server.TenantAsync();

        var wrong = await PostAsync("grant_type=client_credentials", Basic(tenant.Client.ClientId, "wrong"));
        var unknown = await PostAsync("grant_type=client_credentials", Basic("nobody-" + tenant.Client.ClientId, "wrong"));
        var none = await PostAsync("grant_type=client_credentials");
        var notBasic = await PostAsync("grant_type=client_credentials", new AuthenticationHeaderValue("Basic", "%%%"));

        foreach (var answer in new[] { wrong, unknown, none, notBasic })
        {
            ShouldBe(answer, HttpStatusCode.Unauthorized, "invalid_client");
        }

        wrong.Text.ShouldBe(unknown.Text, "whether a client exists is nobody's business");
        wrong.Header("WWW-Authenticate")!.ShouldStartWith("Basic");
        none.Header("WWW-Authenticate").ShouldBeNull();
    }

    [Fact]
    public async Task Client_FormEncodedInBasic_IsDecoded()
    {
        var tenant = await server.TenantAsync();
        var encoded = string.Concat(tenant.Secret.Select(c => $"%{(int)c:x2}"));

        (await PostAsync("grant_type=client_credentials", Basic(tenant.Client.ClientId, encoded))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static void ShouldBe(Answer answer, HttpStatusCode status, string error)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.ContentType.ShouldBe("application/json");
        ((string)answer.Json["error"]!).ShouldBe(error);
        answer.Header("Cache-Control").ShouldBe("no-store");
    }

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    private async Task<Answer> PostAsync(string form, AuthenticationHeaderValue? authorization = null)
    {
        using var http = server.Client();
        http.DefaultRequestHeaders.Authorization = authorization;
        return await Answer.ReadAsync(await http.PostAsync(TokenPath, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded")));
    }
}
