using System.CommandLine;
using Engine.Accounts.Users;
using Engine.Api.Users;
using Engine.Host.Composition;
using Engine.Storage;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>user link</c>: a link that sets a password, for whoever forgot his, was invited, or is the first of all.</summary>
internal static class UserLinkCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var login = new Argument<string?>("login") { Description = "Whose password is to be set.", Arity = ArgumentArity.ZeroOrOne };
        var first = new Option<bool>("--first") { Description = "For the first user of all, an administrator, while there is none." };
        var command = new Command("link", "Print a link that sets a password, once and within 24 hours; an earlier one is void.") { login, first };
        common.AddTo(command, withAccount: true);
        command.Validators.Add(result =>
        {
            if (result.GetValue(first) == result.GetValue(login) is not null)
            {
                result.AddError("user link takes either a login or --first.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            var now = TimeProvider.System.GetUtcNow();
            if (parsed.GetValue(login) is { } whose)
            {
                return await store.Users.FindForSignInAsync(UserRules.Normalize(whose), cancellation) is { User: var user }
                    ? await PrintLinkAsync(parsed, common, store, PasswordLink.Mint(user.Account, user.Id, now), cancellation)
                    : CommandOutput.Refuse(parsed, $"There is no user {whose}: engine user list.");
            }

            return await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is { } account
                ? await PrintLinkAsync(parsed, common, store, PasswordLink.Mint(account.Id, userId: null, now), cancellation)
                : CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
        });
        return command;
    }

    /// <summary>Stores the link and prints it: the only time that anybody sees it.</summary>
    public static async Task<int> PrintLinkAsync(
        ParseResult parsed, CommonOptions common, SqliteStorage store, (PasswordLink Link, string Token) minted, CancellationToken cancellation)
    {
        if (!await store.Links.AddAsync(minted.Link, cancellation))
        {
            return CommandOutput.Refuse(parsed, "There is a user already, so nobody becomes the first one: engine user link LOGIN.");
        }

        var server = common.Settings(parsed).Read().GetSection(ServerConfig.Section).Get<ServerConfig>() ?? new ServerConfig();
        var body = LinkBody.From(server.PublicUrl, minted.Link, minted.Token);
        if (common.AsJson(parsed))
        {
            CommandOutput.Json(parsed, body);
        }
        else
        {
            CommandOutput.Console(parsed).MarkupLineInterpolated($"{body.Link}");
        }

        return ExitCode.Done;
    }
}
