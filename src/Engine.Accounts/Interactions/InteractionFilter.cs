namespace Engine.Accounts.Interactions;

/// <summary>Which interactions are wanted (API-20); null members do not filter.</summary>
/// <param name="Outcome">Wire name, such as <c>no_answer</c>.</param>
/// <param name="From">Accepted at or after.</param>
/// <param name="To">Accepted before.</param>
/// <param name="Number">E.164; matches the destination or the origin.</param>
public sealed record InteractionFilter(
    string? FlowId = null,
    string? Outcome = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? Number = null);
