using Engine.Accounts.Functions;

namespace Engine.Api.Functions;

/// <summary>A function as it is shown.</summary>
/// <param name="Draft">What the next version will be; null when nothing was changed since the latest one.</param>
/// <param name="Published">The version that flows run; null when nothing is published.</param>
internal sealed record FunctionBody(
    string Name, FunctionContent? Draft, FunctionVersionBody? Published, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static FunctionBody From(AccountFunction function) => new(
        function.Name,
        function.Draft,
        function.Published is { } published ? FunctionVersionBody.From(published) : null,
        function.CreatedAt,
        function.UpdatedAt);
}

/// <summary>A version of a function as it is shown.</summary>
/// <param name="Message">What its author said about it.</param>
internal sealed record FunctionVersionBody(
    string FunctionVersionId, int Number, FunctionState State, string Message, FunctionContent Content, DateTimeOffset PublishedAt, DateTimeOffset? ArchivedAt)
{
    public static FunctionVersionBody From(FunctionVersion version) =>
        new(version.Id, version.Number, version.State, version.Message, version.Content, version.PublishedAt, version.ArchivedAt);
}

/// <summary>What a function's draft shall hold.</summary>
/// <param name="Code">Body of the function: it reads <c>args</c> and returns an object with the outputs.</param>
internal record FunctionWrite(
    string Code, string Description = "", IReadOnlyList<FunctionInput>? Inputs = null, IReadOnlyList<FunctionOutput>? Outputs = null)
{
    public FunctionContent ToContent() => new(Description, Inputs ?? [], Outputs ?? [], Code);
}

/// <summary>A function to add.</summary>
/// <param name="Name">Unique within the account; flows refer to it, so it never changes.</param>
internal sealed record NewFunction(
    string Name, string Code, string Description = "", IReadOnlyList<FunctionInput>? Inputs = null, IReadOnlyList<FunctionOutput>? Outputs = null)
    : FunctionWrite(Code, Description, Inputs, Outputs);

/// <summary>What is said about the version.</summary>
internal sealed record FunctionPublication(string Message = "");

/// <summary>A test run.</summary>
/// <param name="Inputs">Values of the function's inputs, as a step would give them.</param>
/// <param name="TimeoutSeconds">1 to 10; 2 when left out.</param>
/// <param name="Function">Run this instead of what is stored: the draft, or the published version where there is none.</param>
internal sealed record FunctionTrial(
    IReadOnlyDictionary<string, string>? Inputs = null, int TimeoutSeconds = FunctionRules.DefaultRunSeconds, FunctionWrite? Function = null);

/// <summary>What a test run came to.</summary>
/// <param name="Result">The exit a step would take: ok, error or timeout.</param>
/// <param name="Reason">Stable word, as the report would have it.</param>
/// <param name="Message">For the author.</param>
/// <param name="Line">Of the code, from 1.</param>
/// <param name="Console">What the function wrote to the console, cut at its limits.</param>
/// <param name="DurationMs">Wall clock in the worker.</param>
internal sealed record FunctionTrialBody(
    ScriptStatus Result,
    string? Reason,
    string? Message,
    int? Line,
    int? Column,
    IReadOnlyDictionary<string, string?>? Outputs,
    IReadOnlyList<string> Console,
    double DurationMs)
{
    public static FunctionTrialBody From(ScriptResult result) => new(
        result.Status, result.Reason, result.Message, result.Line, result.Column, result.Outputs, result.Console ?? [], Math.Round(result.DurationMs, 1));
}
