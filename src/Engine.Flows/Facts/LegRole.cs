using System.Text.Json.Serialization;
using Engine.Flows.Document;

namespace Engine.Flows.Facts;

/// <summary>What a leg is for: the contact, the target of a forward, a member of a ring group.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<LegRole>))]
public enum LegRole
{
    Contact,
    Forward,
    GroupMember,
}
