using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A ring group in the settings: its id, or the variable that holds it.</summary>
internal sealed record RingGroupSource
{
    public string? Id { get; init; }
    public string? Variable { get; init; }

    public string? In(FlowValues values) => Variable is not null ? values.Variable(Variable) : Id;
}
