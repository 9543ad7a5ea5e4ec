using System.Globalization;
using System.Text;

namespace Engine.Flows.Document.Json;

/// <summary>Says where a text stops being JSON (RFC 8259) in the words of the person who wrote it; parsers speak to programmers.</summary>
public static class JsonText
{
    /// <summary>
    /// The first fault of a text: of the grammar, of its Unicode, nesting beyond <paramref name="maxDepth"/>, or a member that is there twice. Null
    /// when there is none.
    /// </summary>
    public static JsonTextFault? FirstFault(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var scan = new JsonScan(utf8, maxDepth);
        return scan.Whole() ? null : scan.Fault();
    }
}

/// <summary>Where a text stops being JSON, and why.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters (code points), as editors count.</param>
/// <param name="Path">The member the fault is in, such as <c>$.gateways[0].port</c>; <c>$</c> is the whole text.</param>
/// <param name="Words">What to write instead, or what to take away.</param>
public sealed record JsonTextFault(int Line, int Column, string Path, string Words)
{
    /// <summary>What a parser refused and this did not: a bound of the parser's own.</summary>
    public static readonly JsonTextFault Unknown = new(1, 1, "$", "this cannot be read as JSON");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"Line {Line}, column {Column}{(Path == "$" ? "" : $", at {Path}")}: {Words}.");

    internal static JsonTextFault At(ReadOnlySpan<byte> utf8, int at, IEnumerable<object> path, string words)
    {
        var (line, column) = Place(utf8, at);
        return new JsonTextFault(line, column, PathOf(path), words);
    }

    /// <summary>Line and column of a byte, both from 1.</summary>
    internal static (int Line, int Column) Place(ReadOnlySpan<byte> utf8, int at)
    {
        var before = utf8[..Math.Min(at, utf8.Length)];
        var (line, column) = (1, 1);
        while (before.Length > 0)
        {
            Rune.DecodeFromUtf8(before, out var rune, out var bytes);
            var ends = rune.Value == '\n' || (rune.Value == '\r' && (before.Length == bytes || before[bytes] != '\n'));
            (line, column) = ends ? (line + 1, 1) : (line, column + 1);
            before = before[bytes..];
        }

        return (line, column);
    }

    private static string PathOf(IEnumerable<object> path)
    {
        var text = new StringBuilder("$");
        foreach (var part in path)
        {
            _ = part is int index ? text.Append(CultureInfo.InvariantCulture, $"[{index}]") : text.Append('.').Append(part);
        }

        return text.ToString();
    }
}
