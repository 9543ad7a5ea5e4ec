using System.Text.Json;
using Engine.Flows.Document;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Document.Texts;

namespace Engine.Flows.Scenarios;

/// <summary>Reads scenario files; all faults at once, never throws on what people write.</summary>
public static class ScenarioReader
{
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = FlowLimits.Depth };

    public static ScenarioReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(ByteOrderMark.PassOver(json), Options);
            if (!UnicodeCheck.IsText(document.RootElement))
            {
                return Unreadable(FlowReader.NotJson(json));
            }

            var check = new ShapeCheck();
            var usable = ScenarioShapes.Document.Check(document.RootElement, JsonPath.Root, check);
            CheckClock(document.RootElement, check);
            return check.Faults.Count > 0
                ? new ScenarioReading(null, [.. check.Faults.Select(f => new FlowFault(f.Code, FaultSeverity.Error, null, f.Path.Text, f.Message))])
                : new ScenarioReading(usable!.Deserialize(ScenarioJson.Default.Scenario), []);
        }
        catch (JsonException)
        {
            return Unreadable(FlowReader.NotJson(json));
        }
    }

    /// <summary>Whether an interaction can live at that time: the ends of the calendar leave it no room.</summary>
    public static bool IsClock(DateTimeOffset clock) => clock.Year is >= FirstYear and <= LastYear;

    /// <summary>Of the right form is not yet a day of the calendar.</summary>
    private static void CheckClock(JsonElement root, ShapeCheck check)
    {
        if (check.Faults.Count > 0 || !root.TryGetProperty("clock", out var clock))
        {
            return;
        }

        if (!clock.TryGetDateTimeOffset(out var time))
        {
            check.Report("bad_format", JsonPath.Root["clock"], $"\"{clock.GetString()}\" is not a time of the calendar; write it like 2026-03-02T12:00:00Z.");
        }
        else if (!IsClock(time))
        {
            check.Report("out_of_range", JsonPath.Root["clock"], $"Use a year from {FirstYear} to {LastYear}.");
        }
    }

    private static ScenarioReading Unreadable(string message) => new(null, [new FlowFault("not_json", FaultSeverity.Error, null, "", message)]);
}

/// <summary>What came of reading a scenario.</summary>
/// <param name="Scenario">The scenario, null when something is wrong with it.</param>
/// <param name="Faults">All that is wrong.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<FlowFault> Faults);
