using System.Text.Json.Serialization;
using Engine.Flows.Facts;

namespace Engine.Storage.Ledger;

/// <summary>One line of the ledger: a dialog was confirmed, or (without one) the call is over.</summary>
/// <param name="At">Unix time in milliseconds.</param>
internal sealed record LedgerLine(long At, string CallId, DialogFacts? Dialog);

/// <summary>Generated JSON of the ledger.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class LedgerJson : JsonSerializerContext;
