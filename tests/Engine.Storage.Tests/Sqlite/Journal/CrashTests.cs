using System.Diagnostics;
using System.Globalization;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Storage.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Sqlite.Journal;

/// <summary>A process that appends is killed with SIGKILL in the middle of it, again and again, on one store.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 6;
    private readonly TempStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Kill_WhileAppending_LosesNothingThatWasAcknowledged()
    {
        var random = new Random(20261123);
        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = AppendUntilKilled(first: kill * 100_000, after: random.Next(200, 2_000));

            var storage = _store.Reopen();
            using var ledger = FileDialogLedger.Open(
                AppendingChild.LedgerFolder(_store.Config.Path), TimeProvider.System, NullLogger<FileDialogLedger>.Instance);
            foreach (var (number, last) in acknowledged)
            {
                var entries = await storage.ReadAsync(Sample.PersistenceId(number));
                entries.Count.ShouldBeInRange(last, last + 1, "what was acknowledged, and at most one append that was under way");
                entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, entries.Count).Select(n => (long)n));
                await ReadSideMatchesAsync(storage, number, entries);
                LedgerMatches(ledger, number, entries.Count);
            }

            _store.Close();
        }
    }

    /// <summary>The read side was written in the transaction of the events: it shows exactly them.</summary>
    private static async Task ReadSideMatchesAsync(SqliteStorage storage, int number, List<(long Sequence, InteractionEvent Event)> entries)
    {
        var view = (await storage.Interactions.FindAsync(TempStore.Acme, new InteractionId(Sample.Id(number)), default)).ShouldNotBeNull();
        view.Interaction.LastEvent.ShouldBe(entries.Count);
        view.Interaction.State.ShouldBe(entries.Count switch { 1 => "accepted", 17 => "ended", _ => "running" });
        var steps = (await storage.Interactions.StepsAsync(TempStore.Acme, new InteractionId(Sample.Id(number)), default)).ShouldNotBeNull();
        steps.Count.ShouldBe(entries.Count switch { < 3 => 1, < 9 => 2, < 13 => 3, _ => 4 });
    }

    /// <summary>Answered is event 7, the end of the call 16; right before the latter the note may be gone already.</summary>
    private static void LedgerMatches(FileDialogLedger ledger, int number, int stored)
    {
        var open = ledger.Find(Sample.Dial(number).CallId).Count;
        if (stored is >= 7 and <= 14)
        {
            open.ShouldBe(1, "a stored answer was noted before");
        }
        else if (stored is < 6 or >= 16)
        {
            open.ShouldBe(0);
        }
    }

    private Dictionary<int, int> AppendUntilKilled(int first, int after)
    {
        using var child = Process.Start(new ProcessStartInfo(
            Path.ChangeExtension(typeof(CrashTests).Assembly.Location, null),
            [AppendingChild.Switch, _store.Config.Path, first.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }).ShouldNotBeNull();
        var acknowledged = new Dictionary<int, int>();
        for (var line = 0; line < after; line++)
        {
            Note(acknowledged, child.StandardOutput.ReadLine().ShouldNotBeNull("the child ended by itself"));
        }

        child.Kill();
        while (child.StandardOutput.ReadLine() is { } rest)
        {
            if (rest.Length > 0)
            {
                Note(acknowledged, rest);
            }
        }

        child.WaitForExit();
        return acknowledged;
    }

    private static void Note(Dictionary<int, int> acknowledged, string line)
    {
        // The kill may cut the last line: a number without its sequence says nothing.
        if (line.Split(' ') is [var number, var last] && last.Length > 0)
        {
            acknowledged[int.Parse(number, CultureInfo.InvariantCulture)] = int.Parse(last, CultureInfo.InvariantCulture);
        }
    }
}
