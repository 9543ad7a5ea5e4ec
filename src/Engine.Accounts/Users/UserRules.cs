using System.Text.RegularExpressions;
using Engine.Accounts.Access;
using Engine.Flows.Document.Texts;

namespace Engine.Accounts.Users;

/// <summary>The rules a user and a password must keep (API-60).</summary>
public static partial class UserRules
{
    /// <summary>Length is what guessing costs; rules of composition only make passwords that people write down.</summary>
    public const int LeastPasswordCharacters = 12;

    private const int MaxNameLength = 100;

    /// <summary>Logins are compared without case: it is what people forget.</summary>
    public static string Normalize(string login) => login.Trim().ToLowerInvariant();

    /// <summary>Every fault. Nobody gives a role that may more than he may himself.</summary>
    public static IReadOnlyList<FieldFault> Check(UserDetails user, ScopeSet giver)
    {
        var faults = new FaultList();
        Check(faults, user);
        faults.Require(Roles.MayManage(giver, user.Role), "role", "may do more than whoever gives it");
        return faults.Found;
    }

    /// <summary>Every fault of the first user, who sets his password with it.</summary>
    public static IReadOnlyList<FieldFault> CheckFirst(UserDetails user, string password)
    {
        var faults = new FaultList();
        Check(faults, user);
        CheckPassword(faults, password, "password");
        return faults.Found;
    }

    public static IReadOnlyList<FieldFault> CheckPassword(string password, string member)
    {
        var faults = new FaultList();
        CheckPassword(faults, password, member);
        return faults.Found;
    }

    private static void Check(FaultList faults, UserDetails user)
    {
        faults.Require(
            Login().IsMatch(user.Login), "login", "must have 1 to 100 letters a to z, digits, or . _ @ + - and begin with a letter or digit");
        faults.RequireText(user.Name, "name", MaxNameLength);
        faults.Require(!user.Name.Any(char.IsControl), "name", "must be one printable line");
        faults.Require(Enum.IsDefined(user.Role), "role", "is none of the roles");
    }

    private static void CheckPassword(FaultList faults, string password, string member) => faults.Require(
        Characters.Count(password) >= LeastPasswordCharacters, member, $"must have at least {LeastPasswordCharacters} characters; no other rule");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._@+-]{0,99}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Login();
}
