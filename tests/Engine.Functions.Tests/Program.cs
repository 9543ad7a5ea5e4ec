using Engine.Functions.Worker;
using Xunit.Runner.InProc.SystemConsole;

namespace Engine.Functions.Tests;

/// <summary>The test program; with the worker's sub-command it is the process that scripts run in.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [FunctionWorker.Command]
        ? FunctionWorker.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), TimeProvider.System)
        : ConsoleRunner.Run(args);
}
