using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>
/// Files that name each other in a loop can only be understood together, so loops stay small. The limit of a project is the size of its largest
/// loop today; it may only fall.
/// </summary>
/// <remarks>
/// The output lists the loops. To see who names whom inside the loops of a project:
/// <c>TIDY_LOOPS=Engine.Sip dotnet test tests/Engine.Tidy --filter LoopTests --logger "console;verbosity=detailed"</c>.
/// </remarks>
public sealed class LoopTests(ITestOutputHelper output)
{
    private const int Aim = 10;
    private const int SipAim = 18;

    /// <summary>Files in the largest loop of each project of src; one without a row has no loop. Above the aim: the types that hold it, and the reason.</summary>
    private static readonly Dictionary<string, (int Largest, string Reason)> Limits = new(StringComparer.Ordinal)
    {
        ["Engine.Flows"] = (8, ""),
        ["Engine.Sip"] = (4, ""),
        ["Engine.Media"] = (3, ""),
        ["Engine.Actors"] = (2, ""),
        ["Engine.Storage"] = (2, ""),
        ["Engine.Speech"] = (2, ""),
        ["Engine.Host"] = (2, ""),
    };

    public static TheoryData<string> Projects => [.. ProjectCompilation.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void LargestLoop_IsAsLargeAsTheLimitSays(string project)
    {
        var graph = FileGraph.Of(project);
        var loops = graph.Loops();
        output.WriteLine($"{project}: {graph.Files.Count} files, {loops.Count} loops, sizes {string.Join(' ', loops.Select(l => l.Count))}");
        foreach (var loop in loops)
        {
            Show(graph, loop);
        }

        var (limit, largest) = (Limits.GetValueOrDefault(project).Largest, loops.Count == 0 ? 0 : loops[0].Count);
        largest.ShouldBeLessThanOrEqualTo(limit, "a loop has grown: cut it; the output of the test lists its files");
        largest.ShouldBe(limit, "the loop is smaller than its limit: lower the limit, it may only fall");
    }

    [Fact]
    public void LimitsAboveTheAim_HaveAReason() =>
        Limits.Where(l => l.Value.Largest > (l.Key == "Engine.Sip" ? SipAim : Aim) && l.Value.Reason.Length == 0).Select(l => l.Key)
            .ShouldBeEmpty("name the types that hold the loop together, and why");

    [Fact]
    public void Limits_NameProjectsThatExist() =>
        Limits.Keys.Except(ProjectCompilation.Names, StringComparer.Ordinal).ShouldBeEmpty("these projects are gone: take them off the list");

    private void Show(FileGraph graph, IReadOnlyList<string> loop)
    {
        output.WriteLine($"  loop of {loop.Count}: {string.Join(' ', loop)}");
        if (Environment.GetEnvironmentVariable("TIDY_LOOPS") != graph.Project)
        {
            return;
        }

        var inside = graph.Edges.Where(e => loop.Contains(e.From, StringComparer.Ordinal) && loop.Contains(e.To, StringComparer.Ordinal));
        foreach (var pair in inside.GroupBy(e => (e.From, e.To)))
        {
            output.WriteLine($"    {pair.Key.From} -> {pair.Key.To}: {string.Join(' ', pair.Select(e => e.Type))}");
        }
    }
}
