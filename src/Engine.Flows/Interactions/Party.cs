using System.Text.Json.Serialization;

namespace Engine.Flows.Interactions;

/// <summary>Who is at fault, or who acted.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Party>))]
public enum Party
{
    Contact,
    Carrier,
    Trunk,
    Engine,
    Caller,
}
