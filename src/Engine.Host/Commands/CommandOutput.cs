using System.CommandLine;
using System.Text.Json;
using Engine.Host.Api.Json;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>Where commands write to: the console, or what a test put in its place.</summary>
internal static class CommandOutput
{
    public static IAnsiConsole Console(ParseResult parsed)
    {
        var writer = parsed.InvocationConfiguration.Output;
        return ReferenceEquals(writer, System.Console.Out)
            ? AnsiConsole.Console
            : AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            });
    }

    public static void Json(ParseResult parsed, object value) =>
        parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, ApiJson.Options));

    /// <summary>Says why a command did nothing.</summary>
    /// <returns>The exit code of a refused command.</returns>
    public static int Refuse(ParseResult parsed, string why)
    {
        parsed.InvocationConfiguration.Error.WriteLine(why);
        return ExitCode.Refused;
    }
}
