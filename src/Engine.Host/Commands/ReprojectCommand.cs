using System.CommandLine;
using Engine.Actors.Interactions;
using Engine.Ports;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>reproject</c>: makes the rows that lists and reports read anew, from the events of the journal. The events are not touched.</summary>
internal static class ReprojectCommand
{
    private const string All = "all";

    public static Command Create()
    {
        var common = new CommonOptions();
        var what = new Argument<string>("id") { Description = $"An interaction's id, or '{All}'." };
        var command = new Command("reproject", "Rebuild the rows that lists and reports read from the journal. May run beside a server.") { what };
        common.AddTo(command, withAccount: false);
        command.SetAction(async (parsed, cancellation) =>
        {
            var id = parsed.GetRequiredValue(what);
            if (!string.Equals(id, All, StringComparison.Ordinal) && !InteractionIds.IsId(id))
            {
                return CommandOutput.Refuse(parsed, $"'{id}' is neither 'all' nor an interaction's id (32 lower-case hex digits).");
            }

            using var store = await OpenStore.Async(common.Settings(parsed), cancellation);
            int rebuilt;
            try
            {
                rebuilt = await store.ReprojectAsync(string.Equals(id, All, StringComparison.Ordinal) ? null : new InteractionId(id), cancellation);
            }
            catch (InvalidDataException cause)
            {
                return CommandOutput.Refuse(parsed, $"{cause.Message} What was rebuilt before it stays.");
            }

            if (rebuilt == 0 && !string.Equals(id, All, StringComparison.Ordinal))
            {
                return CommandOutput.Refuse(parsed, $"There is no interaction {id}.");
            }

            CommandOutput.Console(parsed).MarkupLineInterpolated($"Rebuilt {rebuilt} interactions.");
            return ExitCode.Done;
        });
        return command;
    }
}
