namespace Engine.Host.Commands;

/// <summary>What one test call shall be.</summary>
/// <param name="Trunk">Id or name.</param>
/// <param name="From">Null takes the account's first number.</param>
internal sealed record TestCallPlan(
    string Account, string Trunk, string? From, string To, string Text, string Language, TimeSpan Ring, bool AsJson);
