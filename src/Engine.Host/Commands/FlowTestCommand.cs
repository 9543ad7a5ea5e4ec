using System.CommandLine;
using System.Globalization;
using Engine.Flows.Graph;
using Engine.Flows.Scenarios;
using Engine.Flows.Validation;
using Engine.Host.Composition;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>
/// <c>flow test FILE…</c>: runs scenario files on the flow files they name, in virtual time. Exit code 2 when one did not come out as expected
/// or cannot be run.
/// </summary>
internal static class FlowTestCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Scenario files (docs/flows.md, \"Scenarios\").", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("test", "Run scenarios of flows in virtual time.") { files, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var results = new List<FileResult>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                results.Add(await RunAsync(file, cancellation));
            }

            Print(parsed, results, parsed.GetValue(json));
            return results.TrueForAll(result => result.Passed) ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static async Task<FileResult> RunAsync(FileInfo file, CancellationToken cancellation)
    {
        var reading = ScenarioReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
        if (reading.Scenario is not { } scenario)
        {
            return new FileResult(file.Name, null, [], null, [.. reading.Faults.Select(Text)]);
        }

        var path = Path.Combine(file.DirectoryName ?? ".", scenario.Flow ?? "");
        if (scenario.Flow is null || !File.Exists(path))
        {
            return new FileResult(file.Name, scenario.Name, [], null, [$"\"flow\" must name the flow's file, relative to the scenario; there is no {path}."]);
        }

        var check = FlowValidator.Check(await File.ReadAllBytesAsync(path, cancellation), new AnyReference(new FlowConfig()));
        if (!check.CanPublish)
        {
            return new FileResult(file.Name, scenario.Name, [], null, [.. check.Faults.Where(f => f.Severity == FaultSeverity.Error).Select(Text)]);
        }

        var result = VirtualRunner.Run(PublishedFlow.Create(new FlowVersionIdentity("file", "file", 0), check.Document!), scenario, cancellation);
        return new FileResult(file.Name, scenario.Name, result.Path, result.Result?.Outcome.ToString().ToLower(CultureInfo.InvariantCulture), result.Mismatches);
    }

    private static string Text(FlowFault fault) => $"{fault.Path}: {fault.Message} ({fault.Code})";

    private static void Print(ParseResult parsed, List<FileResult> results, bool json)
    {
        if (json)
        {
            CommandOutput.Json(parsed, new { passed = results.TrueForAll(result => result.Passed), scenarios = results });
            return;
        }

        var console = CommandOutput.Console(parsed);
        foreach (var result in results)
        {
            console.MarkupLine($"{(result.Passed ? "[green]passed[/]" : "[red]failed[/]")} {Markup.Escape(result.File)} [dim]{Markup.Escape(result.Name ?? "")}[/]");
            foreach (var difference in result.Differences)
            {
                console.MarkupLine($"       {Markup.Escape(difference)}");
            }
        }

        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture, $"{results.Count(result => result.Passed)} passed, {results.Count(result => !result.Passed)} failed"));
    }

    /// <summary>What came of one file.</summary>
    /// <param name="Path">"step:exit" of every executed step.</param>
    /// <param name="Differences">What was expected and did not happen, or why it could not be run.</param>
    internal sealed record FileResult(string File, string? Name, IReadOnlyList<string> Path, string? Outcome, IReadOnlyList<string> Differences)
    {
        public bool Passed => Differences.Count == 0;
    }
}
