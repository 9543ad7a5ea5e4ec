using Engine.Flows.Document;

namespace Engine.Flows.Validation;

/// <summary>A document and all that is wrong with it.</summary>
/// <param name="Document">The parts that could be used, null when nothing could.</param>
/// <param name="Faults">All faults, of form and of meaning.</param>
public sealed record FlowCheck(FlowDocument? Document, IReadOnlyList<FlowFault> Faults)
{
    /// <summary>Warnings do not block.</summary>
    public bool CanPublish => Document is not null && !Faults.Any(f => f.Severity == FaultSeverity.Error);
}
