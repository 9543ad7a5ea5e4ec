using Engine.Accounts.Flows;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Scenarios;
using Engine.Flows.Validation;

namespace Engine.Host.Rehearsals;

/// <summary>A scenario file with the flow it names, both read and checked.</summary>
/// <param name="Path">Of the scenario.</param>
/// <param name="Flow">As published.</param>
/// <param name="Account">What the flow refers to.</param>
internal sealed record ScenarioFile(string Path, Scenario Scenario, PublishedFlow Flow, ImaginedAccount Account)
{
    /// <summary>Largest file read.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <exception cref="RehearsalException">It cannot be run; the message names every fault.</exception>
    public static async Task<ScenarioFile> ReadAsync(string path, CancellationToken cancellation)
    {
        var reading = ScenarioReader.Read(await BytesAsync(path, cancellation));
        if (reading.Scenario is not { } scenario)
        {
            throw new RehearsalException($"{path} is not a scenario: {string.Join(' ', reading.Faults.Select(f => $"{f.Path} {f.Message}".Trim()))}");
        }

        var flowPath = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, scenario.Flow ?? "");
        if (scenario.Flow is null || !File.Exists(flowPath))
        {
            throw new RehearsalException("\"flow\" must name the flow's file, relative to the scenario" + (scenario.Flow is null ? "." : $"; there is no {flowPath}."));
        }

        var account = new ImaginedAccount(new FlowConfig());
        var check = FlowValidator.Check(await BytesAsync(flowPath, cancellation), BuiltInComponents.Registry, account);
        return check.CanPublish
            ? new ScenarioFile(path, scenario, PublishedFlow.Create(new FlowVersionIdentity("file", "file", 1), check.Document!, BuiltInComponents.Registry), account)
            : throw new RehearsalException($"{scenario.Flow} cannot be published: {Errors(check)}");
    }

    private static string Errors(FlowCheck check) =>
        string.Join(' ', check.Faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => $"{f.Path} {f.Message}"));

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new RehearsalException($"{path} does not exist.")
            : file.Length > MaxBytes ? throw new RehearsalException($"{path} is larger than {MaxBytes} bytes.")
            : await File.ReadAllBytesAsync(path, cancellation);
    }
}
