namespace Engine.Accounts.Functions;

/// <summary>An immutable version of a function.</summary>
/// <param name="Number">Counts from 1 in each function.</param>
/// <param name="Message">What its author said about it; empty when nothing.</param>
public sealed record FunctionVersion(
    string Id,
    string Name,
    int Number,
    FunctionState State,
    string Message,
    FunctionContent Content,
    DateTimeOffset PublishedAt,
    DateTimeOffset? ArchivedAt);
