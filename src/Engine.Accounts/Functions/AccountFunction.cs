namespace Engine.Accounts.Functions;

/// <summary>A function of an account.</summary>
/// <param name="Name">Unique in the account; never changes: flows refer to it.</param>
/// <param name="Draft">What the next version will be; null when nothing was changed since the latest one.</param>
/// <param name="Published">The version that flows run; null when nothing is published.</param>
public sealed record AccountFunction(
    string Name,
    FunctionContent? Draft,
    FunctionVersion? Published,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
