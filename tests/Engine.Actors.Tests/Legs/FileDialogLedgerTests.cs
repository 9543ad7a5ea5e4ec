using Engine.Actors.Legs;
using Engine.Flows.Interactions;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

public sealed class FileDialogLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger").FullName;

    private string Path => System.IO.Path.Combine(_folder, "dialogs.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Confirmed_ProcessDies_NextOneFindsIt()
    {
        var dead = new FileDialogLedger(Path);
        dead.Confirmed("a", Dialog("tag-a"));
        dead.Confirmed("b", Dialog("tag-b"));
        dead.Ended("b");

        using var next = new FileDialogLedger(Path);
        var found = next.Find("a").ShouldHaveSingleItem();
        found.RemoteTag.ShouldBe("tag-a");
        found.RouteSet.ShouldBe(["sip:proxy.example;lr"]);
        found.Destination.ShouldBe("192.0.2.1:5060");
        next.Find("b").ShouldBeEmpty();
        next.Open.ShouldBe(1);
    }

    [Fact]
    public void Confirmed_Forked_BothAreKept()
    {
        using (var first = new FileDialogLedger(Path))
        {
            first.Confirmed("a", Dialog("one"));
            first.Confirmed("a", Dialog("two"));
        }

        using var next = new FileDialogLedger(Path);
        next.Find("a").Select(d => d.RemoteTag).ShouldBe(["one", "two"]);
    }

    [Fact]
    public void Start_HalfALineAtTheEnd_IsSkipped()
    {
        using (var first = new FileDialogLedger(Path))
        {
            first.Confirmed("a", Dialog("one"));
        }

        File.AppendAllText(Path, "{\"CallId\":\"b\",\"Dia");

        using var next = new FileDialogLedger(Path);
        next.Find("a").Count.ShouldBe(1);
        next.Open.ShouldBe(1);
    }

    [Fact]
    public void Start_ManyEndedCalls_FileIsCompact()
    {
        using (var first = new FileDialogLedger(Path))
        {
            for (var i = 0; i < 1_000; i++)
            {
                first.Confirmed($"call-{i}", Dialog("x"));
                first.Ended($"call-{i}");
            }

            first.Confirmed("open", Dialog("y"));
        }

        var before = new FileInfo(Path).Length;
        using var next = new FileDialogLedger(Path);
        new FileInfo(Path).Length.ShouldBeLessThan(before / 100);
        next.Find("open").Count.ShouldBe(1);
    }

    private static DialogFacts Dialog(string tag) => new(tag, "sip:contact@192.0.2.7", ["sip:proxy.example;lr"], 7, 200, "192.0.2.1:5060");
}
