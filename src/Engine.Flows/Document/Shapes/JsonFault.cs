using System.Globalization;
using System.Text.Json;

namespace Engine.Flows.Document.Shapes;

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
