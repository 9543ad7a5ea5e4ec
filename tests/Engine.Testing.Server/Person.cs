using Engine.Accounts.Users;
using Engine.Ports;

namespace Engine.Testing.Server;

/// <summary>Somebody with a browser: a jar of cookies, and the header that the console's own pages send.</summary>
public sealed record Person(AccountId Account, string UserId, string Login, string Password, HttpClient Http)
{
    public const string GuardHeader = "X-Engine-Console";

    public Task<Answer> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        Http.AnswerAsync(method, path, json, headers);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>As a page of the console sends it.</summary>
    public Task<Answer> ConsoleAsync(HttpMethod method, string path, string? json = null) =>
        SendAsync(method, path, json, (GuardHeader, "1"), ("Sec-Fetch-Site", "same-origin"));

    public Task<Answer> PostAsync(string path, string? json = null) => ConsoleAsync(HttpMethod.Post, path, json);

    public Task<Answer> SignInAsync(string? login = null, string? password = null) =>
        PostAsync("/v1/session", $$"""{"login":"{{login ?? Login}}","password":"{{password ?? Password}}"}""");
}

/// <summary>Makes people on a server.</summary>
public static class People
{
    public const string Password = "correct horse battery";

    private static int _people;

    /// <summary>Somebody of that role who has a password and is not signed in; in an account of his own unless one is given.</summary>
    public static async Task<Person> PersonAsync(this TestServer server, Role role, AccountId? account = null)
    {
        var where = account ?? (await server.TenantAsync()).Account;
        var login = $"user{Interlocked.Increment(ref _people)}";
        var users = server.Get<IUserStore>();
        var added = (UserChange.Stored)await users.AddAsync(where, new UserDetails(login, "Somebody", role), CancellationToken.None);
        var hash = await server.Get<IPasswordHashing>().HashAsync(Password, CancellationToken.None);
        await users.SetPasswordAsync(where, added.User.Id, hash, CancellationToken.None);
        return new Person(where, added.User.Id, login, Password, server.Client());
    }

    /// <summary>As <see cref="PersonAsync"/>, signed in.</summary>
    public static async Task<Person> SignedInAsync(this TestServer server, Role role, AccountId? account = null)
    {
        var person = await server.PersonAsync(role, account);
        var answer = await person.SignInAsync();
        return answer.Status == System.Net.HttpStatusCode.OK ? person : throw new HttpRequestException(answer.Text);
    }

    /// <summary>The same person at another browser.</summary>
    public static Person Elsewhere(this TestServer server, Person person) => person with { Http = server.Client() };
}
