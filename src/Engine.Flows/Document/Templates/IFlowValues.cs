namespace Engine.Flows.Document.Templates;

/// <summary>The values a text or a rule is evaluated with.</summary>
public interface IFlowValues
{
    /// <summary>Value of a flow variable, null when unset or unknown.</summary>
    string? Variable(string name);

    /// <summary>Value of a %{system.…} name, null when unset or unknown.</summary>
    string? System(string name);

    bool IsSensitive(string name);
}
