namespace Engine.Tidy;

/// <summary>The listed places that may break a size rule, each with its reason (exceptions.txt).</summary>
internal static class Exceptions
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Lines = new(Read);

    public static bool Allows(string place) => Lines.Value.ContainsKey(place);

    public static string ReasonOf(string place) => Lines.Value[place];

    public static IEnumerable<string> Places => Lines.Value.Keys;

    private static IReadOnlyDictionary<string, string> Read() =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "exceptions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.Ordinal);
}
