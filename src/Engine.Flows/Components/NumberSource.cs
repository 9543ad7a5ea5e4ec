using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>A number in the settings: written out, or held by a variable.</summary>
public sealed record NumberSource
{
    public string? Number { get; init; }
    public string? Variable { get; init; }

    internal string? In(FlowValues values) => Variable is not null ? values.Variable(Variable) : Number;

    internal bool IsSensitive(FlowValues values) => Variable is not null && values.IsSensitive(Variable);
}
