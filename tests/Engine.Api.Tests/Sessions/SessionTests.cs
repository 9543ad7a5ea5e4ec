using System.Net;
using Engine.Accounts.Users;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Sessions;

/// <summary>People signed in by a cookie (API-62, API-63).</summary>
public sealed class SessionTests(TestServer server)
{
    // Holds API-61, API-62.
    [Fact]
    public async Task SignedIn_TheApiAnswersWithinTheScopesOfTheRole()
    {
        var viewer = await server.SignedInAsync(Role.Viewer);

        (await viewer.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await viewer.PostAsync("/v1/numbers", """{"number":"+12025550100"}""");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Forbidden, "insufficient_scope"));
        (await viewer.GetAsync("/v1/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var me = (await viewer.GetAsync("/v1/session")).Json;
        ((string)me["user"]!["login"]!, (string)me["user"]!["role"]!, (string)me["account"]!["account_id"]!).ShouldBe((viewer.Login, "viewer", viewer.Account.Value));
        me["scopes"]!.AsArray().Select(scope => (string)scope!).ShouldBe(Roles.ScopesOf(Role.Viewer).Words.Order(StringComparer.Ordinal));
        ((DateTimeOffset)me["idle_expires_at"]!).ShouldBe(server.Time.GetUtcNow().AddHours(8), TimeSpan.FromMilliseconds(1));
        ((DateTimeOffset)me["expires_at"]!).ShouldBe(server.Time.GetUtcNow().AddDays(7), TimeSpan.FromMilliseconds(1));
    }

    /// <summary>Invariant I8: a session is of one account, as a token is.</summary>
    [Fact]
    public async Task SignedIn_ThingsOfAnotherAccount_AreNotThere()
    {
        var other = await server.TenantAsync();
        await other.PostAsync("/v1/numbers", """{"number":"+12025550177"}""");
        var admin = await server.SignedInAsync(Role.Admin);

        (await admin.GetAsync("/v1/numbers")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await admin.GetAsync("/v1/numbers/+12025550177")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds API-62.
    [Fact]
    public async Task Cookie_IsForThisServerAndNoScriptAlone_AndEndsWithTheBrowser()
    {
        var person = await server.PersonAsync(Role.Viewer);

        var cookie = (await person.SignInAsync()).Header("Set-Cookie").ShouldNotBeNull();

        cookie.ShouldStartWith("engine_session=");
        cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal).ShouldBe(["httponly", "path=/", "samesite=strict"]);
    }

    // Holds API-62.
    [Fact]
    public async Task Cookie_ByHttps_IsSecureAndOfThisHostAlone()
    {
        await using var secure = new TestServer { Flags = { ["server:public_url"] = "https://engine.test" } };
        await secure.InitializeAsync();
        var person = await secure.PersonAsync(Role.Viewer);

        var cookie = (await person.SignInAsync()).Header("Set-Cookie").ShouldNotBeNull();

        cookie.ShouldStartWith("__Host-engine_session=");
        cookie.Split("; ").Skip(1).Order(StringComparer.Ordinal).ShouldBe(["httponly", "path=/", "samesite=strict", "secure"]);
    }

    // Holds API-62.
    [Fact]
    public async Task SignOut_EndsTheSession_NotOnlyTheCookie()
    {
        var person = await server.PersonAsync(Role.Viewer);
        var cookie = CookieOf(await person.SignInAsync());
        (await WithAsync(cookie)).Status.ShouldBe(HttpStatusCode.OK);

        var signedOut = await person.ConsoleAsync(HttpMethod.Delete, "/v1/session");

        signedOut.Status.ShouldBe(HttpStatusCode.NoContent);
        signedOut.Header("Set-Cookie").ShouldNotBeNull().ShouldContain("expires=Thu, 01 Jan 1970");
        var again = await WithAsync(cookie);
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Unauthorized, "session_ended"));
        again.Header("WWW-Authenticate").ShouldNotBeNull();
        (await person.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
    }

    // Holds API-63.
    [Fact]
    public async Task SignIn_Again_IsAnotherSessionAndTheOneBeforeHasEnded()
    {
        var person = await server.PersonAsync(Role.Viewer);
        var first = await person.SignInAsync();

        var second = await person.SignInAsync();

        ((string)second.Json["session_id"]!).ShouldNotBe((string)first.Json["session_id"]!);
        CookieOf(second).ShouldNotBe(CookieOf(first));
        (await WithAsync(CookieOf(first))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await WithAsync(CookieOf(second))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookie_AlteredOrInvented_IsNoSession()
    {
        var person = await server.PersonAsync(Role.Admin);
        var cookie = CookieOf(await person.SignInAsync());

        (await WithAsync(cookie[..^2] + (cookie[^2] == 'A' ? 'B' : 'A') + cookie[^1])).Code.ShouldBe("session_ended");
        (await WithAsync("engine_session=admin")).Code.ShouldBe("session_ended");
    }

    // Holds API-62.
    [Fact]
    public async Task Authorization_IsWhatCounts_WhereBothAreSent()
    {
        var admin = await server.SignedInAsync(Role.Admin);

        var answer = await admin.SendAsync(HttpMethod.Get, "/v1/numbers", null, ("Authorization", "Bearer nonsense"));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Unauthorized, "invalid_token"));
        var tenant = await server.TenantAsync();
        (await tenant.GetAsync("/v1/session")).Code.ShouldBe("session_ended", "a token is no session");
    }

    // Holds API-63.
    [Fact]
    public async Task Role_Changed_CountsAtOnce()
    {
        var admin = await server.SignedInAsync(Role.Admin);
        var author = await server.SignedInAsync(Role.Author, admin.Account);
        (await author.GetAsync("/v1/trunks")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.ConsoleAsync(HttpMethod.Put, $"/v1/users/{author.UserId}", $$"""{"login":"{{author.Login}}","name":"Somebody","role":"operator"}"""))
            .Status.ShouldBe(HttpStatusCode.OK);

        (await author.GetAsync("/v1/trunks")).Status.ShouldBe(HttpStatusCode.OK);
        (await author.PostAsync("/v1/flows", "{}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    // Holds API-63.
    [Fact]
    public async Task User_Removed_IsSignedOutAtOnce()
    {
        var admin = await server.SignedInAsync(Role.Admin);
        var leaver = await server.SignedInAsync(Role.Viewer, admin.Account);

        (await admin.ConsoleAsync(HttpMethod.Delete, $"/v1/users/{leaver.UserId}")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await leaver.GetAsync("/v1/numbers")).Code.ShouldBe("session_ended");
        (await leaver.SignInAsync()).Code.ShouldBe("invalid_login");
    }

    // Holds API-63.
    [Fact]
    public async Task Password_Changed_EndsAllOtherSessions_ThisOneGoesOnAnew()
    {
        const string Next = "another long password";
        var person = await server.PersonAsync(Role.Viewer);
        var before = CookieOf(await person.SignInAsync());
        var elsewhere = server.Elsewhere(person);
        await elsewhere.SignInAsync();

        var changed = await person.ConsoleAsync(
            HttpMethod.Put, "/v1/session/password", $$"""{"current_password":"{{person.Password}}","new_password":"{{Next}}"}""");

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (await person.GetAsync("/v1/session")).Status.ShouldBe(HttpStatusCode.OK);
        (await WithAsync(before)).Code.ShouldBe("session_ended");
        (await elsewhere.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
        (await elsewhere.SignInAsync()).Code.ShouldBe("invalid_login");
        (await elsewhere.SignInAsync(password: Next)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"new_password":"long enough for it"}""", "$")]
    [InlineData("""{"new_password":"long enough for it","current_password":"x","token":"y"}""", "$")]
    [InlineData("""{"new_password":"too short!!","current_password":"x"}""", "new_password")]
    public async Task Password_WithAWrongBody_Is400(string body, string field)
    {
        var person = await server.SignedInAsync(Role.Viewer);

        var answer = await person.ConsoleAsync(HttpMethod.Put, "/v1/session/password", body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Password_WithoutSessionAndLink_Is401_ByAnUnknownLink_Is403()
    {
        var person = await server.PersonAsync(Role.Viewer);

        (await person.ConsoleAsync(HttpMethod.Put, "/v1/session/password", """{"new_password":"long enough for it","current_password":"x"}"""))
            .Code.ShouldBe("session_ended");
        (await person.ConsoleAsync(HttpMethod.Put, "/v1/session/password", """{"new_password":"long enough for it","token":"x"}"""))
            .Code.ShouldBe("link_invalid");
    }

    [Fact]
    public async Task Sessions_AreListedAndRevoked_OwnOnesOnly()
    {
        var person = await server.PersonAsync(Role.Viewer);
        await person.SendAsync(
            HttpMethod.Post, "/v1/session", $$"""{"login":"{{person.Login}}","password":"{{person.Password}}"}""", (Person.GuardHeader, "1"), ("User-Agent", "Browser/1"));
        var elsewhere = server.Elsewhere(person);
        await elsewhere.SignInAsync();
        var stranger = await server.SignedInAsync(Role.Admin);

        var rows = (await person.GetAsync("/v1/sessions")).Json["items"]!.AsArray();

        rows.Count.ShouldBe(2);
        ((string)rows.Single(row => (bool)row!["is_current"]!)!["agent"]!).ShouldBe("Browser/1");
        var other = (string)rows.Single(row => !(bool)row!["is_current"]!)!["session_id"]!;
        (await stranger.ConsoleAsync(HttpMethod.Delete, $"/v1/sessions/{other}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetAsync("/v1/session")).Status.ShouldBe(HttpStatusCode.OK);
        (await person.ConsoleAsync(HttpMethod.Delete, $"/v1/sessions/{other}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await elsewhere.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
        (await person.GetAsync("/v1/session")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cancel_BySession_IsKnownByItsLogin()
    {
        var tenant = await server.TenantAsync();
        var flow = await tenant.CourierAsync();
        var admin = await server.SignedInAsync(Role.Admin, tenant.Account);
        var started = await admin.PostAsync($"/flows/{flow}/interactions", Courier.ArgumentsFor(ScriptedCalls.Rings));
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Text);
        var id = (string)started.Json["interaction_id"]!;

        (await admin.PostAsync($"/v1/interactions/{id}/cancel")).Status.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.OK);

        await tenant.EndedAsync(new Engine.Ports.InteractionId(id));
        (await tenant.GetAsync($"/v1/interactions/{id}/events")).Text.ShouldContain($"user:{admin.Login}");
    }

    internal static string CookieOf(Answer answer) => answer.Header("Set-Cookie").ShouldNotBeNull(answer.Text).Split(';')[0];

    /// <summary>A request with that cookie and none of a jar.</summary>
    private async Task<Answer> WithAsync(string cookie)
    {
        using var http = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/numbers", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await Answer.ReadAsync(await http.SendAsync(request));
    }
}
