using Engine.Flows.Document.Arguments;

namespace Engine.Ports.Interactions;

/// <summary>One check of a start that is not made.</summary>
/// <param name="Name">One of <see cref="PreflightChecks"/>.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Code">snake_case, as a start or its call would say it; null when there is nothing to say.</param>
/// <param name="Detail">What was found and, when it failed, what to do. Never a value of an argument.</param>
public sealed record PreflightCheck(string Name, PreflightVerdict Verdict, string? Code, string Detail)
{
    /// <summary>One entry for each fault of an argument or of the flow.</summary>
    public IReadOnlyList<ArgumentFault> Fields { get; init; } = [];
}
