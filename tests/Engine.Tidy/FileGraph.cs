using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Engine.Tidy;

/// <summary>Which file of a project of src names which type of another file of the same project, as the compiler resolves the names.</summary>
/// <remarks>
/// Comments and crefs do not count, nor do types that only generated code declares. A call of an extension method names the type that
/// declares it; so does a member that a using static brings in.
/// </remarks>
internal sealed class FileGraph
{
    private static readonly ConcurrentDictionary<string, Lazy<FileGraph>> Built = new(StringComparer.Ordinal);

    internal FileGraph(string project, CSharpCompilation compilation)
    {
        var files = compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0).ToArray();
        var names = Names(files);
        Project = project;
        Files = [.. files.Select(t => t.FilePath)];
        Edges =
        [
            .. files.AsParallel().SelectMany(tree => EdgesOf(tree, compilation, names))
                .OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal).ThenBy(e => e.Type, StringComparer.Ordinal),
        ];
    }

    public string Project { get; }

    /// <summary>Paths below the project's folder.</summary>
    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<FileEdge> Edges { get; }

    public static FileGraph Of(string project) => Built.GetOrAdd(project, p => new Lazy<FileGraph>(() => new FileGraph(p, ProjectCompilation.Of(p)))).Value;

    /// <summary>Sets of files that name each other in a loop (strongly connected components of two and more), the largest first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Loops() => [.. Loops(Files, Edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal))];

    /// <summary>Kosaraju's two passes: order by finish, then collect backwards.</summary>
    private static IOrderedEnumerable<IReadOnlyList<string>> Loops(IReadOnlyList<string> files, ILookup<string, string> next)
    {
        var previous = files.SelectMany(f => next[f].Select(to => (f, to))).ToLookup(e => e.to, e => e.f, StringComparer.Ordinal);
        var finished = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            Visit(file, next, seen, finished);
        }

        finished.Reverse();
        seen.Clear();
        var loops = new List<IReadOnlyList<string>>();
        foreach (var file in finished)
        {
            var loop = new List<string>();
            Visit(file, previous, seen, loop);
            if (loop.Count > 1)
            {
                loops.Add([.. loop.Order(StringComparer.Ordinal)]);
            }
        }

        return loops.OrderByDescending(l => l.Count);
    }

    private static void Visit(string file, ILookup<string, string> next, HashSet<string> seen, List<string> finished)
    {
        if (!seen.Add(file))
        {
            return;
        }

        foreach (var to in next[file])
        {
            Visit(to, next, seen, finished);
        }

        finished.Add(file);
    }

    /// <summary>Only these identifiers can name a type of the project: asking the compiler about all others would take ten times as long.</summary>
    private static Dictionary<string, int> Names(IEnumerable<SyntaxTree> files)
    {
        return files.SelectMany(t => t.GetRoot().DescendantNodes(n => n is not BlockSyntax)).SelectMany(NamesOf)
            .GroupBy(n => n, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Count(), StringComparer.Ordinal);
    }

    private static IEnumerable<string> NamesOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax { Identifier.Text: var name } when name.EndsWith("Attribute", StringComparison.Ordinal) => [name, name[..^9]],
        BaseTypeDeclarationSyntax type => [type.Identifier.Text],
        DelegateDeclarationSyntax type => [type.Identifier.Text],
        UsingDirectiveSyntax { Alias.Name.Identifier.Text: var alias } => [alias],
        MethodDeclarationSyntax { ParameterList.Parameters: [{ Modifiers: var modifiers }, ..] } method when modifiers.Any(SyntaxKind.ThisKeyword) =>
            [method.Identifier.Text],
        MemberDeclarationSyntax { Parent: ExtensionBlockDeclarationSyntax } member =>
            member.ChildTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.Text),
        _ => [],
    };

    private static HashSet<FileEdge> EdgesOf(SyntaxTree tree, CSharpCompilation compilation, IReadOnlyDictionary<string, int> names)
    {
        var model = compilation.GetSemanticModel(tree);
        var root = tree.GetCompilationUnitRoot();
        var importsMembers = root.Usings.Any(u => u.StaticKeyword != default);
        var edges = new HashSet<FileEdge>();
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>().OrderBy(IsInBody))
        {
            var declared = names.GetValueOrDefault(name.Identifier.Text);
            if ((declared == 0 && !importsMembers) || settled.Contains(name.Identifier.Text))
            {
                continue;
            }

            var found = model.GetSymbolInfo(name);
            foreach (var type in TypesOf(found.Symbol, name, found.CandidateSymbols))
            {
                if (declared == 1 && type.Name == name.Identifier.Text)
                {
                    settled.Add(name.Identifier.Text);
                }

                edges.UnionWith(from declaration in type.DeclaringSyntaxReferences
                                where SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                                let file = declaration.SyntaxTree.FilePath
                                where file.Length > 0 && file != tree.FilePath
                                select new FileEdge(tree.FilePath, file, type.Name));
            }
        }

        return edges;
    }

    /// <summary>Signatures first: a type found there spares the compiler the bodies, which cost most.</summary>
    private static bool IsInBody(SyntaxNode name) =>
        name.Ancestors().Any(a => a is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ArgumentListSyntax);

    private static IEnumerable<INamedTypeSymbol> TypesOf(ISymbol? symbol, SimpleNameSyntax name, IEnumerable<ISymbol> candidates) => symbol switch
    {
        INamedTypeSymbol type => [type.OriginalDefinition],
        IAliasSymbol { Target: INamedTypeSymbol type } => [type.OriginalDefinition],
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => [constructor.ContainingType.OriginalDefinition],
        IMethodSymbol { IsExtensionMethod: true } method => [method.ContainingType.OriginalDefinition],
        { ContainingType.IsExtension: true } member => [member.ContainingType.ContainingType],
        { IsStatic: true, ContainingType: { } type } when name.Parent is not MemberAccessExpressionSyntax a || a.Name != name => [type.OriginalDefinition],
        // Types of packages are unknown here, so overloads may stay open: all candidates of one type name that type.
        null => candidates.Select(c => c switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { IsExtensionMethod: true } => c.ContainingType.OriginalDefinition,
            _ => null,
        }).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
        _ => [],
    };
}
