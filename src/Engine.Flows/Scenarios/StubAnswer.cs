using System.Text.Json;

namespace Engine.Flows.Scenarios;

/// <summary>What a service or a function answers in a scenario.</summary>
public sealed record StubAnswer
{
    /// <summary>HTTP status of a service.</summary>
    public int? Status { get; init; }

    /// <summary>Body of a service, as JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>Outputs of a function.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>Takes too long.</summary>
    public bool TimesOut { get; init; }
}
