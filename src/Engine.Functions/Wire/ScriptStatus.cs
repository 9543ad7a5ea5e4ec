namespace Engine.Functions.Wire;

/// <summary>How a run ended.</summary>
public enum ScriptStatus
{
    Ok,
    Error,
    Timeout,
}
