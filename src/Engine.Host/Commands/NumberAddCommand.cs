using System.CommandLine;
using Engine.Accounts.Numbers;
using Engine.Api.Numbers;
using Engine.Flows.Document.Marks;
using Engine.Ports;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>number add NUMBER</c>: a number calls may come from.</summary>
internal static class NumberAddCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var number = new Argument<string>("number") { Description = "E.164, such as +12025550100." };
        var label = new Option<string>("--label") { Description = "For people.", DefaultValueFactory = _ => string.Empty };
        var trunk = new Option<string?>("--trunk") { Description = "Id of the trunk to prefer for calls from it." };
        var command = new Command("add", "Add a number that calls may come from.") { number, label, trunk };
        common.AddTo(command, withAccount: true);
        command.SetAction((parsed, cancellation) =>
        {
            var added = new AccountNumber(
                HiddenMarks.Removed(parsed.GetRequiredValue(number)), parsed.GetRequiredValue(label), TrunkId.Of(parsed.GetValue(trunk)), TimeProvider.System.GetUtcNow());
            return RunAsync(parsed, common, added, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions common, AccountNumber number, CancellationToken cancellation)
    {
        using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
        if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
        {
            return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
        }

        if (await NumberRules.CheckAsync(account.Id, number, store.Trunks, cancellation) is { Count: > 0 } faults)
        {
            return CommandOutput.Refuse(parsed, faults);
        }

        if (!await store.Numbers.AddAsync(account.Id, number, cancellation))
        {
            return CommandOutput.Refuse(parsed, $"The account has {number.Number} already.");
        }

        if (common.AsJson(parsed))
        {
            CommandOutput.Json(parsed, NumberBody.From(number));
        }
        else
        {
            CommandOutput.Console(parsed).MarkupLineInterpolated($"Number [bold]{number.Number}[/] added.");
        }

        return ExitCode.Done;
    }
}
