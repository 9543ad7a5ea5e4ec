using System.CommandLine;
using System.Text.Json;
using Engine.Accounts;
using Engine.Api.Json;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>Where commands write to: the console, or what a test put in its place.</summary>
internal static class CommandOutput
{
    /// <summary>Lines are left to the terminal to wrap: commands that are printed to be copied must stay whole.</summary>
    private const int NoWrap = 4096;

    public static IAnsiConsole Console(ParseResult parsed)
    {
        var writer = parsed.InvocationConfiguration.Output;
        var plain = !IsTerminal(parsed);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = NoWrap;
        return console;
    }

    /// <summary>Whether somebody reads along, and no log or file keeps what is printed.</summary>
    public static bool IsTerminal(ParseResult parsed) =>
        ReferenceEquals(parsed.InvocationConfiguration.Output, System.Console.Out) && !System.Console.IsOutputRedirected;

    public static void Json(ParseResult parsed, object value) =>
        parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    /// <summary>Prints the faults of a command's values, a line for each.</summary>
    /// <returns>The exit code of a refused command.</returns>
    public static int Refuse(ParseResult parsed, IReadOnlyList<FieldFault> faults) =>
        Refuse(parsed, string.Join('\n', faults.Select(fault => $"{fault.Name} {fault.Description}")));

    /// <summary>Says why a command did nothing.</summary>
    /// <returns>The exit code of a refused command.</returns>
    public static int Refuse(ParseResult parsed, string why)
    {
        parsed.InvocationConfiguration.Error.WriteLine(why);
        return ExitCode.Refused;
    }
}
