using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Validation.Rules;

namespace Engine.Flows.Validation;

/// <summary>Finds every fault of a flow at once.</summary>
public static class FlowValidator
{
    private static readonly IFlowRule[] Rules =
    [
        new EntryRule(),
        new ExitsRule(),
        new ErrorRoutesRule(),
        new OutputsRule(),
        new ReferencesRule(),
        new ArgumentsRule(),
        new SettingsRule(),
        new CallPresenceRule(),
        new ReachabilityRule(),
        new IdleCycleRule(),
        new OneCallPerPathRule(),
    ];

    /// <summary>Checks a document that was made or read already.</summary>
    public static IReadOnlyList<FlowFault> Validate(FlowDocument document, ComponentRegistry components, ICatalog catalog) =>
        Check(FlowWriter.Write(document), components, catalog).Faults;

    /// <summary>Reads and checks JSON as it came from an author.</summary>
    /// <param name="json">The document, UTF-8.</param>
    /// <param name="components">The kinds of step it may have.</param>
    /// <param name="catalog">What it may refer to.</param>
    public static FlowCheck Check(ReadOnlyMemory<byte> json, ComponentRegistry components, ICatalog catalog) =>
        Check(FlowReader.Read(json, components.Form), components, catalog);

    /// <summary>Checks what was read already; the faults of its form come first.</summary>
    public static FlowCheck Check(FlowReading reading, ComponentRegistry components, ICatalog catalog)
    {
        if (reading.Document is not { } document)
        {
            return new FlowCheck(null, reading.Faults);
        }

        var run = new FlowCheckRun(document, components, catalog, reading.Leaves);
        foreach (var fault in reading.Faults)
        {
            run.Report(fault);
        }

        foreach (var rule in Rules)
        {
            rule.Check(run);
        }

        return new FlowCheck(document, run.Faults);
    }
}

/// <summary>A document and all that is wrong with it.</summary>
/// <param name="Document">The parts that could be used, null when nothing could.</param>
/// <param name="Faults">All faults, of form and of meaning.</param>
public sealed record FlowCheck(FlowDocument? Document, IReadOnlyList<FlowFault> Faults)
{
    /// <summary>Warnings do not block, but for those of what this server and account cannot do now.</summary>
    public bool CanPublish => Document is not null && !Faults.Any(f => f.BlocksPublishing());
}
