using Engine.Accounts.Users;
using Engine.Api.Paging;

namespace Engine.Api.Sessions;

/// <summary>Login and password.</summary>
internal sealed record SignIn(string Login, string Password)
{
    /// <summary>Without the password: records print themselves into logs.</summary>
    public override string ToString() => "SignIn";
}

/// <summary>A new password, by the present one of whoever is signed in, or by a link.</summary>
/// <param name="CurrentPassword">Of whoever is signed in.</param>
/// <param name="Token">What stands behind the # of a link; in place of current_password, and without a session.</param>
internal sealed record PasswordWrite(string NewPassword, string? CurrentPassword = null, string? Token = null)
{
    /// <summary>Without the passwords: records print themselves into logs.</summary>
    public override string ToString() => "PasswordWrite";
}

/// <summary>Who is signed in and what he may do.</summary>
/// <param name="Scopes">Those of his role, as a token would have them.</param>
/// <param name="IdleExpiresAt">Moves with each request.</param>
/// <param name="ExpiresAt">When it ends however much it is used.</param>
internal sealed record SessionBody(
    string SessionId,
    SessionUserBody User,
    SessionAccountBody Account,
    IReadOnlyList<string> Scopes,
    DateTimeOffset SignedInAt,
    DateTimeOffset IdleExpiresAt,
    DateTimeOffset ExpiresAt)
{
    public static SessionBody From(UserSession session, Account account) => new(
        session.Id,
        new SessionUserBody(session.User.Id, session.User.Login, session.User.Name, session.User.Role),
        new SessionAccountBody(account.Id.Value, account.Name),
        [.. Roles.ScopesOf(session.User.Role).Words.Order(StringComparer.Ordinal)],
        session.CreatedAt,
        session.IdleEndsAt,
        session.EndsAt);
}

internal sealed record SessionUserBody(string UserId, string Login, string Name, Role Role);

internal sealed record SessionAccountBody(string AccountId, string Name);

/// <summary>One place where a user is signed in.</summary>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="SeenAt">Its latest request, to the minute.</param>
/// <param name="IsCurrent">The session that asks.</param>
internal sealed record SessionRowBody(string SessionId, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, bool IsCurrent)
{
    public static ListBody<SessionRowBody> List(IReadOnlyList<UserSession> sessions, UserSession? current) => new(
        [.. sessions.Select(one => new SessionRowBody(one.Id, one.Agent, one.CreatedAt, one.SeenAt, one.Id == current?.Id))], NextPageToken: null);
}
