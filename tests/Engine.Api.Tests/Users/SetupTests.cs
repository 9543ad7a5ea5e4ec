using System.Net;
using Engine.Accounts.Users;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Users;

/// <summary>The first user of an installation (API-65); each test has a server without any.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Setup_ByTheLink_MakesAnAdministratorOnceAndSignsHimIn()
    {
        var browser = await BrowserAsync();
        var token = await TokenAsync(browser);
        ((bool)(await browser.GetAsync("/v1/setup")).Json["needed"]!).ShouldBeTrue();
        (await SetUpAsync(browser, "wrong")).Code.ShouldBe("link_invalid");
        (await SetUpAsync(browser, token, password: "too short!!")).Fields.ShouldBe(["password"]);
        (await browser.ConsoleAsync(HttpMethod.Put, "/v1/session/password", $$"""{"token":"{{token}}","new_password":"long enough for it"}"""))
            .Code.ShouldBe("link_invalid", "it makes a user and sets nobody's password");

        var made = await SetUpAsync(browser, token);

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        ((string)made.Json["user"]!["role"]!, (string)made.Json["user"]!["login"]!).ShouldBe(("admin", "ada"));
        (await browser.GetAsync("/v1/users")).Json["items"]!.AsArray().Count.ShouldBe(1);
        ((bool)(await browser.GetAsync("/v1/setup")).Json["needed"]!).ShouldBeFalse();
        (await SetUpAsync(browser, token)).Code.ShouldBe("already_set_up");
        (await _server.Elsewhere(browser).SignInAsync("ADA", "long enough for it")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Setup_OldLink_IsRefused()
    {
        var browser = await BrowserAsync();
        var token = await TokenAsync(browser);
        _server.Time.Advance(PasswordLink.Lifetime);

        (await SetUpAsync(browser, token)).Code.ShouldBe("link_invalid");
    }

    [Fact]
    public async Task Setup_TwoAtOnce_OneIsTheFirst()
    {
        var browser = await BrowserAsync();
        var token = await TokenAsync(browser);

        var answers = await Task.WhenAll(SetUpAsync(browser, token), SetUpAsync(_server.Elsewhere(browser), token, "eve"));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.CodeOrNull() is "already_set_up" or "link_invalid").ShouldBe(1);
        (await browser.GetAsync("/v1/setup")).Json["needed"]!.GetValue<bool>().ShouldBeFalse();
    }

    private async Task<Person> BrowserAsync() => new((await _server.TenantAsync()).Account, "", "", "", _server.Client());

    private async Task<string> TokenAsync(Person browser)
    {
        var (link, token) = PasswordLink.Mint(browser.Account, userId: null, _server.Time.GetUtcNow());
        (await _server.Get<ILinkStore>().AddAsync(link, CancellationToken.None)).ShouldBeTrue();
        return token;
    }

    private static Task<Answer> SetUpAsync(Person browser, string token, string login = "ada", string password = "long enough for it") =>
        browser.PostAsync("/v1/setup", $$"""{"token":"{{token}}","login":"{{login}}","name":"Ada","password":"{{password}}"}""");
}

internal static class AnswerExtensions
{
    public static string? CodeOrNull(this Answer answer) => (string?)answer.Json["code"];
}
