namespace Engine.Flows.Scenarios;

/// <summary>What must come of a scenario; members that are left out are not looked at.</summary>
public sealed record Expectation
{
    /// <summary>"step:exit" of every executed step, in order.</summary>
    public IReadOnlyList<string>? Path { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>Values at the end; null = unset.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get => field ??= new Dictionary<string, string?>(StringComparer.Ordinal); init; }
}
