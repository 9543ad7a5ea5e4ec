using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;

namespace Engine.Ports.Interactions;

/// <summary>One check of a start that is not made.</summary>
/// <param name="Name">One of <see cref="PreflightChecks"/>.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Code">snake_case, as a start or its call would say it; null when there is nothing to say.</param>
/// <param name="Detail">The finding and, when the check failed, what to do. Never a value of an argument.</param>
public sealed record PreflightCheck(string Name, PreflightVerdict Verdict, string? Code, string Detail)
{
    /// <summary>One entry for each fault of an argument or of the flow.</summary>
    public IReadOnlyList<ArgumentFault> Fields { get; init; } = [];
}

/// <summary>The checks the engine makes, by name, in the order in which they are shown.</summary>
public static class PreflightChecks
{
    public const string Node = "node";
    public const string Throttle = "throttle";
    public const string Flow = "flow";
    public const string Arguments = "arguments";
    public const string FirstCall = "first_call";
    public const string Destination = "destination";
    public const string DestinationPolicy = "destination_policy";
    public const string CallerId = "caller_id";
    public const string Route = "route";
    public const string Prompts = "prompts";

    public static readonly IReadOnlyList<string> All =
        [Node, Throttle, Flow, Arguments, FirstCall, Destination, DestinationPolicy, CallerId, Route, Prompts];
}

/// <summary>What a check came to.</summary>
public enum PreflightVerdict
{
    Ok,

    /// <summary>A start would be refused, or its call would not leave.</summary>
    Fail,

    /// <summary>It cannot be known before the flow runs, or a check before this one failed.</summary>
    Unknown,
}

/// <summary>A draft or a version for a preflight, or why it could not run.</summary>
/// <param name="Flow">Null when it could not run.</param>
/// <param name="Code">Why not; null when it could.</param>
/// <param name="Detail">The finding in words.</param>
public sealed record PreflightFlow(PublishedFlow? Flow, string? Code, string Detail)
{
    /// <summary>One entry for each fault of the flow.</summary>
    public IReadOnlyList<ArgumentFault> Fields { get; init; } = [];
}
