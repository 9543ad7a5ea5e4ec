using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>A variable of the flow.</summary>
public sealed record FlowVariable
{
    /// <summary>Value before anything sets it; null = unset.</summary>
    public string? Default { get; init; }

    /// <summary>Never shown, logged, traced or cached, wherever its value came from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sensitive { get; init; }
}
