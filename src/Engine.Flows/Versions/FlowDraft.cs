using Engine.Flows.Graph;
using Engine.Flows.Validation;

namespace Engine.Flows.Versions;

/// <summary>The one version of a flow that can be edited.</summary>
/// <param name="Json">UTF-8 as the author sent it, so that nothing is lost while it has faults.</param>
/// <param name="Document">What could be read of it.</param>
/// <param name="Faults">What validation found when it was saved.</param>
public sealed record FlowDraft(ReadOnlyMemory<byte> Json, FlowDocument? Document, IReadOnlyList<FlowFault> Faults)
{
    /// <summary>Counts the saves of this flow; the ETag.</summary>
    public int Revision { get; init; }

    public bool HasErrors => Faults.Any(f => f.Severity == FaultSeverity.Error);

    /// <summary>Reads, validates and keeps what an author sent.</summary>
    public static FlowDraft Read(ReadOnlyMemory<byte> json, ICatalog catalog)
    {
        var check = FlowValidator.Check(json, catalog);
        return new FlowDraft(json, check.Document, check.Faults);
    }

    public static FlowDraft Of(FlowDocument document, IReadOnlyList<FlowFault> faults) => new(FlowWriter.Write(document), document, faults);
}
