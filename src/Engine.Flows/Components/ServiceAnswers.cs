using System.Text.Json;

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
            // RFC 8259 §8.1 lets a reader ignore a byte order mark; some services cannot leave it out.
            using var document = JsonDocument.Parse(body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body, Options);
            return Engine.Flows.Document.UnicodeCheck.IsText(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
