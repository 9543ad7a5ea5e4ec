using System.Collections.Frozen;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Akka.Actor;
using Akka.Hosting;
using Akka.Serialization;
using Engine.Actors.Interactions;
using Engine.Actors.RingGroups;
using Engine.Actors.Throttle;
using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Engine.Ports.Throttle;

namespace Engine.Actors.Hosting;

/// <summary>
/// Every message and answer that may cross from node to node, by a frozen manifest <c>name/version</c>, as generated JSON. Nothing else is written or
/// read. Members that a node does not know are ignored and new ones have defaults, so that nodes of two versions understand each other.
/// </summary>
internal sealed class ProtocolSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Never changes: it stands before every message on the wire.</summary>
    private const int FixedIdentifier = 4702;

    private static readonly Entry[] Table =
    [
        new("accept/1", ProtocolJson.Default.AcceptMessage),
        new("accept_result/1", ProtocolJson.Default.AcceptResult),
        new("cancel/1", ProtocolJson.Default.Cancel),
        new("cancel_result/1", ProtocolJson.Default.CancelResult),
        new("settle/1", ProtocolJson.Default.Settle),
        new("settled/1", ProtocolJson.Default.Settled),
        new("take/1", ProtocolJson.Default.Take),
        new("look/1", ProtocolJson.Default.Look),
        new("throttle_verdict/1", ProtocolJson.Default.ThrottleVerdict),
        new("ring_group_join/1", ProtocolJson.Default.Join),
        new("ring_group_engage/1", ProtocolJson.Default.Engage),
        new("ring_group_leave/1", ProtocolJson.Default.Leave),
        new("ring_group_joined/1", ProtocolJson.Default.RingGroupJoined),
        new("effect_failed/1", ProtocolJson.Default.EffectFailed),
    ];

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByManifest = Table.ToFrozenDictionary(entry => entry.Manifest, entry => entry.Json, StringComparer.Ordinal);
    private static readonly FrozenDictionary<Type, Entry> ByType = Table.ToFrozenDictionary(entry => entry.Json.Type);

    /// <summary>The types of the table.</summary>
    public static IEnumerable<Type> Types => Table.Select(entry => entry.Json.Type);

    /// <summary>Manifests by type, for the test that freezes them.</summary>
    public static IEnumerable<(Type Type, string Manifest)> Manifests => Table.Select(entry => (entry.Json.Type, entry.Manifest));

    public override int Identifier => FixedIdentifier;

    /// <exception cref="SerializationException">That type is no message between nodes.</exception>
    public override string Manifest(object o) => Find(o).Manifest;

    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, Find(obj).Json);

    /// <exception cref="SerializationException">A manifest that this engine does not know, or bytes that are no such message.</exception>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (!ByManifest.TryGetValue(manifest, out var json))
        {
            throw new SerializationException($"The message {manifest} is not known here.");
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, json) ?? throw new SerializationException($"The message {manifest} is null.");
        }
        catch (JsonException cause)
        {
            throw new SerializationException($"The message {manifest} cannot be read.", cause);
        }
    }

    private static Entry Find(object message) => ByType.TryGetValue(message.GetType(), out var entry)
        ? entry
        : throw new SerializationException($"{message.GetType()} may not leave its node.");

    private sealed record Entry(string Manifest, JsonTypeInfo Json);
}

/// <summary>Generated JSON of the messages between nodes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InteractionProtocol.Accept), TypeInfoPropertyName = "AcceptMessage")]
[JsonSerializable(typeof(InteractionProtocol.AcceptResult))]
[JsonSerializable(typeof(InteractionProtocol.Cancel))]
[JsonSerializable(typeof(CancelResult))]
[JsonSerializable(typeof(InteractionProtocol.Settle))]
[JsonSerializable(typeof(InteractionProtocol.Settled))]
[JsonSerializable(typeof(ThrottleProtocol.Take))]
[JsonSerializable(typeof(ThrottleProtocol.Look))]
[JsonSerializable(typeof(ThrottleVerdict))]
[JsonSerializable(typeof(RingGroupProtocol.Join))]
[JsonSerializable(typeof(RingGroupProtocol.Engage))]
[JsonSerializable(typeof(RingGroupProtocol.Leave))]
[JsonSerializable(typeof(InteractionCommand.RingGroupJoined))]
[JsonSerializable(typeof(InteractionCommand.EffectFailed))]
internal sealed partial class ProtocolJson : JsonSerializerContext;

/// <summary>Enters the protocol into the actor system.</summary>
internal static class ProtocolHosting
{
    public static AkkaConfigurationBuilder WithProtocol(this AkkaConfigurationBuilder builder) =>
        builder.WithCustomSerializer("engine-protocol", ProtocolSerializer.Types, system => new ProtocolSerializer(system));
}
