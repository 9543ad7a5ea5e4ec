namespace Engine.Flows.Document.Arguments;

/// <summary>What came of checking a request body.</summary>
/// <param name="Variables">All variables of the flow at their start, when there is no fault.</param>
/// <param name="Faults">All faults; empty = accepted.</param>
public sealed record ArgumentReading(IReadOnlyList<VariableValue> Variables, IReadOnlyList<ArgumentFault> Faults)
{
    public bool IsAccepted => Faults.Count == 0;
}
