using System.CommandLine;
using Engine.Functions.Worker;

namespace Engine.Host.Commands;

/// <summary><c>function-worker</c>, which only the engine itself calls: the process that functions of accounts run in (docs/decisions/0002).</summary>
internal static class FunctionWorkerCommand
{
    public static Command Create()
    {
        var command = new Command(FunctionWorker.Command, "Run functions of standard input; called by the engine.") { Hidden = true };
        command.SetAction(async _ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            return await FunctionWorker.RunAsync(input, output, TimeProvider.System);
        });
        return command;
    }
}
