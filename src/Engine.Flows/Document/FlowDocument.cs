using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>A flow as its author wrote it (FLOW-06). Read it with <see cref="FlowReader"/>; members keep the author's order.</summary>
/// <remarks>Generated readers set every member, so defaults stand in the getters.</remarks>
public sealed record FlowDocument
{
    public int Format { get => field == 0 ? FlowLimits.Format : field; init; }
    public string Name { get => field ?? ""; init; }
    public string Description { get => field ?? ""; init; }

    /// <summary>Refuse requests with arguments the flow does not declare.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool StrictArguments { get; init; }

    public FlowTrigger Trigger { get => field ??= new FlowTrigger(); init; }
    public OrderedDictionary<string, FlowVariable> Variables { get => field ??= []; init; }

    /// <summary>First step.</summary>
    public string? Entry { get; init; }

    public OrderedDictionary<string, FlowStep> Steps { get => field ??= []; init; }

    /// <summary>Where steps stand on the canvas; never part of the content hash.</summary>
    public OrderedDictionary<string, FlowPoint>? Layout { get; init; }

    /// <summary>The name people know a step by, else its id, in quotes.</summary>
    internal string Label(string id) => Steps.TryGetValue(id, out var step) && !string.IsNullOrWhiteSpace(step.Name) ? $"\"{step.Name}\"" : $"\"{id}\"";
}

/// <summary>The API request that starts the flow.</summary>
public sealed record FlowTrigger
{
    /// <summary>The only kind of trigger.</summary>
    public const string ApiRequest = "api_request";

    public string Kind { get => field ?? ApiRequest; init; }
    public IReadOnlyList<FlowArgument> Arguments { get => field ?? []; init; }

    /// <summary>Variable that receives the interaction id.</summary>
    public string? InteractionIdVariable { get; init; }
}

/// <summary>A variable of the flow.</summary>
public sealed record FlowVariable
{
    /// <summary>Value before anything sets it; null = unset.</summary>
    public string? Default { get; init; }

    /// <summary>Never shown, logged, traced or cached, wherever its value came from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sensitive { get; init; }
}
