using System.CommandLine;
using Engine.Accounts.Access;
using Engine.Api.Clients;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>client create</c>: an OAuth client, its secret printed once.</summary>
internal static class ClientCreateCommand
{
    private const string AllScopes = "all";

    public static Command Create()
    {
        var common = new CommonOptions();
        var name = new Option<string>("--name", "-n") { Description = "For people.", Required = true };
        var scope = new Option<string[]>("--scope")
        {
            Description = "Scope to grant, repeated or divided by spaces; every one when left out.",
            DefaultValueFactory = _ => [AllScopes],
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("create", "Create an OAuth client; its secret is shown once.") { name, scope };
        common.AddTo(command, withAccount: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var scopes = parsed.GetRequiredValue(scope).SelectMany(words => ScopeSet.Parse(words).Words).Distinct(StringComparer.Ordinal).ToList();
            scopes = scopes.Contains(AllScopes, StringComparer.Ordinal) ? [.. Scopes.Single] : scopes;
            if (ClientRules.Check(parsed.GetRequiredValue(name), scopes, new ScopeSet(Scopes.All)) is { Count: > 0 } faults)
            {
                return CommandOutput.Refuse(parsed, faults);
            }

            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
            {
                return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
            }

            var (client, secret) = NewClient.Mint(account.Id, parsed.GetRequiredValue(name), scopes, TimeProvider.System.GetUtcNow());
            await store.Clients.AddAsync(client, cancellation);
            Print(parsed, client, secret, common.AsJson(parsed));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ParseResult parsed, OAuthClient client, string secret, bool json)
    {
        if (json)
        {
            CommandOutput.Json(parsed, ClientSecretBody.From(client, secret));
            return;
        }

        var console = CommandOutput.Console(parsed);
        console.MarkupLineInterpolated($"CLIENT_ID={client.ClientId}");
        console.MarkupLineInterpolated($"CLIENT_SECRET={secret}");

        // Not among the two lines: `eval "$(engine client create …)"` sets both.
        parsed.InvocationConfiguration.Error.WriteLine("The secret is not stored and will not be shown again.");
    }
}
