using System.CommandLine;
using System.Globalization;
using Engine.Actors.Interactions;
using Engine.Ports.Journal;
using Engine.Storage;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>store prune</c>: takes away what old interactions left, and writes the file anew without the empty space. For a store that no engine serves.</summary>
internal static class StorePruneCommand
{
    private const double Mebibyte = 1024 * 1024;

    public static Command Create()
    {
        var common = new CommonOptions();
        var age = new Option<string>("--older-than")
        {
            Description = "How long ago an interaction must have ended: 90d, 12w or 36h.", Required = true,
        };
        var events = new Option<bool>("--only-events") { Description = "Leave the rows of lists and reports; only the events go." };
        var command = new Command("prune", "Remove old interactions from a store that no engine runs on, and shrink its file.") { age, events };
        common.AddTo(command, withAccount: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (AgeOf(parsed.GetRequiredValue(age)) is not { } old)
            {
                return CommandOutput.Refuse(parsed, $"--older-than must be a whole number with h, d or w, such as 90d, not {parsed.GetRequiredValue(age)}.");
            }

            var settings = common.Settings(parsed);
            if (!File.Exists(settings.StorePath))
            {
                return CommandOutput.Refuse(parsed, $"There is no store at {settings.StorePath}.");
            }

            try
            {
                return await PruneAsync(parsed, settings.StorePath, old, parsed.GetValue(events) ? Leaving.Events : Leaving.Everything, cancellation);
            }
            catch (StoreUnavailableException taken)
            {
                return CommandOutput.Refuse(
                    parsed, $"{taken.Message} It removes old interactions itself, while calls run: set retention:rows_days, or retention:events_days, and start it anew.");
            }
        });
        return command;
    }

    private static async Task<int> PruneAsync(ParseResult parsed, string path, TimeSpan old, Leaving what, CancellationToken cancellation)
    {
        var config = new SqliteConfig { Path = path };
        var before = new FileInfo(path).Length;
        var removed = 0;
        using (var store = SqliteStorage.Open(config, TimeProvider.System, new RandomEntropy(), NullLoggerFactory.Instance))
        {
            var endedBefore = TimeProvider.System.GetUtcNow() - old;
            for (string? after = null; ;)
            {
                var group = await store.Retention.RemoveAsync(what, endedBefore, after, cancellation);
                removed += group.Interactions;
                if (group.Next is null)
                {
                    break;
                }

                after = group.Next;
            }
        }

        SqliteStorage.Compact(config);
        CommandOutput.Console(parsed).MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Removed {(what == Leaving.Events ? "the events of " : "")}{removed} interactions; the store has {new FileInfo(path).Length / Mebibyte:n1} MiB and had {before / Mebibyte:n1}.");
        return ExitCode.Done;
    }

    private static TimeSpan? AgeOf(string text) =>
        text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100_000
            ? text[^1] switch
            {
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                'w' => TimeSpan.FromDays(7L * number),
                _ => null,
            }
            : null;
}
