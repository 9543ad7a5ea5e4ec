using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>docs/requirements is the law: what is cited stands there, and what is called done has a test that says so.</summary>
public sealed partial class RequirementTests
{
    /// <summary>Names of standards that look like ids.</summary>
    private static readonly string[] NotIds = ["SHA-256", "SHA-512", "ECMA-262", "UTF-16", "UTF-32"];

    private static readonly string[] Statuses = ["done", "partly", "open"];

    /// <summary>Code and room READMEs, but for the tests of this assembly: these talk about citations.</summary>
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Code = new(() =>
        [.. SourceTree.Files.Select(file => (file.Path, file.Text)).Concat(Pages("src"))
            .Where(file => !file.Path.StartsWith("tests/Engine.Tidy/", StringComparison.Ordinal))]);

    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> TestFiles = new(FindTests);

    [Fact]
    public void Code_CitesNoSectionOfAPage()
    {
        var found = from file in Code.Value
                    where file.Text.Contains('§', StringComparison.Ordinal)
                    from Match match in SectionOfAPage().Matches(file.Text)
                    select $"{file.Path}: {match.Value}";
        found.ShouldBeEmpty("cite the id of the rule (docs/requirements; add a row if there is none) or the section of the RFC");
    }

    [Fact]
    public void Ids_StandOnce() =>
        Requirement.All.GroupBy(row => row.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(row => row.Page))}")
            .ShouldBeEmpty("give one of the two rows the next free number of its area");

    [Fact]
    public void Rows_HaveAKnownStatus() =>
        Requirement.All.Where(row => !Statuses.Contains(row.Status)).Select(row => $"{row.Id}: {row.Status}")
            .ShouldBeEmpty("a status is done, partly or open");

    [Fact]
    public void EachIdCited_HasARow()
    {
        var known = Requirement.All.Select(row => row.Id).Concat(NotIds).ToHashSet(StringComparer.Ordinal);
        known.Count.ShouldBeGreaterThan(400, "the pages of docs/requirements were not read");
        var texts = Code.Value.Concat(Pages("docs")).Append(Page("README.md")).Append(Page("CONTRIBUTING.md")).ToList();
        var dashed = from file in texts
                     from Match match in DashedId().Matches(file.Text)
                     where !known.Contains(match.Value)
                     select $"{file.Path}: {match.Value}";
        var named = from file in SourceTree.Files
                    from method in file.Tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
                    from Capture id in IdsInAName().Match(method.Identifier.Text).Groups["id"].Captures
                    where !known.Contains(id.Value)
                    select $"{file.Path}: {id.Value} in {method.Identifier.Text}";
        dashed.Concat(named).Distinct().ShouldBeEmpty(
            "add a row to docs/requirements, correct the id, or, if it is the name of a standard, add it to NotIds in RequirementTests");
    }

    [Fact]
    public void Done_HasATest() =>
        Requirement.All.Where(row => row.Status == "done" && row.Tests.Count == 0).Select(row => $"{row.Page}: {row.Id}")
            .ShouldBeEmpty("name the test that holds the rule as `Class.Method`, or call the row partly or open");

    [Fact]
    public void TestsNamed_Exist() =>
        (from row in Requirement.All
         from test in row.Tests
         where !TestFiles.Value.ContainsKey(test)
         select $"{row.Page}: {row.Id} names {test}")
            .ShouldBeEmpty("the test is gone or has another name: name the one that holds the rule now");

    [Fact]
    public void TestsNamed_CiteTheId() =>
        (from row in Requirement.All
         from test in row.Tests
         where TestFiles.Value.TryGetValue(test, out var files) && !Array.Exists(files, row.IsCitedIn)
         select $"{test} does not cite {row.Id}")
            .ShouldBeEmpty("if the test holds the rule, say so above it (\"// Holds CALL-35.\"); if not, name another in docs/requirements");

    [Fact]
    public void RowsThatNobodyCites_AreOpen()
    {
        var found = from row in Requirement.All
                    where row.Status != "open" && !Code.Value.Any(file => row.IsCitedIn(file.Text))
                    select $"{row.Page}: {row.Id} is {row.Status}";
        found.ShouldBeEmpty("cite the id where the rule is kept and in its test, or call the row open");
    }

    /// <summary>Each test method, as Class.Method, with the texts of the files that have it.</summary>
    private static IReadOnlyDictionary<string, string[]> FindTests() =>
        (from file in SourceTree.Files
         where file.Path.StartsWith("tests/", StringComparison.Ordinal)
         from method in file.Tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
         where method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory")
         let type = (TypeDeclarationSyntax)method.Parent!
         group file.Text by $"{type.Identifier.Text}.{method.Identifier.Text}")
        .ToDictionary(test => test.Key, test => test.ToArray(), StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Text)> Pages(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.md", SearchOption.AllDirectories)
            .Select(path => Page(Path.GetRelativePath(SourceTree.Root, path)));

    private static (string Path, string Text) Page(string path) => (path.Replace('\\', '/'), File.ReadAllText(Path.Combine(SourceTree.Root, path)));

    [GeneratedRegex(@"\b[\w-]+\.md ?§|\b(?:sip|sip-tests|media|flows|api|speech|performance|architecture) §", RegexOptions.None, 1000)]
    private static partial Regex SectionOfAPage();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?:P|[A-Z]{2,8})-(?:[0-9]{2,3}[A-Z]?|[0-9][A-Z])(?![A-Za-z0-9-])", RegexOptions.None, 1000)]
    private static partial Regex DashedId();

    [GeneratedRegex("^(?<id>[A-K][0-9]{2}|I[0-9])+_", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdsInAName();
}
