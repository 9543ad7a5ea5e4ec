using System.Text.Json;
using Engine.Flows.Graph;
using Engine.Flows.Shapes;
using Engine.Flows.Validation;

namespace Engine.Flows.Scenarios;

/// <summary>Reads scenario files; all faults at once, never throws on what people write.</summary>
public static class ScenarioReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = FlowLimits.Depth };

    public static ScenarioReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (!UnicodeCheck.IsText(document.RootElement))
            {
                return Unreadable("This holds characters that are not valid Unicode; save the file as UTF-8.");
            }

            var check = new ShapeCheck();
            var usable = ScenarioShapes.Document.Check(document.RootElement, JsonPath.Root, check);
            return check.Faults.Count > 0
                ? new ScenarioReading(null, [.. check.Faults.Select(f => new FlowFault(f.Code, FaultSeverity.Error, null, f.Path.Text, f.Message))])
                : new ScenarioReading(usable!.Deserialize(FlowJson.Default.Scenario), []);
        }
        catch (JsonException e)
        {
            return Unreadable($"This is not valid JSON: {e.Message}");
        }
    }

    private static ScenarioReading Unreadable(string message) => new(null, [new FlowFault("not_json", FaultSeverity.Error, null, "", message)]);
}
