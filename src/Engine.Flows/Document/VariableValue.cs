namespace Engine.Flows.Document;

/// <summary>One variable and its value as text; null = unset.</summary>
/// <param name="Name">Name in the flow.</param>
/// <param name="Value">Value.</param>
/// <param name="Sensitive">Never to be shown, logged or cached.</param>
public sealed record VariableValue(string Name, string? Value, bool Sensitive = false)
{
    /// <summary>The value unless it is sensitive; for logs and debuggers.</summary>
    public override string ToString() => Sensitive ? $"{Name}=***" : $"{Name}={Value}";
}
