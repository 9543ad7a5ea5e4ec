using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engine.Api.Flows.Samples;

/// <summary>What the samples send.</summary>
internal sealed record SampleRequest(string TokenUrl, string Url, string Scope, IReadOnlyDictionary<string, string> Body)
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Tight = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body over several lines, without carriage returns.</summary>
    public string PrettyBody => JsonSerializer.Serialize(Body, Pretty);

    /// <summary>A text as a JSON string, which is a string literal in Python and JavaScript too.</summary>
    public static string Literal(string text) => JsonSerializer.Serialize(text, Tight);
}
