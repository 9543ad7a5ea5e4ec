using System.Text.Json.Serialization;
using Engine.Accounts.Functions;

namespace Engine.Functions.Wire;

/// <summary>The messages between server and worker as JSON, without reflection: a worker is up sooner.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScriptOrder))]
[JsonSerializable(typeof(ScriptResult))]
internal sealed partial class WireJson : JsonSerializerContext;
