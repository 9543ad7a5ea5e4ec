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

/// <summary>State of a function's version; a draft is no version yet.</summary>
public enum FunctionState
{
    Published,
    Archived,
}

/// <summary>What a draft or a version of a function holds.</summary>
public sealed record FunctionContent(
    string Description, IReadOnlyList<FunctionInput> Inputs, IReadOnlyList<FunctionOutput> Outputs, string Code);

/// <summary>One value a function takes: a member of <c>args</c>.</summary>
/// <param name="Required">False: left out or empty, the function gets null.</param>
public sealed record FunctionInput(string Name, FunctionValueType Type, string Description = "", bool Required = true);

/// <summary>One value a function gives: a member of the object it returns.</summary>
public sealed record FunctionOutput(string Name, FunctionValueType Type, string Description = "");

/// <summary>Types of a function's inputs and outputs (FLOW-44).</summary>
public enum FunctionValueType
{
    String,
    Boolean,

    /// <summary>Whole, within what a JavaScript number holds exactly: ±(2⁵³ − 1).</summary>
    Integer,

    /// <summary>Finite.</summary>
    Number,

    /// <summary>Absolute, with its scheme.</summary>
    Uri,
}
