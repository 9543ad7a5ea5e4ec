namespace Engine.Ports.Interactions;

/// <summary>What a check came to.</summary>
public enum PreflightVerdict
{
    Ok,

    /// <summary>A start would be refused, or its call would not leave.</summary>
    Fail,

    /// <summary>It cannot be known before the flow runs, or a check before this one failed.</summary>
    Unknown,
}
