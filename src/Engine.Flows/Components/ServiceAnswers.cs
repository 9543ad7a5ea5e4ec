using System.Text.Json;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Components;

/// <summary>Reading what a service answered. Nothing here throws on what a service sends.</summary>
internal static class ServiceAnswers
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The answer as JSON; null when it is none.</summary>
    public static JsonElement? Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(ByteOrderMark.PassOver(body), Options);
            return Engine.Flows.Document.UnicodeCheck.IsText(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
