using System.Net;
using Engine.Accounts.Access;
using Engine.Accounts.Users;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Users;

public sealed class UserTests(TestServer server)
{
    [Fact]
    public async Task User_AddReadChangeRemove()
    {
        var tenant = await server.TenantAsync();
        var login = NewLogin();

        var added = await tenant.PostAsync("/v1/users", $$"""{"login":"{{login.ToUpperInvariant()}}","name":"Ada","role":"author"}""");

        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = added.Header("Location").ShouldNotBeNull();
        ((string)added.Json["login"]!, (string)added.Json["role"]!, (bool)added.Json["has_password"]!).ShouldBe((login, "author", false));
        (await tenant.GetAsync(path)).Json["user_id"]!.ToJsonString().ShouldBe(added.Json["user_id"]!.ToJsonString());
        (await tenant.PostAsync("/v1/users", $$"""{"login":"{{login}}","name":"Ada","role":"author"}""")).Code.ShouldBe("already_exists");
        ((string)(await tenant.SendAsync(HttpMethod.Put, path, $$"""{"login":"{{login}}","name":"Ada L.","role":"publisher"}""")).Json["role"]!).ShouldBe("publisher");
        (await tenant.GetAsync("/v1/users")).Json["items"]!.AsArray().Select(user => (string)user!["name"]!).ShouldBe(["Ada L."]);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await tenant.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task User_WithManyFaults_NamesAll()
    {
        var tenant = await server.TenantAsync();

        (await tenant.PostAsync("/v1/users", """{"login":"a b","name":"","role":"viewer"}""")).Fields.ShouldBe(["login", "name"]);
        (await tenant.PostAsync("/v1/users", """{"login":"ada","name":"Ada","role":"king"}""")).Fields.ShouldBe(["$.role"]);
        (await tenant.PostAsync("/v1/users", """{"login":"ada","name":"Ada","role":"viewer","password":"not taken here"}""")).Code.ShouldBe("invalid_body");
    }

    /// <summary>Invariant I8.</summary>
    [Fact]
    public async Task Users_OfAnotherAccount_AreNotFound()
    {
        var tenant = await server.TenantAsync();
        var path = $"/v1/users/{(await server.PersonAsync(Role.Viewer)).UserId}";

        (await tenant.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.GetAsync(path + "/sessions")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Put, path, $$"""{"login":"{{NewLogin()}}","name":"A","role":"viewer"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.PostAsync(path + "/link")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Delete, path + "/sessions")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await tenant.SendAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // Holds API-67.
    [Fact]
    public async Task LastAdmin_StaysOne_AlsoByHisOwnWish()
    {
        var admin = await server.SignedInAsync(Role.Admin);
        var path = $"/v1/users/{admin.UserId}";

        (await admin.ConsoleAsync(HttpMethod.Delete, path)).Code.ShouldBe("last_admin");
        (await admin.ConsoleAsync(HttpMethod.Put, path, $$"""{"login":"{{admin.Login}}","name":"A","role":"viewer"}""")).Code.ShouldBe("last_admin");

        var second = await server.SignedInAsync(Role.Admin, admin.Account);
        (await second.ConsoleAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await admin.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
    }

    // Holds API-66.
    [Fact]
    public async Task WhoMayLess_NeitherMakesNorChangesNorLetsInWhoMayMore()
    {
        var admin = await server.PersonAsync(Role.Admin);
        string[] scopes = [.. Roles.ScopesOf(Role.Author).Words, Scopes.ReadUsers, Scopes.WriteUsers];
        var (client, secret) = NewClient.Mint(admin.Account, "hr", scopes, server.Time.GetUtcNow());
        await server.Get<IClientStore>().AddAsync(client, CancellationToken.None);
        var hr = new Tenant(admin.Account, client, secret, await server.SignedInAsync(client.ClientId, secret));
        var path = $"/v1/users/{admin.UserId}";

        (await hr.PostAsync("/v1/users", $$"""{"login":"{{NewLogin()}}","name":"E","role":"admin"}""")).Fields.ShouldBe(["role"]);
        (await hr.PostAsync(path + "/link")).Code.ShouldBe("insufficient_scope");
        (await hr.SendAsync(HttpMethod.Put, path, $$"""{"login":"{{admin.Login}}","name":"E","role":"author"}""")).Code.ShouldBe("insufficient_scope");
        (await hr.SendAsync(HttpMethod.Delete, path)).Code.ShouldBe("insufficient_scope");
        (await hr.SendAsync(HttpMethod.Delete, path + "/sessions")).Code.ShouldBe("insufficient_scope");
        (await hr.PostAsync("/v1/users", $$"""{"login":"{{NewLogin()}}","name":"E","role":"author"}""")).Status.ShouldBe(HttpStatusCode.Created);
    }

    // Holds API-65.
    [Fact]
    public async Task Link_SetsThePasswordOnce_SignsIn_AndEndsWhatWasOpen()
    {
        var admin = await server.SignedInAsync(Role.Admin);
        var person = await server.SignedInAsync(Role.Viewer, admin.Account);
        var first = await admin.PostAsync($"/v1/users/{person.UserId}/link");
        var second = await admin.PostAsync($"/v1/users/{person.UserId}/link");
        second.Header("Cache-Control").ShouldBe("no-store");
        ((DateTimeOffset)second.Json["expires_at"]!).ShouldBe(server.Time.GetUtcNow().AddHours(24), TimeSpan.FromMilliseconds(1));
        var link = (string)second.Json["link"]!;
        link.ShouldStartWith("http://engine.test/console/password#");
        var browser = server.Elsewhere(person);

        (await UseAsync(browser, ((string)first.Json["link"]!).Split('#')[1])).Code.ShouldBe("link_invalid", "a later one took its place");
        (await person.GetAsync("/v1/session")).Status.ShouldBe(HttpStatusCode.OK);
        var used = await UseAsync(browser, link.Split('#')[1]);

        used.Status.ShouldBe(HttpStatusCode.OK, used.Text);
        ((string)(await browser.GetAsync("/v1/session")).Json["user"]!["user_id"]!).ShouldBe(person.UserId);
        (await person.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
        (await UseAsync(browser, link.Split('#')[1])).Code.ShouldBe("link_invalid");
        (await server.Elsewhere(person).SignInAsync(password: "a password of his own")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sessions_OfAUser_AreSeenAndEndedByAnAdmin()
    {
        var admin = await server.SignedInAsync(Role.Admin);
        var person = await server.SignedInAsync(Role.Viewer, admin.Account);
        var path = $"/v1/users/{person.UserId}/sessions";

        (await admin.GetAsync(path)).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await admin.ConsoleAsync(HttpMethod.Delete, path)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await admin.GetAsync(path)).Json["items"]!.AsArray().ShouldBeEmpty();
        (await person.GetAsync("/v1/session")).Code.ShouldBe("session_ended");
    }

    private static Task<Answer> UseAsync(Person browser, string token) => browser.ConsoleAsync(
        HttpMethod.Put, "/v1/session/password", $$"""{"token":"{{token}}","new_password":"a password of his own"}""");

    private static int _logins;

    private static string NewLogin() => $"login{Interlocked.Increment(ref _logins)}";
}
