using Engine.Flows.Facts;
using Engine.Storage.Ledger;
using Engine.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Ledger;

/// <summary>A ledger that is not disposed stands for a process that was killed: its notes were given to the operating system one by one.</summary>
public sealed class FileDialogLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-ledger-").FullName;
    private readonly VirtualTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_AfterAKill_GivesTheDialogsLeftOpen()
    {
        var killed = Open();
        killed.Confirmed("call-1", Dialog("a"));
        killed.Confirmed("call-2", Dialog("b"));
        killed.Confirmed("call-2", Dialog("c"));
        killed.Ended("call-1");

        using var next = Open();

        next.Find("call-1").ShouldBeEmpty();
        var found = next.Find("call-2");
        found.Select(d => d.RemoteTag).ShouldBe(["b", "c"], "a forked call confirms several dialogs");
        found[0].RemoteTarget.ShouldBe("sip:callee@192.0.2.10");
        found[0].RouteSet.ShouldBe(["<sip:192.0.2.9;lr>"]);
        found[0].LocalCSeq.ShouldBe(7);
        next.Find("nobody").ShouldBeEmpty();
    }

    [Fact]
    public void Open_SeveralTimes_KeepsWhatIsOpenInOneFile()
    {
        Open().Confirmed("call-1", Dialog("a"));
        for (var i = 0; i < 3; i++)
        {
            Open().Find("call-1").ShouldHaveSingleItem();
            Directory.GetFiles(_folder).ShouldHaveSingleItem();
        }

        var last = Open();
        last.Ended("call-1");
        Open().Find("call-1").ShouldBeEmpty();
    }

    [Fact]
    public void Open_KilledWhileCopying_ShowsADialogOnce()
    {
        Open().Confirmed("call-1", Dialog("a"));
        var file = Directory.GetFiles(_folder).Single();
        File.Copy(file, Path.Combine(_folder, "dialogs-00000009.log"));

        Open().Find("call-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_LastLineCutOff_KeepsTheOthers()
    {
        var killed = Open();
        killed.Confirmed("call-1", Dialog("a"));
        killed.Dispose();
        File.AppendAllText(Directory.GetFiles(_folder).Single(), """{"at":1,"call_id":"call-2","dia""");

        Open().Find("call-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_NoteOlderThanAnyInteraction_IsDropped()
    {
        Open().Confirmed("call-1", Dialog("a"));
        _time.Advance(TimeSpan.FromHours(50));

        Open().Find("call-1").ShouldBeEmpty();
    }

    [Fact]
    public void Files_OfManyCalls_StaySmallAndAreDeletedFromTheOldest()
    {
        var ledger = Open(segmentBytes: 2_000);
        ledger.Confirmed("long", Dialog("a"));
        for (var i = 0; i < 200; i++)
        {
            ledger.Confirmed($"call-{i}", Dialog("a"));
            ledger.Ended($"call-{i}");
        }

        Directory.GetFiles(_folder).Length.ShouldBeGreaterThan(5, "the long call keeps its file and what came after it");
        Open().Find("long").ShouldHaveSingleItem();
    }

    [Fact]
    public void Files_WithNothingOpen_AreGone()
    {
        using var ledger = Open(segmentBytes: 2_000);
        for (var i = 0; i < 200; i++)
        {
            ledger.Confirmed($"call-{i}", Dialog("a"));
            ledger.Ended($"call-{i}");
        }

        Directory.GetFiles(_folder).Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Confirmed_DiskRefuses_TurnsUnhealthyAndDoesNotThrow()
    {
        using var ledger = Open(segmentBytes: 1);
        ledger.Confirmed("call-1", Dialog("a"));
        Directory.Delete(_folder, recursive: true);

        ledger.Confirmed("call-2", Dialog("a"));

        ledger.IsHealthy.ShouldBeFalse();
        ledger.Fault.ShouldNotBeNull();
        Directory.CreateDirectory(_folder);
        ledger.Confirmed("call-3", Dialog("a"));
        ledger.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public void Health_DiskIsBackWhileNobodyCalls_IsFoundOut()
    {
        using var ledger = Open(segmentBytes: 1);
        ledger.Confirmed("call-1", Dialog("a"));
        Directory.Delete(_folder, recursive: true);
        ledger.Confirmed("call-2", Dialog("a"));
        _time.Advance(TimeSpan.FromSeconds(2));
        ledger.IsHealthy.ShouldBeFalse();

        Directory.CreateDirectory(_folder);
        _time.Advance(TimeSpan.FromSeconds(2));
        ledger.IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Notes_FromManyThreads_AreAllThere()
    {
        var killed = Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                killed.Confirmed($"call-{thread}-{i}", Dialog("a"));
                if (i % 2 == 0)
                {
                    killed.Ended($"call-{thread}-{i}");
                }
            }
        })));

        using var next = Open();
        for (var i = 0; i < 200; i++)
        {
            next.Find($"call-3-{i}").Count.ShouldBe(i % 2);
        }
    }

    private static DialogFacts Dialog(string tag) => new(tag, "sip:callee@192.0.2.10", ["<sip:192.0.2.9;lr>"], 7);

    private FileDialogLedger Open(long segmentBytes = FileDialogLedger.SegmentBytes) =>
        FileDialogLedger.Open(_folder, segmentBytes, _time, NullLogger.Instance);
}
