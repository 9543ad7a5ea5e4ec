using System.Net;
using Engine.Accounts.Users;
using Engine.Api.OAuth;
using Engine.Testing.Server;
using Shouldly;
using Xunit;

namespace Engine.Api.Tests.Sessions;

/// <summary>What time and failures do to signing in; each test has a server of its own, because it moves the clock or uses up an address.</summary>
public sealed class SessionLifeTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds API-62.
    [Fact]
    public async Task Session_NobodyUsedForEightHours_HasEnded_OneInUseHasNot()
    {
        var (idle, busy) = (await _server.SignedInAsync(Role.Viewer), await _server.SignedInAsync(Role.Viewer));
        _server.Time.Advance(TimeSpan.FromHours(5));
        (await busy.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(TimeSpan.FromHours(3));

        (await idle.GetAsync("/v1/numbers")).Code.ShouldBe("session_ended");
        (await busy.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Holds API-62.
    [Fact]
    public async Task Session_AfterSevenDays_HasEndedHoweverMuchItWasUsed()
    {
        var person = await _server.SignedInAsync(Role.Viewer);
        for (var hours = 0; hours < (7 * 24) - 6; hours += 6)
        {
            _server.Time.Advance(TimeSpan.FromHours(6));
            (await person.GetAsync("/v1/numbers")).Status.ShouldBe(HttpStatusCode.OK);
        }

        _server.Time.Advance(TimeSpan.FromHours(6));

        (await person.GetAsync("/v1/numbers")).Code.ShouldBe("session_ended");
    }

    // Holds API-60.
    [Fact]
    public async Task SignIn_UnknownLoginWrongPasswordAndInvitation_AreTheSameAnswer()
    {
        var person = await _server.PersonAsync(Role.Viewer);
        await _server.Get<IUserStore>().AddAsync(person.Account, new UserDetails("invited", "Invited", Role.Admin), CancellationToken.None);

        var answers = new[]
        {
            await person.SignInAsync(password: "wrong password"), await person.SignInAsync(login: "nobody"), await person.SignInAsync(login: "invited"),
            await person.SignInAsync(login: "invited", password: ""),
        };

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Unauthorized && answer.Code == "invalid_login");
        answers.Select(answer => (string)answer.Json["detail"]!).Distinct().Count().ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Header("Set-Cookie") == null && answer.Header("WWW-Authenticate") != null);
        (await person.SignInAsync(login: $" {person.Login.ToUpperInvariant()} ")).Status.ShouldBe(HttpStatusCode.OK, "logins have no case");
    }

    // Holds API-60.
    [Fact]
    public async Task FiveFailures_StopTheLoginFromThatAddress_ForAMinute_NotOthers()
    {
        var (person, other) = (await _server.PersonAsync(Role.Viewer), await _server.PersonAsync(Role.Viewer));
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair; i++)
        {
            (await person.SignInAsync(password: "wrong password")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var stopped = await person.SignInAsync();

        (stopped.Status, stopped.Code, stopped.Header("Retry-After")).ShouldBe((HttpStatusCode.TooManyRequests, "too_many_failures", "60"));
        (await other.SignInAsync()).Status.ShouldBe(HttpStatusCode.OK);
        _server.Time.Advance(FailedAuthenticationLimiter.Window);
        (await person.SignInAsync()).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Holds API-60.
    [Fact]
    public async Task Guesses_SentSideBySide_AreNoMoreThanOneByOne()
    {
        var person = await _server.PersonAsync(Role.Viewer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => person.SignInAsync(password: $"wrong password {i}")));

        answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized).ShouldBe(FailedAuthenticationLimiter.PerPair);
        answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBe(12 - FailedAuthenticationLimiter.PerPair);
    }

    // Holds API-60.
    [Fact]
    public async Task CurrentPassword_IsGuessedNoFasterThanAtTheDoor()
    {
        var person = await _server.SignedInAsync(Role.Viewer);
        const string Body = """{"current_password":"wrong password","new_password":"long enough for it"}""";
        for (var i = 0; i < FailedAuthenticationLimiter.PerPair; i++)
        {
            (await person.ConsoleAsync(HttpMethod.Put, "/v1/session/password", Body)).Code.ShouldBe("invalid_login");
        }

        (await person.ConsoleAsync(HttpMethod.Put, "/v1/session/password", Body)).Code.ShouldBe("too_many_failures");
    }
}
