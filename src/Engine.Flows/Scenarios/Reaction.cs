namespace Engine.Flows.Scenarios;

/// <summary>What the contact does when a step is reached; used once.</summary>
public sealed record Reaction
{
    public string Step { get => field ?? ""; init; }

    /// <summary>Keys, the ending key included.</summary>
    public string? Press { get; init; }

    /// <summary>Words.</summary>
    public string? Say { get; init; }

    /// <summary>Hangs up when this much of the step's prompt was heard.</summary>
    public int? HangUpAtPercent { get; init; }

    /// <summary>Hangs up so long after the step began.</summary>
    public double? HangUpAfterSeconds { get; init; }
}
