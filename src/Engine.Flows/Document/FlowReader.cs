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
        if (json.Length > FlowLimits.SentBytes)
        {
            return TooLarge(json.Length);
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
        var document = usable?.Deserialize(FlowJson.Default.FlowDocument);

        // In the form in which it is stored: what was let in once is never too large later.
        var tight = document is not null && check.Faults.Count == 0 ? FlowWriter.WriteTight(document) : FlowWriter.WriteTight(root);
        return tight.Length > FlowLimits.DocumentBytes ? TooLarge(tight.Length) : new FlowReading
        {
            Document = document,
            Tight = document is null ? default(ReadOnlyMemory<byte>) : tight,
            Faults = [.. check.Faults.Select(f => new FlowFault(f.Code, FaultSeverity.Error, FlowShapes.StepOf(f.Path), f.Path.Text, f.Message))],
            Leaves = check.Leaves,
        };
    }

    private static FlowReading TooLarge(int bytes) => Unreadable(
        FlowFault.TooLarge,
        $"A flow may have {FlowLimits.DocumentBytes} bytes, blanks between its members not counted; this one has {bytes}. Split it into several flows.");

    private static FlowReading Unreadable(string code, string message) =>
        new() { Faults = [new FlowFault(code, FaultSeverity.Error, null, "", message)] };
}
