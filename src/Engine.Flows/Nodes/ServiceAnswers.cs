using System.Text.Json;

namespace Engine.Flows.Nodes;

/// <summary>Reading what a service answered. Nothing here throws on what a service sends.</summary>
internal static class ServiceAnswers
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The answer as JSON; null when it is none.</summary>
    public static JsonElement? Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return Graph.UnicodeCheck.IsText(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
