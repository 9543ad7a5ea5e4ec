using System.Text.Json.Serialization;

namespace Engine.Actors.Legs;

/// <summary>How the ledger's lines are written; generated, so that a signalling thread pays little.</summary>
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class LedgerJson : JsonSerializerContext;
