using Engine.Ports;

namespace Engine.Accounts.Users;

/// <summary>Who is signed in where.</summary>
public interface ISessionStore
{
    /// <summary>Opens a session; what has ended by time, and his oldest beyond <see cref="UserSession.MostOfAUser"/>, goes.</summary>
    /// <returns>Null when the user is gone.</returns>
    Task<UserSession?> AddAsync(AccountId account, string userId, string tokenHash, string agent, CancellationToken cancellation);

    /// <summary>The session with its user as he is now; null when there is none, or when its account is disabled.</summary>
    Task<UserSession?> FindAsync(string tokenHash, CancellationToken cancellation);

    Task SeenAsync(string sessionId, DateTimeOffset at, CancellationToken cancellation);

    /// <returns>False when the user has no such session.</returns>
    Task<bool> EndAsync(AccountId account, string userId, string sessionId, CancellationToken cancellation);

    /// <summary>Ends all sessions of a user.</summary>
    Task EndAllAsync(AccountId account, string userId, CancellationToken cancellation);

    /// <summary>Those of a user, the one seen last first.</summary>
    Task<IReadOnlyList<UserSession>> ListAsync(AccountId account, string userId, CancellationToken cancellation);
}

/// <summary>Somebody signed in. The secret in his cookie is not kept, only its hash.</summary>
/// <param name="Agent">What his browser calls itself, cut to <see cref="MaxAgentLength"/>.</param>
/// <param name="SeenAt">His latest request, to the minute.</param>
public sealed record UserSession(string Id, User User, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt)
{
    /// <summary>Characters of the agent that are kept: enough to tell a browser and its machine.</summary>
    public const int MaxAgentLength = 200;

    /// <summary>Sessions that one user may have open; the oldest makes room.</summary>
    public const int MostOfAUser = 20;

    /// <summary>A session nobody used for so long has ended.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);

    /// <summary>After this it has ended however much it was used.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromDays(7);

    /// <summary>How exactly the latest request is noted: a write for each would cost more than the request.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public DateTimeOffset IdleEndsAt => SeenAt + IdleLimit;

    public DateTimeOffset EndsAt => CreatedAt + AbsoluteLimit;

    public bool IsAlive(DateTimeOffset now) => now < IdleEndsAt && now < EndsAt;
}
