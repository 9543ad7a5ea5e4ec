using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Flows.Document;

namespace Engine.Accounts.Flows;

/// <summary>The faults of a flow as the store keeps them with a draft, and as refusals name them.</summary>
public static class FlowFaults
{
    /// <summary>As the API writes JSON, so that stored and sent faults are spelled alike. Stored drafts hold this form: it never changes.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A JSON array.</summary>
    public static string Text(IReadOnlyList<FlowFault> faults) => JsonSerializer.Serialize(faults, Options);

    /// <summary>The faults of a text that <see cref="Text"/> wrote.</summary>
    public static IReadOnlyList<FlowFault> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<FlowFault>>(text, Options)!;

    /// <summary>Those that block publishing, each under its path in the document.</summary>
    public static IReadOnlyList<FieldFault> Errors(IEnumerable<FlowFault> faults) =>
        [.. faults.Where(fault => fault.BlocksPublishing()).Select(fault => new FieldFault(fault.Path, fault.Message))];
}
