namespace Engine.Api.Documentation;

/// <summary>Types a parameter can have.</summary>
internal enum DocumentedType
{
    Text,
    Integer,
    Time,
}
