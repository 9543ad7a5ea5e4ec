using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony;

/// <summary>docs/outcomes.md is made from the code. <c>ENGINE_WRITE_OUTCOMES=1</c> writes it; without it a page that is not what the code says fails.</summary>
public sealed class OutcomesPageTests
{
    private static string Path
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Engine.sln")))
            {
                folder = folder.Parent;
            }

            return System.IO.Path.Combine(folder.ShouldNotBeNull("Engine.sln stands above the test's folder").FullName, "docs", "outcomes.md");
        }
    }

    // Holds MAP-11.
    [Fact]
    public void Page_IsWhatTheCodeSays()
    {
        var page = OutcomesPage.Make();
        if (Environment.GetEnvironmentVariable("ENGINE_WRITE_OUTCOMES") == "1")
        {
            File.WriteAllText(Path, page);
        }

        File.Exists(Path).ShouldBeTrue("docs/outcomes.md is missing: run this test once with ENGINE_WRITE_OUTCOMES=1");
        File.ReadAllText(Path).ShouldBe(page, "docs/outcomes.md is stale: run this test once with ENGINE_WRITE_OUTCOMES=1 and commit the page");
    }

    // Holds MAP-11.
    [Fact]
    public void Page_HasARowForEachCodeAndPhaseAndEachLocalCause()
    {
        var rows = OutcomesPage.Make().Split('\n');
        foreach (var row in Engine.Sip.Outcomes.SipOutcomes.Rows.Where(row => row.Status != 200))
        {
            rows.Count(line => line.StartsWith($"| {row.Status} | before |", StringComparison.Ordinal)).ShouldBe(1, $"{row.Status}");
            rows.Count(line => line.StartsWith($"| {row.Status} | after |", StringComparison.Ordinal)).ShouldBe(1, $"{row.Status}");
        }

        rows.Count(line => line.StartsWith("| no_ack |", StringComparison.Ordinal)).ShouldBe(1);
        rows.ShouldContain("| 408 | after | no_answer | carrier_timeout | contact | no | later |");
        rows.ShouldContain(line => line.StartsWith("| 21 |", StringComparison.Ordinal) && line.Contains("| rejected | carrier |", StringComparison.Ordinal));
        rows.ShouldContain("| contact_hung_up | any other, or none | remote_hangup | contact |");
    }
}
