using Engine.Flows.Components.Steps;

namespace Engine.Flows.Validation;

/// <summary>A way from one step to another.</summary>
/// <param name="From">Step left.</param>
/// <param name="Name">Exit, or "error" or "contact_hung_up".</param>
/// <param name="To">Step entered; exists and is of a known type.</param>
internal sealed record FlowEdge(StepCheck From, string Name, StepCheck To)
{
    /// <summary>What is certain when the edge has been taken.</summary>
    public PathState After(PathState before) => Name == Engine.Flows.Components.Steps.ExitSpec.ContactHungUp
        ? before with { ContactOnLine = false }
        : From.Component.After(before, Name, From.Settings);
}
