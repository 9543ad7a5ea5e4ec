namespace Engine.Flows.Document;

/// <summary>The API request that starts the flow.</summary>
public sealed record FlowTrigger
{
    /// <summary>The only kind of trigger.</summary>
    public const string ApiRequest = "api_request";

    public string Kind { get => field ?? ApiRequest; init; }
    public IReadOnlyList<FlowArgument> Arguments { get => field ?? []; init; }

    /// <summary>Variable that receives the interaction id.</summary>
    public string? InteractionIdVariable { get; init; }
}
