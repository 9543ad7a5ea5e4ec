using Engine.Accounts.Functions;
using Engine.Functions.Pool;
using Engine.Functions.Wire;
using Engine.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Functions.Tests;

/// <summary>Orders, and pools whose workers are this very program.</summary>
internal static class Workshop
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    public static ScriptOrder Order(string code, string args = "{}", int timeoutMs = 2000, params FunctionOutput[] outputs) =>
        new(code, args, outputs, timeoutMs, Now.ToUnixTimeMilliseconds());

    public static ScriptResult Run(string code, string args = "{}", int timeoutMs = 5000, params FunctionOutput[] outputs)
    {
        ScriptResult? result = null;
        var thread = new Thread(() => result = new ScriptRun(Order(code, args, timeoutMs, outputs), TimeProvider.System).Run(), ScriptLimits.StackBytes);
        thread.Start();
        thread.Join();
        return result!;
    }

    public static FunctionOutput Output(string name, FunctionValueType type = FunctionValueType.String) => new(name, type);

    public static WorkerConfig Config() => new()
    {
        Command = [Environment.ProcessPath!.EndsWith("/dotnet", StringComparison.Ordinal) ? typeof(Workshop).Assembly.Location[..^4] : Environment.ProcessPath!, FunctionWorker.Command],
        Folder = Directory.CreateTempSubdirectory("functions-").FullName,
        LongestWait = TimeSpan.FromMinutes(2),

        // Other suites may keep every core of this machine busy: tests would wait for what is left over.
        Nice = 0,
    };

    public static FunctionPool Workers(Func<WorkerConfig, WorkerConfig>? change = null) =>
        new((change ?? (same => same))(Config()), TimeProvider.System, NullLogger<FunctionPool>.Instance);
}
