using System.Text.Json.Serialization;

namespace Engine.Flows.Document;

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
