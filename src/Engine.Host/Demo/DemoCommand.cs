using System.CommandLine;
using Engine.Host.Commands;
using Engine.Phone;

namespace Engine.Host.Demo;

/// <summary><c>demo</c>: the engine and a small SIP phone on loopback, one request, one real call, and what became of it.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var callee = new Option<PhoneBehaviour>("--callee")
        {
            Description = "What the phone does: answer, busy, decline, silent (rings, never answers), unknown (no such number).",
            DefaultValueFactory = _ => PhoneBehaviour.Answer,
        };
        var json = new Option<bool>("--json") { Description = "End with one JSON object as the last line." };
        var wav = new Option<string?>("--wav") { Description = "Where the sound that the phone heard is written; a new temporary file when left out." };
        var command = new Command("demo", "Place a real call on this machine and show it live. Needs nothing set up.") { callee, json, wav };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asJson = parsed.GetValue(json);
            var ladder = new DemoLadder(TimeProvider.System, asJson ? null : CommandOutput.Console(parsed));
            var behaviour = parsed.GetValue(callee);
            DemoResult result;
            try
            {
                result = await DemoRun.RunAsync(new DemoOrder(behaviour, parsed.GetValue(wav)), ladder, cancellation);
            }
            catch (TimeoutException slow)
            {
                return CommandOutput.Refuse(parsed, slow.Message);
            }

            if (asJson)
            {
                CommandOutput.Json(parsed, result);
            }
            else
            {
                DemoSummary.Print(CommandOutput.Console(parsed), result);
            }

            return DemoVerdict.IsAsAsked(behaviour, result) ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }
}
