using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>Who may name whom between the folders of the pure rooms: arrows go down only, so that each floor can be understood without the ones above.</summary>
public sealed class FolderArrowTests(ITestOutputHelper output)
{
    /// <summary>
    /// Folder → folders it may name, from the lowest floor up: a folder names only folders that stand above it in its list. A file belongs to the
    /// longest folder that fits, so a folder within a folder can have its own line. A project without lines is not checked.
    /// </summary>
    private static readonly Dictionary<string, (string Folder, string[] May)[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Engine.Flows"] =
        [
            ("Document/Texts", []),
            ("Document/Marks", []),
            ("Document/Shapes", ["Document/Marks", "Document/Texts"]),
            ("Document/Templates", ["Document/Marks"]),
            ("Document/Json", []),
            ("Document", ["Document/Texts", "Document/Marks", "Document/Shapes", "Document/Templates", "Document/Json"]),
            ("Document/Arguments", ["Document/Texts", "Document/Marks", "Document"]),
            ("Facts", ["Document", "Document/Templates"]),
            ("Components/Steps", ["Document", "Document/Shapes", "Facts"]),
            ("Components", ["Document/Texts", "Document", "Document/Shapes", "Document/Templates", "Facts", "Components/Steps"]),
            ("Walking", ["Document", "Facts", "Components/Steps"]),
            ("Validation", ["Document", "Document/Shapes", "Document/Templates", "Document/Arguments", "Components/Steps", "Components"]),
            ("Versions", ["Document"]),
            ("Report", ["Document", "Facts"]),
            ("Scenarios",
            [
                "Document/Texts", "Document", "Document/Shapes", "Document/Templates", "Document/Arguments", "Facts", "Components/Steps", "Components", "Walking", "Report",
            ]),
        ],
        ["Engine.Sip"] =
        [
            ("Wire", []),
            ("Counters", ["Wire"]),
            ("Timers", []),
            ("Transport", ["Wire", "Counters", "Timers"]),
            ("Transport/Linux", ["Transport"]),
            ("Transport/Udp", ["Transport", "Transport/Linux"]),
            ("Transactions", ["Wire", "Counters", "Timers", "Transport"]),
            ("Dialogs", ["Wire", "Counters", "Transport", "Transactions"]),
            ("Auth", ["Wire", "Counters", "Transport"]),
            ("Methods", ["Wire", "Counters", "Timers", "Transport", "Transactions", "Dialogs", "Auth"]),
            ("Outcomes", []),
            ("Calls", ["Wire", "Timers", "Transport", "Transactions", "Dialogs", "Auth", "Methods"]),
            ("Calls/Incoming", ["Wire", "Transport", "Transactions", "Dialogs", "Auth", "Methods", "Calls"]),
            ("Calls/Outgoing", ["Wire", "Counters", "Timers", "Transport", "Transactions", "Dialogs", "Auth", "Methods", "Outcomes", "Calls"]),
            ("Agent",
            [
                "Wire", "Counters", "Transport", "Transport/Linux", "Transport/Udp", "Transactions", "Dialogs", "Auth", "Methods", "Outcomes", "Calls",
                "Calls/Incoming", "Calls/Outgoing",
            ]),
        ],
        ["Engine.Media"] =
        [
            ("G711", []),
            ("", ["G711"]),
            ("Sdp", [""]),
            ("Rtp", [""]),
            ("Rtcp", []),
            ("Dtmf", ["", "Rtp"]),
            ("Voice", []),
            ("Prompts", ["", "G711"]),
            ("Linux", []),
            ("Bridging", ["", "Rtp", "Dtmf", "Prompts"]),
            ("Receiving", ["", "Sdp", "Rtp", "Rtcp", "Dtmf", "Linux", "Bridging"]),
            ("Sending", ["", "Rtp", "Rtcp", "Dtmf", "Prompts", "Linux", "Bridging", "Receiving"]),
            ("Plane", ["", "Sdp", "Dtmf", "Prompts", "Linux", "Bridging", "Receiving", "Sending"]),
        ],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_NameOnlyWhatTheyMay(string project)
    {
        var rows = Allowed[project];
        Assert.SkipWhen(rows.Length == 0, $"{project} has no table yet");
        var taken = Arrows(project, rows);
        foreach (var arrow in taken.GroupBy(t => (t.From, t.To)).OrderBy(a => a.Key))
        {
            output.WriteLine($"{arrow.Key.From} -> {arrow.Key.To} ({arrow.Count()})");
        }

        var may = rows.SelectMany(r => r.May.Select(to => (From: r.Folder, To: to))).ToHashSet();
        taken.Where(t => !may.Contains((t.From, t.To))).Select(t => $"{t.From} -> {t.To}: {t.Edge.From} names {t.Edge.Type} of {t.Edge.To}")
            .ShouldBeEmpty("an arrow that the table does not allow: move the type to the floor that owns it, or turn the arrow round with an interface");
        may.Except(taken.Select(t => (t.From, t.To))).ShouldBeEmpty("nobody takes these arrows any more: take them out of the table");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Tables_GoDownOnly(string project)
    {
        var rows = Allowed[project];
        var floors = rows.Select(r => r.Folder).ToList();
        floors.ShouldBeUnique();
        rows.SelectMany((row, floor) => row.May.Where(to => floors.IndexOf(to) is var below && (below < 0 || below >= floor)).Select(to => $"{row.Folder} -> {to}"))
            .ShouldBeEmpty($"a folder of {project} may name only folders that stand above it in the table");
    }

    private static List<(string From, string To, FileEdge Edge)> Arrows(string project, (string Folder, string[] May)[] rows)
    {
        var graph = FileGraph.Of(project);
        var folders = graph.Files.ToDictionary(f => f, f => FolderOf(f, rows), StringComparer.Ordinal);
        folders.Where(f => f.Value is null).Select(f => f.Key).ShouldBeEmpty($"these files of {project} stand in a folder that has no line in the table");
        return [.. graph.Edges.Select(e => (From: folders[e.From]!, To: folders[e.To]!, Edge: e)).Where(a => a.From != a.To)];
    }

    private static string? FolderOf(string file, (string Folder, string[] May)[] rows) =>
        rows.Select(r => r.Folder).Where(f => f.Length == 0 ? !file.Contains('/', StringComparison.Ordinal) : file.StartsWith(f + "/", StringComparison.Ordinal))
            .MaxBy(f => f.Length);
}
