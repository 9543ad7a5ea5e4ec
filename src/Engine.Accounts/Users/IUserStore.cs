using Engine.Accounts.Paging;
using Engine.Ports;

namespace Engine.Accounts.Users;

/// <summary>The people who may sign in, each in one account.</summary>
public interface IUserStore
{
    /// <summary>Whether there is any user, of whatever account: until then the installation waits to be set up.</summary>
    Task<bool> AnyAsync(CancellationToken cancellation);

    /// <summary>Adds a user without a password: nobody can sign in as him before he used a link.</summary>
    Task<UserChange> AddAsync(AccountId account, UserDetails details, CancellationToken cancellation);

    /// <summary>Changes login, name and role; the role counts from the next request on, also of sessions that are open.</summary>
    Task<UserChange> UpdateAsync(AccountId account, string userId, UserDetails details, CancellationToken cancellation);

    /// <summary>Removes the user, his sessions and his link.</summary>
    Task<UserChange> RemoveAsync(AccountId account, string userId, CancellationToken cancellation);

    /// <summary>Sets the password, ends all his sessions and takes his link away.</summary>
    /// <returns>False when the account has no such user.</returns>
    Task<bool> SetPasswordAsync(AccountId account, string userId, string passwordHash, CancellationToken cancellation);

    Task<User?> FindAsync(AccountId account, string userId, CancellationToken cancellation);

    /// <summary>For signing in and for the command line: the one place that knows a user before it knows the account.</summary>
    Task<SignInUser?> FindForSignInAsync(string login, CancellationToken cancellation);

    /// <summary>Oldest first.</summary>
    Task<Page<User>> ListAsync(AccountId account, PageRequest page, CancellationToken cancellation);
}

/// <summary>What people say of a user.</summary>
/// <param name="Login">Normalized; unique over all accounts, because whoever signs in names no account.</param>
public sealed record UserDetails(string Login, string Name, Role Role);

/// <summary>A person who may sign in.</summary>
/// <param name="Id">Minted by the store.</param>
/// <param name="HasPassword">False until his first link was used.</param>
public sealed record User(
    string Id, AccountId Account, string Login, string Name, Role Role, bool HasPassword, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A user with what his password is checked against; null when he has none.</summary>
public sealed record SignInUser(User User, string? PasswordHash)
{
    /// <summary>Without the hash: records print themselves into logs.</summary>
    public override string ToString() => $"SignInUser({User.Id})";
}

/// <summary>The result of changing a user.</summary>
public abstract record UserChange
{
    private UserChange()
    {
    }

    /// <summary>The user as he is now, or was when he was removed.</summary>
    public sealed record Stored(User User) : UserChange;

    /// <summary>Somebody has that login, in whichever account.</summary>
    public sealed record LoginTaken : UserChange;

    /// <summary>Nobody who can sign in could manage the account any more.</summary>
    public sealed record LastAdmin : UserChange;

    /// <summary>The account has no such user.</summary>
    public sealed record NotFound : UserChange;

    /// <summary>The link was used, has expired or never was.</summary>
    public sealed record LinkInvalid : UserChange;

    /// <summary>There is a user already, so nobody becomes the first one.</summary>
    public sealed record AlreadySetUp : UserChange;
}
