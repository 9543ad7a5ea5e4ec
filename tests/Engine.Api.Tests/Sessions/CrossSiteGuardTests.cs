using System.Net;
using Engine.Accounts.Users;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Sessions;

/// <summary>No page of another site makes a browser send what its owner did not mean (API-64): every kind of request with every sign of where it is from.</summary>
public sealed class CrossSiteGuardTests(TestServer server)
{
    /// <summary>What the browser and the page send, and whether that is a page of this server.</summary>
    private static readonly (string? FetchSite, string? Header, bool IsOwn)[] Signs =
    [
        (null, "1", true), ("same-origin", "1", true),
        (null, null, false), ("same-origin", null, false), ("cross-site", null, false), ("cross-site", "1", false), ("same-site", "1", false),
        ("none", "1", false), ("same-origin", "0", false), ("same-origin", "", false), ("", "1", false), ("Same-Origin", "1", false), ("same-origin, cross-site", "1", false),
    ];

    /// <summary>Method, address, and whether the guard stands before it with a session, and without one. With a token it never does.</summary>
    public static TheoryData<string, string, bool, bool> Requests => new()
    {
        { "POST", "/v1/numbers", true, false },
        { "PUT", "/v1/numbers/+12025550100", true, false },
        { "DELETE", "/v1/numbers/+12025550100", true, false },
        { "POST", "/flows/nothing/interactions", true, false },
        { "POST", "/v1/users", true, false },
        { "DELETE", "/v1/sessions/nothing", true, true },
        { "POST", "/v1/session", true, true },
        { "POST", "/V1/Session", true, true },
        { "PUT", "/v1/session/password", true, true },
        { "POST", "/v1/setup", true, true },
        { "GET", "/v1/numbers", false, false },
        { "HEAD", "/v1/numbers", false, false },
        { "GET", "/v1/session", false, false },
        { "GET", "/v1/setup", false, false },
        { "POST", "/oauth/token", false, false },
        { "POST", "/OAuth/Token", false, false },
    };

    // Holds API-64.
    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_WithEverySign(string method, string path, bool guardedWithSession, bool guardedWithout)
    {
        using var bare = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Url };
        var cookie = SessionTests.CookieOf(await (await server.PersonAsync(Role.Admin)).SignInAsync());
        var token = (await server.TenantAsync()).Http.DefaultRequestHeaders.Authorization!.ToString();
        foreach (var (site, header, isOwn) in Signs)
        {
            var why = $"{method} {path}, Sec-Fetch-Site {site ?? "absent"}, header {header ?? "absent"}";
            (await IsRefusedAsync(bare, method, path, site, header, cookie, null)).ShouldBe(
                guardedWithSession && !isOwn, why + ", by session");
            (await IsRefusedAsync(bare, method, path, site, header, null, null)).ShouldBe(guardedWithout && !isOwn, why + ", by nobody");
            (await IsRefusedAsync(bare, method, path, site, header, cookie, token)).ShouldBe(false, why + ", by token beside a session");
        }
    }

    // Holds API-64.
    [Fact]
    public async Task Refusal_ChangesNothing()
    {
        var admin = await server.SignedInAsync(Role.Admin);

        var refused = await admin.SendAsync(HttpMethod.Post, "/v1/numbers", """{"number":"+12025550100"}""");

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Forbidden, "cross_site"));
        (await admin.GetAsync("/v1/numbers")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await admin.PostAsync("/v1/numbers", """{"number":"+12025550100"}""")).Status.ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<bool> IsRefusedAsync(
        HttpClient http, string method, string path, string? site, string? header, string? cookie, string? authorization)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", site), (Person.GuardHeader, header), ("Cookie", cookie), ("Authorization", authorization) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.Forbidden && (method == "HEAD" || (await answer.Content.ReadAsStringAsync()).Contains("cross_site", StringComparison.Ordinal));
    }
}
