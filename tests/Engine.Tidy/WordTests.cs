using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>House style rules 8, 12, 14 and 18 as far as a test can hold them.</summary>
public sealed partial class WordTests
{
    private static readonly string[] EmptyNames = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Base", "Info"];

    [Fact]
    public void TypeNames_SayWhatTheyAre()
    {
        EmptyTypeNames.Where(place => !Exceptions.Allows(place)).ShouldBeEmpty("use the field's own word for it");
    }

    internal static IEnumerable<string> EmptyTypeNames =>
        from file in SourceTree.Files
        from type in file.Tree.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        where EmptyNames.Any(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
        select $"{file.Path}:{type.Identifier.Text}";

    /// <summary>One name for one thing. Methods that the framework declares keep the framework's name.</summary>
    [Fact]
    public void CancellationTokens_AreCalledCancellation()
    {
        string[] ours = ["cancellation", "_"];
        string[] frameworks = ["cancellationToken", "stoppingToken"];
        var found = from file in SourceTree.Files
                    from parameter in file.Tree.DescendantNodes().OfType<ParameterSyntax>()
                    where parameter.Type is IdentifierNameSyntax { Identifier.Text: "CancellationToken" }
                          && parameter.Parent?.Parent is BaseMethodDeclarationSyntax method
                          && !ours.Contains(parameter.Identifier.Text, StringComparer.Ordinal)
                          && !(frameworks.Contains(parameter.Identifier.Text, StringComparer.Ordinal) && DeclaredElsewhere(method))
                    select $"{file.Path}: {parameter.Identifier.Text}";
        found.ShouldBeEmpty("call it cancellation");
    }

    /// <summary>An override, or a member of a type with a base list, which may be the framework's.</summary>
    private static bool DeclaredElsewhere(BaseMethodDeclarationSyntax method) =>
        method.Modifiers.Any(m => m.Text == "override") || method.Parent is TypeDeclarationSyntax { BaseList: not null };

    /// <summary>
    /// Two ids that are text can change places unseen. Flows and Sip reference no other room and the wire of the API is text; everywhere else
    /// the four ids of Engine.Ports have their types.
    /// </summary>
    [Fact]
    public void Ids_HaveTheirTypes()
    {
        string[] textRooms = ["src/Engine.Flows/", "src/Engine.Sip/", "src/Engine.Api/", "src/Engine.Phone/"];
        string[] names = ["AccountId", "FlowId", "InteractionId", "TrunkId"];
        var found = from file in SourceTree.Product
                    where !textRooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))
                    from node in file.Tree.DescendantNodes()
                    let declared = node switch
                    {
                        ParameterSyntax p => (p.Type, Name: p.Identifier.Text),
                        PropertyDeclarationSyntax p => (p.Type, Name: p.Identifier.Text),
                        TupleElementSyntax e => (e.Type, Name: e.Identifier.Text),
                        _ => (Type: null, Name: ""),
                    }
                    where names.Contains(declared.Name, StringComparer.OrdinalIgnoreCase)
                          && declared.Type?.ToString().TrimEnd('?') == "string"
                    select $"{file.Path}: {declared.Name}";
        found.ShouldBeEmpty("use the id's type, src/Engine.Ports/Ids.cs");
    }

    [Fact]
    public void Product_HasNoUnfinishedPlaces()
    {
        var found = from file in SourceTree.Files
                    where !file.Path.StartsWith("tests/Engine.Tidy/", StringComparison.Ordinal)
                    from Match match in Unfinished().Matches(file.Text)
                    select $"{file.Path}: {match.Value}";
        found.ShouldBeEmpty("finish it or leave it out and say so in the docs");
    }

    [Fact]
    public void Product_SwallowsNoException()
    {
        var found = from file in SourceTree.Product
                    from handler in file.Tree.DescendantNodes().OfType<CatchClauseSyntax>()
                    where handler.Block.Statements.Count == 0 && !handler.Block.CloseBraceToken.LeadingTrivia.ToFullString().Contains("//", StringComparison.Ordinal)
                    select $"{file.Path}:{handler.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
        found.ShouldBeEmpty("an empty catch needs at least the sentence that says why nothing is the right thing to do");
    }

    [Fact]
    public void Sources_NameNoMachinePath()
    {
        var found = from file in SourceTree.Files
                    where !file.Path.StartsWith("tests/Engine.Tidy/", StringComparison.Ordinal)
                    from Match match in MachinePath().Matches(file.Text)
                    select $"{file.Path}: {match.Value}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void RoomReadmes_StayShort()
    {
        var found = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "README.md", SearchOption.AllDirectories)
            .Select(path => (path, lines: File.ReadAllLines(path).Length))
            .Where(r => r.lines > 40)
            .Select(r => $"{Path.GetRelativePath(SourceTree.Root, r.path)} ({r.lines})");
        found.ShouldBeEmpty("a room's README has at most 40 lines");
    }

    [Fact]
    public void RoomReadmes_NameTestsThatExist()
    {
        var tests = new HashSet<string>(
            from file in SourceTree.Files
            where file.Path.StartsWith("tests/", StringComparison.Ordinal)
            from method in file.Tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
            select method.Identifier.Text, StringComparer.Ordinal);
        tests.UnionWith(
            from file in SourceTree.Files
            where file.Path.StartsWith("tests/", StringComparison.Ordinal) && file.Path.EndsWith("Cases.cs", StringComparison.Ordinal)
            from literal in file.Tree.DescendantNodes().OfType<LiteralExpressionSyntax>()
            select literal.Token.ValueText);
        var found = from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "README.md", SearchOption.AllDirectories)
                    from Match match in TestName().Matches(File.ReadAllText(path))
                    where !tests.Contains(match.Groups["name"].Value)
                    select $"{Path.GetRelativePath(SourceTree.Root, path)}: {match.Groups["name"].Value}";
        found.ShouldBeEmpty("an invariant names the test that holds it");
    }

    [Fact]
    public void Contributing_NamesFilesThatExist() =>
        PathOfSource().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "CONTRIBUTING.md"))).Select(match => match.Groups["path"].Value)
            .Where(path => !File.Exists(Path.Combine(SourceTree.Root, path)))
            .ShouldBeEmpty("the table of CONTRIBUTING says where things are");

    [GeneratedRegex(@"`(?<path>src/[A-Za-z0-9_./]+\.cs)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathOfSource();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|Skip\s*=\s*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/(work|farm|root)/[A-Za-z0-9_.]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*_[A-Za-z0-9]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
