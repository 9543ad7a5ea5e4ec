using System.Text.Json;

namespace Engine.Flows.Document;

/// <summary>One placed component.</summary>
public sealed record FlowStep
{
    /// <summary>Kind of component, such as play_audio.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>The author's name for it.</summary>
    public string? Name { get; init; }

    /// <summary>The component's settings, in its own shape.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>Exit → step id; null = ends the flow.</summary>
    public OrderedDictionary<string, string?>? Exits { get; init; }

    /// <summary>Output → variable.</summary>
    public OrderedDictionary<string, string>? Outputs { get; init; }

    /// <summary>default, end, exit:NAME or step:ID.</summary>
    public string? OnError { get; init; }

    /// <summary>Step that follows when the contact hangs up during this one.</summary>
    public string? OnHangup { get; init; }
}
