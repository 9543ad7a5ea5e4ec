using System.CommandLine;
using Engine.Accounts.Paging;
using Engine.Accounts.Users;
using Engine.Api.Users;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>user list</c>.</summary>
internal static class UserListCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var command = new Command("list", "List the users.");
        common.AddTo(command, withAccount: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
            {
                return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
            }

            var users = new List<User>();
            for (PageRequest? wanted = new(PageRequest.MaxSize); wanted is not null;)
            {
                var page = await store.Users.ListAsync(account.Id, wanted, cancellation);
                users.AddRange(page.Items);
                wanted = page.Next is { } next ? wanted with { After = next } : null;
            }

            Print(parsed, users, common.AsJson(parsed));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ParseResult parsed, List<User> users, bool json)
    {
        if (json)
        {
            CommandOutput.Json(parsed, new { items = users.Select(UserBody.From) });
            return;
        }

        var console = CommandOutput.Console(parsed);
        foreach (var user in users)
        {
            var state = user.HasPassword ? "" : "(has not set a password yet)";
            console.MarkupLineInterpolated($"[bold]{user.Login}[/]  {user.Role.ToString().ToLowerInvariant()}  {user.Name}  {state}");
        }
    }
}
