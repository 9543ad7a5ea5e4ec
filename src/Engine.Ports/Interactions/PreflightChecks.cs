namespace Engine.Ports.Interactions;

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
