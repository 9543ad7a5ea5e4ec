namespace Engine.Storage;

/// <summary>The database does not fit this engine; it cannot be opened.</summary>
public sealed class SchemaException(string message) : Exception(message);
