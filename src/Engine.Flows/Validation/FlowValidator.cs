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
        new PathRule(),
    ];

    /// <summary>Checks a document that was made or read already.</summary>
    public static IReadOnlyList<FlowFault> Validate(FlowDocument document, ICatalog catalog) => Check(FlowWriter.Write(document), catalog).Faults;

    /// <summary>Reads and checks JSON as it came from an author.</summary>
    public static FlowCheck Check(ReadOnlyMemory<byte> json, ICatalog catalog)
    {
        var reading = FlowReader.Read(json);
        if (reading.Document is not { } document)
        {
            return new FlowCheck(null, reading.Faults);
        }

        var run = new FlowCheckRun(document, catalog, reading.Leaves);
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
