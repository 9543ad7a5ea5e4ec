using Engine.Functions.Wire;

namespace Engine.Api.Functions;

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
