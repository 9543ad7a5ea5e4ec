using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Host.Rehearsals;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>
/// <c>flow test FILE…</c>: runs scenario files on the flow files they name, in virtual time or with real calls on this machine. Exit code 2 when
/// one did not come out as expected or cannot be run.
/// </summary>
internal static class FlowTestCommand
{
    private const int DefaultAtOnce = 4;
    private const int MostAtOnce = 32;

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "Scenario files (docs/flows.md, \"Scenarios\").", Arity = ArgumentArity.OneOrMore };
        files.AcceptExistingOnly();
        var real = new Option<bool>("--real") { Description = "Place real calls to phones on loopback, with SIP and RTP, at the speed of life." };
        var atOnce = AtOnce();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("test", "Run scenarios of flows, in virtual time or with real calls on this machine.") { files, real, atOnce, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var isReal = parsed.GetValue(real);
            var found = new ConcurrentDictionary<int, FileResult>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = isReal ? parsed.GetValue(atOnce) : 1, CancellationToken = cancellation };
            await Parallel.ForEachAsync(parsed.GetRequiredValue(files).Index(), options, async (file, stop) =>
                found[file.Index] = await RunAsync(file.Item, isReal, stop));
            var results = found.OrderBy(result => result.Key).Select(result => result.Value).ToList();
            Print(parsed, results, parsed.GetValue(json));
            return results.TrueForAll(result => result.Passed) ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static Option<int> AtOnce()
    {
        var atOnce = new Option<int>("--parallel") { Description = $"Real runs at once, 1 to {MostAtOnce}.", DefaultValueFactory = _ => DefaultAtOnce };
        atOnce.Takes(1, MostAtOnce);
        return atOnce;
    }

    private static async Task<FileResult> RunAsync(FileInfo path, bool isReal, CancellationToken cancellation)
    {
        try
        {
            var file = await ScenarioFile.ReadAsync(path.FullName, cancellation);
            var result = isReal ? await Rehearsal.RunAsync(file, cancellation) : VirtualRunner.Run(file.Flow, file.Scenario, cancellation);
            return new FileResult(path.Name, file.Scenario.Name, result.Path, result.Result?.Outcome, result.Mismatches);
        }
        catch (RehearsalException why)
        {
            return new FileResult(path.Name, null, [], null, [why.Message]);
        }
    }

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

    /// <summary>The result of one file.</summary>
    /// <param name="Path">"step:exit" of every executed step.</param>
    /// <param name="Differences">Expectations that were not met, or why it could not be run.</param>
    internal sealed record FileResult(string File, string? Name, IReadOnlyList<string> Path, Outcome? Outcome, IReadOnlyList<string> Differences)
    {
        public bool Passed => Differences.Count == 0;
    }
}
