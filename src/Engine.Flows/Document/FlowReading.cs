using Engine.Flows.Document.Shapes;

namespace Engine.Flows.Document;

/// <summary>What came of reading a document.</summary>
public sealed record FlowReading
{
    /// <summary>The parts that could be used; null when it is not even a JSON object.</summary>
    public FlowDocument? Document { get; init; }

    /// <summary>What is wrong with its form.</summary>
    public IReadOnlyList<FlowFault> Faults { get; init; } = [];

    /// <summary>Strings that refer to something.</summary>
    internal IReadOnlyList<ShapeLeaf> Leaves { get; init; } = [];
}
