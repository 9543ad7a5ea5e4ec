using Engine.Accounts.Users;

namespace Engine.Api.Users;

/// <summary>A user as it is sent.</summary>
/// <param name="Login">What he signs in with; unique over all accounts, without regard to case.</param>
internal sealed record UserWrite(string Login, string Name, Role Role)
{
    public UserDetails Details => new(UserRules.Normalize(Login), Name, Role);
}

/// <summary>A person who may sign in.</summary>
/// <param name="HasPassword">False until his first link was used.</param>
public sealed record UserBody(
    string UserId, string Login, string Name, Role Role, bool HasPassword, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static UserBody From(User user) => new(user.Id, user.Login, user.Name, user.Role, user.HasPassword, user.CreatedAt, user.UpdatedAt);
}

/// <summary>A link by which somebody sets his password, once; the only answer that ever holds it.</summary>
/// <param name="Link">Its secret stands behind the #, so that it reaches no proxy and no log.</param>
public sealed record LinkBody(string Link, DateTimeOffset ExpiresAt)
{
    /// <param name="publicUrl">How people reach this server, without a slash at the end.</param>
    public static LinkBody From(string publicUrl, PasswordLink link, string token) =>
        new($"{publicUrl}/console/{(link.UserId is null ? "setup" : "password")}#{token}", link.ExpiresAt);

    /// <summary>Without the link: records print themselves into logs.</summary>
    public override string ToString() => "LinkBody";
}
