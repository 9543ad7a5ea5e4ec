using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

/// <summary>A member of the request body and the variable it fills.</summary>
public sealed record FlowArgument
{
    public string Name { get => field ?? ""; init; }
    public string? Variable { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ArgumentType Type { get; init; }

    /// <summary>Allowed values of an enum.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Required { get; init; }

    /// <summary>Value when the request has none.</summary>
    public string? Default { get; init; }

    /// <summary>Characters; null = <see cref="FlowLimits.DefaultArgumentLength"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Never shown, logged, traced or cached.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sensitive { get; init; }
}

/// <summary>What an argument's string must look like.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ArgumentType>))]
public enum ArgumentType
{
    String,
    Phone,
    Integer,
    Number,
    Boolean,
    Date,
    Enum,
}
