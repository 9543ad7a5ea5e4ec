using System.Text.Json.Serialization;

namespace Engine.Flows.Graph;

/// <summary>A flow as its author wrote it (docs/flows.md). Read it with <see cref="FlowReader"/>; members keep the author's order.</summary>
public sealed record FlowDocument
{
    public int Format { get; init; } = FlowLimits.Format;
    public string Name { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>Refuse requests with arguments the flow does not declare.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool StrictArguments { get; init; }

    public FlowTrigger Trigger { get; init; } = new();
    public OrderedDictionary<string, FlowVariable> Variables { get; init; } = [];

    /// <summary>First step.</summary>
    public string? Entry { get; init; }

    public OrderedDictionary<string, FlowStep> Steps { get; init; } = [];

    /// <summary>Where steps stand on the canvas; never part of the content hash.</summary>
    public OrderedDictionary<string, FlowPoint>? Layout { get; init; }
}
