using System.Globalization;
using System.Text.Json;

namespace Engine.Flows.Document.Shapes;

/// <summary>A place in a document as JSON Pointer (RFC 6901).</summary>
/// <param name="Text">The pointer; empty = the whole document.</param>
internal readonly record struct JsonPath(string Text)
{
    public static JsonPath Root => new("");

    public JsonPath this[string member] => new($"{Text}/{Escape(member)}");

    public JsonPath this[int index] => new(FormattableString.Invariant($"{Text}/{index}"));

    private static string Escape(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public override string ToString() => Text;
}

/// <summary>Where a text stops being JSON, counted as editors count, without the parser's advice to programmers.</summary>
internal static class JsonFault
{
    public static string Words(JsonException fault)
    {
        // The parser appends its own position, from zero, and how a program could make it milder.
        var what = fault.Message;
        foreach (var rest in (string[])[" LineNumber: ", " Path: ", " Change the reader options"])
        {
            what = what.Split(rest, 2)[0];
        }

        return string.Create(CultureInfo.InvariantCulture, $"This is not valid JSON: line {fault.LineNumber + 1 ?? 1}, byte {fault.BytePositionInLine + 1 ?? 1}: {what}");
    }
}
