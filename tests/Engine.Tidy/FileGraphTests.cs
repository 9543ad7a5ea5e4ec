using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Shouldly;
using Xunit;

namespace Engine.Tidy;

/// <summary>What counts as naming a type, on small examples.</summary>
public sealed class FileGraphTests
{
    private const string Leg = "namespace N; public sealed class Leg { public int Number; public sealed class State; public static int Most => 3; }";

    [Theory]
    [InlineData("namespace N; class A { Leg? _leg; }", "Leg")]
    [InlineData("namespace N; class A { object Make() => new Leg(); }", "Leg")]
    [InlineData("namespace N; class A { object Make() => new Leg.State(); }", "Leg State")]
    [InlineData("namespace N; class A { int Most() => Leg.Most; }", "Leg")]
    [InlineData("using static N.Leg; namespace N; class A { int Count() => Most; }", "Leg")]
    [InlineData("using Line = N.Leg; namespace N; class A { Line? _line; }", "Leg")]
    [InlineData("namespace N; /// <summary>See <see cref=\"Leg\"/>.</summary>\nclass A; // not a Leg", "")]
    [InlineData("namespace N; class A { int Leg { get; } int Twice() => Leg + Leg; }", "")]
    [InlineData("namespace N; class A { Missing? _gone; }", "")]
    public void Names_AreWhatTheCompilerFinds(string text, string expected) =>
        NamesIn(text, ("Leg.cs", Leg)).ShouldBe(expected);

    [Fact]
    public void ExtensionCall_NamesTheDeclaringType() =>
        NamesIn("namespace N; class A { int Two(int one) => one.Twice(); }", ("More.cs", "namespace N; static class More { public static int Twice(this int n) => 2 * n; }"))
            .ShouldBe("More");

    [Fact]
    public void ExtensionBlock_NamesTheDeclaringType() =>
        NamesIn("namespace N; class A { int Two(int one) => one.Twice(); }", ("More.cs", "namespace N; static class More { extension(int n) { public int Twice() => 2 * n; } }"))
            .ShouldBe("More");

    [Fact]
    public void Loops_AreTheFilesThatReachEachOther()
    {
        var graph = Graph(
            ("A.cs", "namespace N; class A { B? _b; }"), ("B.cs", "namespace N; class B { C? _c; }"), ("C.cs", "namespace N; class C { A? _a; D? _d; }"),
            ("D.cs", "namespace N; class D;"));
        graph.Loops().ShouldHaveSingleItem().ShouldBe(["A.cs", "B.cs", "C.cs"]);
    }

    private static string NamesIn(string text, (string Path, string Text) other) =>
        string.Join(' ', Graph(("A.cs", text), other).Edges.Where(e => e.From == "A.cs").Select(e => e.Type));

    private static FileGraph Graph(params (string Path, string Text)[] files) => new("Example", CSharpCompilation.Create(
        "Example",
        files.Select(f => CSharpSyntaxTree.ParseText(f.Text, new CSharpParseOptions(LanguageVersion.Preview), f.Path)),
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
}
