using System.CommandLine;
using Engine.Ports.Throttle;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>account set</c>: the request limit of an account. A running server sees it within its cache time.</summary>
internal static class AccountSetCommand
{
    private const int MostRequests = 100_000;

    public static Command Create()
    {
        var common = new CommonOptions();
        var rate = new Option<double?>("--requests-per-second") { Description = "Interactions that may be started a second; 2 unless set." };
        var burst = new Option<int?>("--burst") { Description = "Interactions that may be started at once; 2 unless set." };
        rate.Takes(1, MostRequests);
        burst.Takes(1, MostRequests);
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
}
