using System.CommandLine;
using Engine.Accounts.Access;
using Engine.Accounts.Users;

namespace Engine.Host.Commands;

/// <summary><c>user add</c>: somebody who signs in to the console; prints the link by which he sets his password.</summary>
internal static class UserAddCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var login = new Argument<string>("login") { Description = "What the user signs in with, such as ada or ada@example.com." };
        var name = new Option<string?>("--name", "-n") { Description = "For people; the login when left out." };
        var role = new Option<Role>("--role") { Description = "viewer, author, publisher, integrator, operator or admin.", Required = true };
        var command = new Command("add", "Add a user and print the link by which the password is set.") { login, name, role };
        common.AddTo(command, withAccount: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = UserRules.Normalize(parsed.GetRequiredValue(login));
            var details = new UserDetails(text, parsed.GetValue(name) ?? text, parsed.GetRequiredValue(role));
            if (UserRules.Check(details, new ScopeSet(Scopes.All)) is { Count: > 0 } faults)
            {
                return CommandOutput.Refuse(parsed, faults);
            }

            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
            {
                return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
            }

            return await store.Users.AddAsync(account.Id, details, cancellation) is UserChange.Stored { User: var user }
                ? await UserLinkCommand.PrintLinkAsync(parsed, common, store, PasswordLink.Mint(account.Id, user.Id, TimeProvider.System.GetUtcNow()), cancellation)
                : CommandOutput.Refuse(parsed, $"There is a user {text} already.");
        });
        return command;
    }
}
