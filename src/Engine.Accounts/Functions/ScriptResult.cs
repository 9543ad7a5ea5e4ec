namespace Engine.Accounts.Functions;

/// <summary>The result of a run of a script, or of a look at its syntax.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">One of <see cref="ScriptReasons"/> unless it went well.</param>
/// <param name="Message">For the author. It may quote what the script was given: never for a log or a report.</param>
/// <param name="Line">Of the function's code, from 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Outputs">The declared outputs as text; null where the script returned none.</param>
/// <param name="Console">What it wrote to the console, cut at its limits.</param>
/// <param name="DurationMs">Wall clock in the worker.</param>
public sealed record ScriptResult(
    ScriptStatus Status,
    string? Reason = null,
    string? Message = null,
    int? Line = null,
    int? Column = null,
    IReadOnlyDictionary<string, string?>? Outputs = null,
    IReadOnlyList<string>? Console = null,
    double DurationMs = 0)
{
    public static ScriptResult Error(string reason, string message, int? line = null, int? column = null) =>
        new(ScriptStatus.Error, reason, message, line, column);

    /// <summary>Never what it carries.</summary>
    public override string ToString() => $"{nameof(ScriptResult)} {Status} {Reason}";
}

/// <summary>How a run ended.</summary>
public enum ScriptStatus
{
    Ok,
    Error,
    Timeout,
}
