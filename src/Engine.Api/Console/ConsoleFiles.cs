using System.Collections.Frozen;
using System.Reflection;

namespace Engine.Api.Console;

/// <summary>
/// The web console as the build put it into the engine's own assembly (web/console, Console.targets): read once, kept whole. Empty when the engine was built
/// without it.
/// </summary>
public sealed class ConsoleFiles
{
    /// <summary>What the names of its resources begin with.</summary>
    private const string Prefix = "console/";

    private const string IndexName = "index.html";

    /// <summary>Names below this folder hold a hash of the content.</summary>
    private const string HashedFolder = "assets/";

    private readonly FrozenDictionary<string, ConsoleFile> _files;

    private ConsoleFiles(IEnumerable<KeyValuePair<string, byte[]>> contents)
    {
        var all = contents.ToList();
        var index = all.Find(file => file.Key == IndexName).Value;
        Page = index is null ? null : new ConsolePage(index);
        _files = all.Where(file => file.Key != IndexName)
            .Select(file => (Form: ContentCoding.OfName(file.Key), Bytes: file.Value))
            .GroupBy(file => file.Form.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => new ConsoleFile(
                    ConsoleFile.TypeOf(group.Key),
                    group.ToDictionary(file => file.Form.Coding, file => file.Bytes, StringComparer.Ordinal),
                    group.Key.StartsWith(HashedFolder, StringComparison.Ordinal)),
                StringComparer.Ordinal);
    }

    /// <summary>The page that every address of the console begins with; null when the engine was built without the console.</summary>
    internal ConsolePage? Page { get; }

    /// <summary>What the assembly holds.</summary>
    public static ConsoleFiles Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Of(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => KeyValuePair.Create(name[Prefix.Length..], Read(assembly, name))));
    }

    /// <param name="contents">The files by their path below <c>/console/</c>, packed forms beside the plain ones.</param>
    internal static ConsoleFiles Of(IEnumerable<KeyValuePair<string, byte[]>> contents) => new(contents);

    /// <param name="path">Below <c>/console/</c>, without a slash in front.</param>
    internal ConsoleFile? Find(string path) => _files.GetValueOrDefault(path);

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
