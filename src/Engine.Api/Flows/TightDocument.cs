using System.Text.Json;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Flows.Document;

namespace Engine.Api.Flows;

/// <summary>A document that was sent, in the form in which it is stored and counts.</summary>
internal static class TightDocument
{
    /// <summary>Its UTF-8, or 413.</summary>
    public static Read<byte[]> Of(JsonElement document)
    {
        var tight = FlowWriter.WriteTight(document);
        return tight.Length <= FlowLimits.DocumentBytes ? tight : new ApiProblem(
            ApiErrors.BodyTooLarge,
            $"A flow may have {FlowLimits.DocumentBytes} bytes, blanks between its members not counted; this one has {tight.Length}. Split it into several flows.");
    }
}
