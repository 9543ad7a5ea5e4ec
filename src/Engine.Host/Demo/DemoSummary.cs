using System.Globalization;
using Spectre.Console;

namespace Engine.Host.Demo;

/// <summary>The end of the demo on a terminal: outcome, report rows, and where the sound is.</summary>
internal static class DemoSummary
{
    public static void Print(IAnsiConsole console, DemoResult result)
    {
        var table = new Table().AddColumns("#", "component", "step", "exit", "time in step");
        foreach (var step in result.Steps)
        {
            table.AddRow(
                step.Order.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(step.Component),
                Markup.Escape(step.Name),
                Markup.Escape(step.Exit ?? ""),
                step.TimeMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms} ms") : "");
        }

        console.WriteLine();
        console.Write(table);
        console.MarkupLineInterpolated($"Outcome: [bold]{result.Outcome}[/]{(result.Reason is { } reason ? $" ({reason})" : "")}");
        if (result.TriggerToInviteMs is { } trigger)
        {
            console.MarkupLineInterpolated($"From the request to the INVITE: {trigger} ms (the prompt was rendered and everything stored in between)");
        }

        if (result.Wav is { } wav)
        {
            console.MarkupLineInterpolated($"What the phone heard: {wav} (correlation with the rendered message: {result.Correlation:0.000})");
        }
    }
}
