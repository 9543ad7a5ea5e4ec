using System.CommandLine;
using Engine.Accounts.Paging;
using Engine.Accounts.Prompts;
using Engine.Api.Prompts;
using Engine.Ports;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>prompt list</c>.</summary>
internal static class PromptListCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var command = new Command("list", "List the recorded prompts.");
        common.AddTo(command, withAccount: true);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, common, cancellation));
        return command;
    }

    /// <summary>The prompt of that name, whatever its case, or null.</summary>
    public static async Task<Prompt?> NamedAsync(IPromptStore prompts, AccountId account, string name, CancellationToken cancellation) =>
        (await AllAsync(prompts, account, cancellation)).Find(prompt => string.Equals(prompt.Name, name, StringComparison.OrdinalIgnoreCase));

    private static async Task<List<Prompt>> AllAsync(IPromptStore prompts, AccountId account, CancellationToken cancellation)
    {
        var all = new List<Prompt>();
        for (PageRequest? wanted = new(PageRequest.MaxSize); wanted is not null;)
        {
            var page = await prompts.ListAsync(account, wanted, cancellation);
            all.AddRange(page.Items);
            wanted = page.Next is { } next ? wanted with { After = next } : null;
        }

        return all;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, CancellationToken cancellation)
    {
        using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
        if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
        {
            return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
        }

        var prompts = await AllAsync(store.Prompts, account.Id, cancellation);
        if (common.AsJson(parsed))
        {
            CommandOutput.Json(parsed, new { items = prompts.Select(PromptBody.From) });
            return ExitCode.Done;
        }

        var console = CommandOutput.Console(parsed);
        foreach (var prompt in prompts)
        {
            console.MarkupLineInterpolated($"{prompt.Id}  {prompt.DurationMs / 1000.0,7:0.0} s  [bold]{prompt.Name}[/]  {prompt.Description}");
        }

        return ExitCode.Done;
    }
}
