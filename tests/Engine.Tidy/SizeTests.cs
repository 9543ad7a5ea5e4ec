using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>House style rule 15: small files, small methods, few parameters.</summary>
public sealed class SizeTests
{
    private const int MaxFileLines = 300;
    private const int SmallFileLines = 20;
    private const double MaxSmallShare = 0.20;
    private const int MaxMethodCodeLines = 50;
    private const int MaxTableCodeLines = 70;
    private const int MaxParameters = 7;

    [Fact]
    public void Files_AreNotLongerThan300Lines() => Breaches(LongFiles)
            .ShouldBeEmpty("split the file, or list it with its reason in tests/Engine.Tidy/exceptions.txt");

    [Fact]
    public void Files_AreMostlySmall()
    {
        int[] lengths = [.. SourceTree.Product.Select(f => f.Lines).Order()];
        lengths[lengths.Length * 9 / 10].ShouldBeLessThanOrEqualTo(200, "p90 of file lengths");
        lengths[lengths.Length / 2].ShouldBeLessThanOrEqualTo(100, "median of file lengths");
    }

    /// <summary>A page that must be read with four others to make sense is as bad as a long one.</summary>
    [Fact]
    public void Files_AreNotTooSmall()
    {
        var files = SourceTree.Product.ToList();
        var small = files.Count(f => f.Lines <= SmallFileLines);
        ((double)small / files.Count).ShouldBeLessThanOrEqualTo(
            MaxSmallShare, $"{small} of {files.Count} files have at most {SmallFileLines} lines: put a port, its result and its row on one page");
    }

    [Fact]
    public void Methods_AreNotLongerThan50CodeLines() =>
        Breaches(LongMethods)
            .ShouldBeEmpty("split the method, or list it with its reason in tests/Engine.Tidy/exceptions.txt");

    [Fact]
    public void Methods_TakeFewParameters() =>
        Breaches(CrowdedMethods)
            .ShouldBeEmpty("gather the parameters in a record");

    internal static IEnumerable<(string Place, int Size)> LongFiles => SourceTree.Product.Where(f => f.Lines > MaxFileLines).Select(f => (f.Path, f.Lines));

    internal static IEnumerable<(string Place, int Size)> LongMethods =>
        from f in SourceTree.Product
        from m in f.Tree.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let lines = CodeLines(m)
        where lines > (IsTable(m) ? MaxTableCodeLines : MaxMethodCodeLines)
        select ($"{f.Path}:{NameOf(m)}", lines);

    internal static IEnumerable<(string Place, int Size)> CrowdedMethods =>
        from f in SourceTree.Product
        from m in f.Tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where m.ParameterList.Parameters.Count > MaxParameters
              && !m.AttributeLists.SelectMany(a => a.Attributes).Any(a => a.Name.ToString().Contains("Import", StringComparison.Ordinal)
                  || a.Name.ToString().Contains("LoggerMessage", StringComparison.Ordinal))
        select ($"{f.Path}:{NameOf(m)}", m.ParameterList.Parameters.Count);

    private static IEnumerable<string> Breaches(IEnumerable<(string Place, int Size)> found) =>
        found.Where(b => !Exceptions.Allows(b.Place)).Select(b => $"{b.Place} ({b.Size})");

    private static bool IsTable(BaseMethodDeclarationSyntax method) =>
        method.DescendantNodes().Any(n => n is SwitchExpressionSyntax { Arms.Count: > 8 } or SwitchStatementSyntax { Sections.Count: > 8 });

    private static int CodeLines(BaseMethodDeclarationSyntax method)
    {
        var code = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        if (code is null)
        {
            return 0;
        }

        return code.DescendantTokens().Select(t => t.GetLocation().GetLineSpan().StartLinePosition.Line).Distinct().Count();
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => method.GetType().Name,
    };
}
