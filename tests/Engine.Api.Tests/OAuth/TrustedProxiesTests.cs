using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engine.Api.OAuth;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.OAuth;

/// <summary>Whose address a failed sign-in is counted under (API-45).</summary>
public sealed class TrustedProxiesTests
{
    private const string Stranger = "203.0.113.7";

    /// <summary>Behind a proxy everybody comes from one address; one who guesses must not lock out the others.</summary>
    [Fact]
    public async Task BehindATrustedProxy_AStrangerWhoGuesses_LocksOutHimselfAlone()
    {
        await using var server = await ServerAsync("127.0.0.1");
        await GuessAsync(server, _ => Stranger);

        (await TryAsync(server, "another", Stranger)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await TryAsync(server, "another", "203.0.113.8")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(server, "another", $"203.0.113.9, {Stranger}")).ShouldBe(HttpStatusCode.TooManyRequests, "what a client writes itself stands before what the proxy adds");
        var tenant = await server.TenantAsync();
        tenant.Http.DefaultRequestHeaders.Authorization.ShouldNotBeNull("a client of another address gets its token");
    }

    [Fact]
    public async Task WithoutTheSetting_TheHeaderIsIgnored()
    {
        await using var server = await ServerAsync(null);
        await GuessAsync(server, attempt => $"203.0.113.{attempt}");

        (await TryAsync(server, "another", "203.0.113.200")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task FromAnybodyButTheProxy_TheHeaderIsIgnored()
    {
        await using var server = await ServerAsync("192.0.2.0/24");
        await GuessAsync(server, attempt => $"203.0.113.{attempt}");

        (await TryAsync(server, "another", "203.0.113.200")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<TestServer> ServerAsync(string? proxies)
    {
        var server = new TestServer();
        if (proxies is not null)
        {
            server.Flags["server:trusted_proxies"] = proxies;
        }

        await server.InitializeAsync();
        return server;
    }

    private static async Task GuessAsync(TestServer server, Func<int, string> from)
    {
        for (var attempt = 0; attempt < FailedAuthenticationLimiter.PerAddress; attempt++)
        {
            (await TryAsync(server, $"client-{attempt}", from(attempt))).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    private static async Task<HttpStatusCode> TryAsync(TestServer server, string client, string from)
    {
        using var http = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/oauth/token", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client + ":guess")));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
