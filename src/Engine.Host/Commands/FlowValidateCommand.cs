using System.CommandLine;
using Engine.Accounts.Flows;
using Engine.Api.Flows;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Validation;
using Engine.Host.Composition;
using Engine.Speech;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary><c>flow validate FILE</c>: every fault of a flow document. Exit code 2 when one of them is an error.</summary>
internal static class FlowValidateCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The flow document." };
        file.AcceptExistingOnly();
        var data = new Option<string?>("--data", "-d")
        {
            Description = "Check numbers and trunks against the store in this folder; left out, every reference counts as known.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("validate", "Check a flow document.") { file, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var document = await File.ReadAllBytesAsync(parsed.GetRequiredValue(file).FullName, cancellation);
            var reading = FlowReader.Read(document, BuiltInComponents.Registry.Form);
            var check = FlowValidator.Check(reading, BuiltInComponents.Registry, await CatalogAsync(parsed.GetValue(data), reading.References, cancellation));
            Print(parsed, check, parsed.GetValue(json));
            return check.CanPublish ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static async Task<ICatalog> CatalogAsync(string? folder, FlowReferences named, CancellationToken cancellation)
    {
        var config = new FlowConfig();
        if (folder is null)
        {
            return new AnyReference(config);
        }

        using var store = await OpenStore.Async(new EngineSettings(folder), cancellation);
        using var voices = await SpeechProbe.FindAsync(new SpeechConfig(), TimeProvider.System, cancellation);
        using var ears = SpeechProbe.FindRecognizer(new SpeechConfig(), TimeProvider.System);
        var stores = new CatalogStores(
            store.Numbers, store.Trunks, store.Prompts, store.RingGroups, store.Connections, store.Functions, store.SpeechSettings, voices, ears);
        return await AccountCatalog.LoadAsync(FirstAccount.Id, named, stores, config, cancellation);
    }

    private static void Print(ParseResult parsed, FlowCheck check, bool json)
    {
        if (json)
        {
            CommandOutput.Json(parsed, new FlowVerdict(check.CanPublish, check.Faults));
            return;
        }

        var console = CommandOutput.Console(parsed);
        foreach (var fault in check.Faults)
        {
            var color = fault.Severity == FaultSeverity.Error ? "red" : "yellow";
            console.MarkupLine($"[{color}]{fault.Severity}[/] {Markup.Escape(fault.Path)}: {Markup.Escape(fault.Message)} [dim]({fault.Code})[/]");
        }

        console.MarkupLine(check.CanPublish ? "[green]This flow can be published.[/]" : "[red]This flow cannot be published.[/]");
    }
}
