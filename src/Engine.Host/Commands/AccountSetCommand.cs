using System.CommandLine;
using Engine.Ports.Throttle;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>account set</c>: the request limit of an account. A running server sees it within its cache time.</summary>
internal static class AccountSetCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var rate = new Option<double?>("--requests-per-second") { Description = "Interactions that may be started a second; 2 unless set." };
        var burst = new Option<int?>("--burst") { Description = "Interactions that may be started at once; 2 unless set." };
        rate.Validators.Add(result => Limit(result, result.GetValueOrDefault<double?>()));
        burst.Validators.Add(result => Limit(result, result.GetValueOrDefault<int?>()));
        var command = new Command("set", "Change the request limit of an account.") { rate, burst };
        common.AddTo(command, withAccount: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            if (await OpenStore.AccountAsync(store, common.Account(parsed), cancellation) is not { } account)
            {
                return CommandOutput.Refuse(parsed, $"There is no account {common.Account(parsed)}.");
            }

            var limit = new ThrottleLimit(parsed.GetValue(burst) ?? account.Limit.Capacity, parsed.GetValue(rate) ?? account.Limit.PerSecond);
            await store.Accounts.UpdateAsync(account with { Limit = limit }, cancellation);
            if (common.AsJson(parsed))
            {
                CommandOutput.Json(parsed, new { account_id = account.Id.Value, requests_per_second = limit.PerSecond, burst = limit.Capacity });
            }
            else
            {
                CommandOutput.Console(parsed).MarkupLineInterpolated($"{account.Id}: {limit.PerSecond} requests a second, {limit.Capacity} at once.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Limit(System.CommandLine.Parsing.OptionResult result, double? value)
    {
        if (value is not (null or (>= 1 and <= 100_000)))
        {
            result.AddError($"{result.Option.Name} takes 1 to 100000.");
        }
    }
}
