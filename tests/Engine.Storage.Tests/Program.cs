using Engine.Storage.Tests.Sqlite.Journal;
using Xunit.Runner.InProc.SystemConsole;

namespace Engine.Storage.Tests;

/// <summary>The test program; with <c>--append</c> it is the child process that the crash test kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [AppendingChild.Switch, var path, var firstInteraction]
            ? AppendingChild.RunAsync(path, int.Parse(firstInteraction, System.Globalization.CultureInfo.InvariantCulture))
            : ConsoleRunner.Run(args);
}
