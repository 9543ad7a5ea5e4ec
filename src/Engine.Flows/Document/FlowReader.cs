using System.Text.Json;
using Engine.Flows.Document.Json;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Document;

/// <summary>Reads documents. Never throws on what people send: all faults of form are gathered, the rest is kept.</summary>
public static class FlowReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = FlowLimits.Depth };

    /// <param name="json">UTF-8, or what its byte order mark says, as an author wrote it.</param>
    /// <param name="form">The kinds of step it may have.</param>
    public static FlowReading Read(ReadOnlyMemory<byte> json, FlowForm form)
    {
        json = ByteOrderMark.PassOver(json);
        if (json.Length > FlowLimits.DocumentBytes)
        {
            return Unreadable("too_large", $"A flow may have {FlowLimits.DocumentBytes} bytes; this one has {json.Length}. Split it into several flows.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return UnicodeCheck.IsText(document.RootElement)
                ? Read(document.RootElement, form)
                : Unreadable("not_json", NotJson(json));
        }
        catch (JsonException)
        {
            return Unreadable("not_json", NotJson(json));
        }
    }

    /// <summary>Where a text stops being JSON, and why; for files of flows and of scenarios.</summary>
    internal static string NotJson(ReadOnlyMemory<byte> json) =>
        $"This is not valid JSON. {JsonText.FirstFault(json.Span, FlowLimits.Depth) ?? JsonTextFault.Unknown}";

    private static FlowReading Read(JsonElement root, FlowForm form)
    {
        var check = new ShapeCheck();
        var usable = form.Document.Check(root, JsonPath.Root, check);
        return new FlowReading
        {
            Document = usable?.Deserialize(FlowJson.Default.FlowDocument),
            Faults = [.. check.Faults.Select(f => new FlowFault(f.Code, FaultSeverity.Error, FlowShapes.StepOf(f.Path), f.Path.Text, f.Message))],
            Leaves = check.Leaves,
        };
    }

    private static FlowReading Unreadable(string code, string message) =>
        new() { Faults = [new FlowFault(code, FaultSeverity.Error, null, "", message)] };
}
