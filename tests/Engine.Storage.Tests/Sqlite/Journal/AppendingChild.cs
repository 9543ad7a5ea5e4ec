using System.Globalization;
using Engine.Flows.Facts;
using Engine.Storage.Ledger;
using Engine.Storage.Sqlite;
using Engine.Storage.Tests.Journal;
using Engine.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>A process whose actors store interactions, and notes their dialogs, until it is killed. It says on its output what was acknowledged: number, last sequence.</summary>
internal static class AppendingChild
{
    public const string Switch = "--append";
    private const int Actors = 16;

    public static string LedgerFolder(string path) => path + ".dialogs";

    public static async Task<int> RunAsync(string path, int first)
    {
        var storage = SqliteStorage.Open(new SqliteConfig { Path = path }, TimeProvider.System, new CountingEntropy(), NullLoggerFactory.Instance);
        var ledger = FileDialogLedger.Open(LedgerFolder(path), TimeProvider.System, NullLogger<FileDialogLedger>.Instance);
        await using var journal = JournalSystem.Start(storage);
        var output = Console.Out;
        var gate = new Lock();
        var next = first - 1;
        await Task.WhenAll(Enumerable.Range(0, Actors).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                var events = Sample.Answered(number, TempStore.Acme);
                var owner = journal.System.Own(Sample.PersistenceId(number));
                for (var i = 0; i < events.Length; i++)
                {
                    Note(ledger, number, events[i]);
                    await owner.StoreAsync(events[i]);
                    lock (gate)
                    {
                        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {i + 1}"));
                        output.Flush();
                    }
                }

                journal.System.Stop(owner);
            }
        })));
        return 0;
    }

    /// <summary>As a call does: confirmed before the answer is stored, dropped before the end is.</summary>
    private static void Note(FileDialogLedger ledger, int number, InteractionEvent happened)
    {
        if (happened is InteractionEvent.CallAnswered answered)
        {
            ledger.Confirmed(Sample.Dial(number).CallId, answered.Dialog);
        }
        else if (happened is InteractionEvent.CallEnded)
        {
            ledger.Ended(Sample.Dial(number).CallId);
        }
    }
}
