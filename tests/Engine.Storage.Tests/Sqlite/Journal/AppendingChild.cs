using System.Globalization;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>A process that appends interactions until it is killed, and says on its output what was acknowledged: number, last sequence.</summary>
internal static class AppendingChild
{
    public const string Switch = "--append";
    private const int Actors = 16;

    public static async Task<int> RunAsync(string path, int first)
    {
        var storage = SqliteStorage.Open(new SqliteConfig { Path = path }, TimeProvider.System, new CountingEntropy(), NullLoggerFactory.Instance);
        var output = Console.Out;
        var gate = new Lock();
        var next = first - 1;
        await Task.WhenAll(Enumerable.Range(0, Actors).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                var events = Sample.Answered(number, TempStore.Acme);
                for (var i = 0; i < events.Length; i++)
                {
                    await storage.Journal.AppendAsync(Sample.PersistenceId(number), i, [events[i]]);
                    lock (gate)
                    {
                        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {i + 1}"));
                        output.Flush();
                    }
                }
            }
        })));
        return 0;
    }
}
