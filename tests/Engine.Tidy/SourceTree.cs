using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Engine.Tidy;

/// <summary>The repository as these tests see it: hand-written C# files, found from the test's own folder upwards.</summary>
internal static class SourceTree
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);
    private static readonly Lazy<IReadOnlyList<SourceFile>> LazyFiles = new(ReadAll);

    public static string Root => LazyRoot.Value;

    public static IReadOnlyList<SourceFile> Files => LazyFiles.Value;

    public static IEnumerable<SourceFile> Product => Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Engine.sln was not found above the test's folder.");
    }

    private static IReadOnlyList<SourceFile> ReadAll() =>
        [.. new[] { "src", "tests", "bench" }
            .SelectMany(top => Directory.EnumerateFiles(Path.Combine(Root, top), "*.cs", SearchOption.AllDirectories))
            .Select(full => Path.GetRelativePath(Root, full).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];
}

/// <summary>One source file: its path below the root, its text and its syntax tree.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> _tree = new(() => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot());

    public string Path { get; } = path;

    public string Text { get; } = text;

    public int Lines { get; } = text.AsSpan().TrimEnd().Count('\n') + 1;

    public CompilationUnitSyntax Tree => _tree.Value;
}
