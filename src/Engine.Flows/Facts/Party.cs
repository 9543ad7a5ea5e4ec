using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

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
