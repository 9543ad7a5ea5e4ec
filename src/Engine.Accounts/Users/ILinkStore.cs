using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Engine.Ports;

namespace Engine.Accounts.Users;

/// <summary>Links by which somebody sets his password, or becomes the first user. Each is used once; a new one takes the place of the one before.</summary>
public interface ILinkStore
{
    /// <param name="link">Of a user, or of the first one to come.</param>
    /// <returns>False when the account has no such user, or when there is a user and the link is for the first one.</returns>
    Task<bool> AddAsync(PasswordLink link, CancellationToken cancellation);

    /// <summary>The link if it may still be used; null otherwise.</summary>
    Task<PasswordLink?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Sets the password of the link's user and ends his sessions, unless somebody was faster with the link.</summary>
    Task<UserChange> UseAsync(string tokenHash, string passwordHash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Makes the first user, while there is none; of two at once one is the first.</summary>
    Task<UserChange> UseFirstAsync(string tokenHash, UserDetails details, string passwordHash, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>What is kept of a link.</summary>
/// <param name="TokenHash">What its token is found by; the token itself stands in the link alone.</param>
/// <param name="UserId">Null for the first user.</param>
public sealed record PasswordLink(string TokenHash, AccountId Account, string? UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>Long enough for a colleague in another time zone, short enough for a mailbox that is read by others later.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The link to store and the token to show once.</summary>
    public static (PasswordLink Link, string Token) Mint(AccountId account, string? userId, DateTimeOffset now)
    {
        var token = SecretToken.New();
        return (new PasswordLink(SecretToken.HashOf(token), account, userId, now + Lifetime), token);
    }

    /// <summary>Without the hash: records print themselves into logs.</summary>
    public override string ToString() => $"PasswordLink({UserId ?? "first"})";
}

/// <summary>A random secret that proves something by itself: 256 bits, so that its hash needs no salt and no stretching.</summary>
public static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>43 characters that may stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
