using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Engine.Tidy;

/// <summary>The projects of src as compilations: the framework and the other projects are resolved, packages and generated code are not.</summary>
internal static class ProjectCompilation
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private static readonly string[] SdkUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] WebUsings =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly Lazy<MetadataReference[]> Framework = new(ReadFramework);
    private static readonly ConcurrentDictionary<string, Lazy<CSharpCompilation>> Built = new(StringComparer.Ordinal);

    /// <summary>Projects of src, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    public static CSharpCompilation Of(string project) => Built.GetOrAdd(project, p => new Lazy<CSharpCompilation>(() => Build(p))).Value;

    private static CSharpCompilation Build(string project)
    {
        var folder = $"src/{project}/";
        var description = XDocument.Load(Path.Combine(SourceTree.Root, folder, $"{project}.csproj"));
        string[] usings =
        [
            .. SdkUsings,
            .. description.Root!.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web" ? WebUsings : [],
            .. description.Descendants("Using").Select(u => u.Attribute("Include")?.Value).OfType<string>(),
        ];
        var imports = CSharpSyntaxTree.ParseText(string.Concat(usings.Select(u => $"global using {u};\n")), Options);
        var files = SourceTree.Product.Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal))
            .Select(f => CSharpSyntaxTree.ParseText(f.Text, Options, f.Path[folder.Length..]));
        var projects = description.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))
            .Select(name => Of(name).ToMetadataReference());
        return CSharpCompilation.Create(project, [imports, .. files], [.. Framework.Value, .. projects],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    /// <summary>The runtime's own assemblies, and ASP.NET Core's where it is installed beside it.</summary>
    private static MetadataReference[] ReadFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var web = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(runtime))!, "Microsoft.AspNetCore.App", Path.GetFileName(runtime));
        return
        [
            .. new[] { runtime, web }.Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*.dll"))
                .Where(IsManaged)
                .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
                .Select(p => MetadataReference.CreateFromFile(p)),
        ];
    }

    private static bool IsManaged(string path)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
