namespace Engine.Accounts.Interactions;

/// <summary>One interaction in full.</summary>
/// <param name="Variables">Variables that are not sensitive.</param>
public sealed record InteractionView(
    InteractionRow Interaction, IReadOnlyList<InteractionAttempt> Attempts, IReadOnlyDictionary<string, string?> Variables);
