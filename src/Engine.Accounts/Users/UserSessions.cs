using Engine.Accounts.Access;
using Engine.Flows.Document.Texts;

namespace Engine.Accounts.Users;

/// <summary>Signing in, staying signed in, and setting a password (API-62, API-63).</summary>
public sealed class UserSessions(
    IUserStore users, ILinkStore links, ISessionStore sessions, IAccountStore accounts, IPasswordHashing passwords, TimeProvider time)
{
    /// <summary>
    /// A new session for who knows the password; null for everybody else, with no difference between an unknown login, one without a password, a wrong
    /// password and a disabled account, in time either.
    /// </summary>
    public async Task<OpenedSession?> SignInAsync(string login, string password, string agent, CancellationToken cancellation)
    {
        var known = await users.FindForSignInAsync(UserRules.Normalize(login), cancellation);
        var matches = await passwords.MatchesAsync(password, known?.PasswordHash, cancellation);
        return matches && known is not null && await accounts.FindAsync(known.User.Account, cancellation) is { Enabled: true }
            ? await OpenAsync(known.User, agent, cancellation)
            : null;
    }

    /// <summary>The session of a secret as it stands now; null when it has ended.</summary>
    public async Task<UserSession?> StandingAsync(string secret, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await sessions.FindAsync(SecretToken.HashOf(secret), cancellation) is not { } session || !session.IsAlive(now))
        {
            return null;
        }

        if (now < session.SeenAt + UserSession.SeenEvery)
        {
            return session;
        }

        await sessions.SeenAsync(session.Id, now, cancellation);
        return session with { SeenAt = now };
    }

    /// <summary>Another password for who knows the present one. All his sessions end; the one that asked goes on as a new one.</summary>
    /// <returns>Null when the present password is another.</returns>
    public async Task<OpenedSession?> ChangePasswordAsync(User user, string current, string next, string agent, CancellationToken cancellation)
    {
        var known = await users.FindForSignInAsync(user.Login, cancellation);
        if (!await passwords.MatchesAsync(current, known?.PasswordHash, cancellation) || known?.User.Id != user.Id)
        {
            return null;
        }

        var hash = await passwords.HashAsync(next, cancellation);
        return await users.SetPasswordAsync(user.Account, user.Id, hash, cancellation) ? await OpenAsync(user, agent, cancellation) : null;
    }

    /// <summary>Sets a password by a link and signs in with it.</summary>
    /// <returns>Null when the link was used, has expired or never was, or is one for the first user.</returns>
    public async Task<OpenedSession?> UseLinkAsync(string token, string password, string agent, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        if (await links.FindAsync(hash, time.GetUtcNow(), cancellation) is not { UserId: not null } link
            || await accounts.FindAsync(link.Account, cancellation) is not { Enabled: true })
        {
            return null;
        }

        var used = await links.UseAsync(hash, await passwords.HashAsync(password, cancellation), time.GetUtcNow(), cancellation);
        return used is UserChange.Stored stored ? await OpenAsync(stored.User, agent, cancellation) : null;
    }

    /// <summary>Makes the first user, an administrator, and signs him in.</summary>
    /// <returns>The session, or why there is none.</returns>
    public async Task<(OpenedSession? Opened, UserChange Change)> SetUpAsync(
        string token, UserDetails details, string password, string agent, CancellationToken cancellation)
    {
        if (await users.AnyAsync(cancellation))
        {
            return (null, new UserChange.AlreadySetUp());
        }

        // Looked at before anything is computed: hashing is not for strangers.
        var hash = SecretToken.HashOf(token);
        if (await links.FindAsync(hash, time.GetUtcNow(), cancellation) is not { UserId: null })
        {
            return (null, new UserChange.LinkInvalid());
        }

        var passwordHash = await passwords.HashAsync(password, cancellation);
        var made = await links.UseFirstAsync(hash, details, passwordHash, time.GetUtcNow(), cancellation);
        return (made is UserChange.Stored stored ? await OpenAsync(stored.User, agent, cancellation) : null, made);
    }

    private async Task<OpenedSession?> OpenAsync(User user, string agent, CancellationToken cancellation)
    {
        var secret = SecretToken.New();
        var kept = Characters.Cut(agent, UserSession.MaxAgentLength);
        return await sessions.AddAsync(user.Account, user.Id, SecretToken.HashOf(secret), kept, cancellation) is { } session
            ? new OpenedSession(session, secret)
            : null;
    }
}

/// <summary>A session that was just opened, with the secret for its cookie.</summary>
public sealed record OpenedSession(UserSession Session, string Secret)
{
    /// <summary>Without the secret: records print themselves into logs.</summary>
    public override string ToString() => $"OpenedSession({Session.Id})";
}

/// <summary>How passwords are stretched. Slow by intention, so both ask for a turn.</summary>
public interface IPasswordHashing
{
    Task<string> HashAsync(string password, CancellationToken cancellation);

    /// <param name="password">What was typed.</param>
    /// <param name="hash">Null, of nobody: takes as long and never matches.</param>
    /// <param name="cancellation">Ends the wait for a turn.</param>
    Task<bool> MatchesAsync(string password, string? hash, CancellationToken cancellation);
}
