using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Engine.Accounts.Connections;
using Engine.Accounts.Functions;
using Engine.Accounts.Speech;
using Engine.Accounts.Trunks;
using Engine.Ports.Trunks;

namespace Engine.Storage.Sqlite.Configuration;

/// <summary>The JSON columns of the configuration tables. Unknown members are skipped, missing ones take their default.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConnectionAuth))]
[JsonSerializable(typeof(DestinationPolicy))]
[JsonSerializable(typeof(FunctionContent))]
[JsonSerializable(typeof(SpeechSettings))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<Gateway>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ConfigurationJson : JsonSerializerContext
{
    /// <summary>By reflection, since generated code gives a missing init-only member the zero of its type and not the record's default.</summary>
    public static JsonTypeInfo<TrunkSettings> TrunkSettings { get; } = (JsonTypeInfo<TrunkSettings>)new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    }.GetTypeInfo(typeof(TrunkSettings));
}
