using System.Text.RegularExpressions;

namespace Engine.Tidy;

/// <summary>One row of docs/requirements.</summary>
/// <param name="Page">The file it stands in, below the root.</param>
/// <param name="Id">Such as CALL-35, I6 or B03.</param>
/// <param name="Tests">The tests it names, as Class.Method.</param>
/// <param name="Status">done, partly or open.</param>
internal sealed partial record Requirement(string Page, string Id, IReadOnlyList<string> Tests, string Status)
{
    private static readonly Lazy<IReadOnlyList<Requirement>> LazyAll = new(ReadAll);

    public static IReadOnlyList<Requirement> All => LazyAll.Value;

    /// <summary>Whether a text names this id itself, not one that only begins or ends like it (MAP-603 is not in "MAP-603Q").</summary>
    public bool IsCitedIn(string text) =>
        text.Contains(Id, StringComparison.Ordinal)
        && Regex.IsMatch(
            text,
            Id.Contains('-', StringComparison.Ordinal) ? $"(?<![A-Za-z0-9-]){Regex.Escape(Id)}(?![A-Za-z0-9-])" : $"(?<![A-Za-z]){Id}(?![0-9])",
            RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IReadOnlyList<Requirement> ReadAll() =>
        [.. from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "requirements"), "*.md").Order(StringComparer.Ordinal)
            from line in File.ReadLines(path)
            let cells = line.Split('|', StringSplitOptions.TrimEntries)
            where cells.Length == 7 && RowId().IsMatch(cells[1])
            select new Requirement(
                Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'), cells[1],
                [.. TestName().Matches(cells[4]).Select(match => match.Groups["name"].Value)], cells[5])];

    [GeneratedRegex("^(?:[A-Z]{1,8}-[0-9A-Z]+|[A-Z][0-9]{1,2})$", RegexOptions.None, 1000)]
    private static partial Regex RowId();

    [GeneratedRegex(@"`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();
}
