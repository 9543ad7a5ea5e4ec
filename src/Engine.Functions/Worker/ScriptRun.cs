using Acornima;
using Engine.Accounts.Functions;
using Engine.Functions.Wire;
using Jint;
using Jint.Native.Json;
using Jint.Runtime;

namespace Engine.Functions.Worker;

/// <summary>
/// One run of one script in an engine of its own, which is thrown away after it. The script sees the language, <c>args</c> and <c>console</c>;
/// no object of this process is ever put into its world.
/// </summary>
internal sealed class ScriptRun(ScriptOrder order, TimeProvider time)
{
    /// <summary>What only threads, realms and the collector's timing are good for.</summary>
    private static readonly string[] Withheld = ["Atomics", "SharedArrayBuffer", "ShadowRealm", "WeakRef", "FinalizationRegistry"];

    private static readonly ScriptParsingOptions Parsing = new() { AllowReturnOutsideFunction = true, Tolerant = false, CompileRegex = false };

    private readonly ScriptConsole _console = new();

    public ScriptResult Run()
    {
        var began = time.GetTimestamp();
        var result = Guarded();
        return result with { Console = _console.Lines, DurationMs = time.GetElapsedTime(began).TotalMilliseconds };
    }

    private ScriptResult Guarded()
    {
        try
        {
            return Execute();
        }
        catch (Exception failure)
        {
            // The one edge of a run: whatever ends a script, the engine's own faults included, becomes a result.
            return Read(failure);
        }
    }

    private ScriptResult Execute()
    {
        var script = Jint.Engine.PrepareScript(order.Code, strict: true, options: new ScriptPreparationOptions { ParsingOptions = Parsing, FoldConstants = false });
        if (order.Args is not { } args)
        {
            return new ScriptResult(ScriptStatus.Ok);
        }

        using var engine = new Jint.Engine(Limit);
        foreach (var name in Withheld)
        {
            engine.Global.Delete(name);
        }

        _console.AddTo(engine);
        engine.SetValue("args", new JsonParser(engine).Parse(args));
        return OutputReader.Read(engine.Evaluate(script), order.Outputs);
    }

    private void Limit(Options options)
    {
        options.Strict()
            .LimitMemory(ScriptLimits.MemoryBytes)
            .LimitRecursion(ScriptLimits.Recursion)
            .MaxStatements(ScriptLimits.Statements)
            .TimeoutInterval(TimeSpan.FromMilliseconds(order.TimeoutMs))
            .RegexTimeoutInterval(TimeSpan.FromMilliseconds(order.TimeoutMs))
            .MaxArraySize(ScriptLimits.ArrayElements)
            .MaxJsonParseDepth(ScriptLimits.JsonDepth)
            .DisableStringCompilation()
            .LocalTimeZone(TimeZoneInfo.Utc);
        options.TimeSystem = new StoppedClock(DateTimeOffset.FromUnixTimeMilliseconds(order.NowMs));
        options.Interop.Enabled = false;
        options.AgentCanSuspend = false;
    }

    private static ScriptResult Read(Exception failure) => failure switch
    {
        ScriptPreparationException { InnerException: { } inner } => Read(inner),
        ParseErrorException fault => ScriptResult.Error(ScriptReasons.Syntax, Short(fault.Description), fault.LineNumber, fault.Column + 1),
        JavaScriptException thrown => ScriptResult.Error(
            ScriptReasons.Threw, Short(Words(thrown)), thrown.Location.Start.Line, thrown.Location.Start.Column + 1),
        TimeoutException or System.Text.RegularExpressions.RegexMatchTimeoutException =>
            new ScriptResult(ScriptStatus.Timeout, ScriptReasons.Timeout, "The function did not end in its time."),
        MemoryLimitExceededException or OutOfMemoryException =>
            ScriptResult.Error(ScriptReasons.Memory, $"The function used more than {ScriptLimits.MemoryBytes / (1024 * 1024)} MiB."),
        RecursionDepthOverflowException or InsufficientExecutionStackException =>
            ScriptResult.Error(ScriptReasons.Recursion, $"The function called itself more than {ScriptLimits.Recursion} deep."),
        StatementsCountOverflowException =>
            ScriptResult.Error(ScriptReasons.Statements, $"The function executed more than {ScriptLimits.Statements} statements."),
        _ => ScriptResult.Error(ScriptReasons.Threw, $"The function could not be run ({failure.GetType().Name})."),
    };

    private static string Words(JavaScriptException thrown)
    {
        var error = thrown.Error;
        return error.IsObject() ? thrown.Message : error.IsString() ? error.AsString() : error.IsSymbol() ? "a symbol was thrown" : TypeConverter.ToString(error);
    }

    private static string Short(string text) => ScriptConsole.Cut(text, ScriptLimits.MessageChars);
}
