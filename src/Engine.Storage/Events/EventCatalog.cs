using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Engine.Flows.Facts;

namespace Engine.Storage.Events;

/// <summary>
/// The event types that may be stored, with their names, versions and generated JSON. Names are those that Engine.Flows gives its
/// events; a version counts the upcasters before it.
/// </summary>
internal sealed class EventCatalog
{
    private readonly Dictionary<Type, Entry> _byType = [];
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Type, int Version)> _byManifest = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, int Version), Upcaster> _upcasters;

    public EventCatalog(IReadOnlyList<Upcaster> upcasters)
    {
        _upcasters = upcasters.ToDictionary(upcaster => (upcaster.Type, upcaster.FromVersion));
        var root = InteractionEventJson.Default.InteractionEvent;
        foreach (var derived in root.PolymorphismOptions!.DerivedTypes)
        {
            var name = (string)derived.TypeDiscriminator!;
            var json = InteractionEventJson.Default.GetTypeInfo(derived.DerivedType)
                ?? throw new InvalidOperationException($"No generated JSON for {derived.DerivedType}.");
            var entry = new Entry(name, 1 + upcasters.Count(upcaster => upcaster.Type == name), json);
            _byType.Add(derived.DerivedType, entry);
            _byName.Add(name, entry);
            for (var version = 1; version <= entry.Version; version++)
            {
                _byManifest.Add(Manifest(name, version), (name, version));
            }
        }

        CheckChains();
    }

    /// <summary>The catalog of this build.</summary>
    public static EventCatalog Current { get; } = new(Upcaster.All);

    /// <summary>Names with their current versions.</summary>
    public IEnumerable<(string Type, int Version)> Types => _byName.Values.Select(entry => (entry.Name, entry.Version));

    /// <summary>Every manifest that can be read: name and version, as in <c>interaction_accepted/1</c>.</summary>
    public IEnumerable<string> Manifests => _byManifest.Keys;

    /// <exception cref="ArgumentException">The type is not an event that may be stored.</exception>
    public EncodedEvent Encode(object happened)
    {
        var entry = EntryOf(happened);
        return new EncodedEvent(entry.Name, entry.Version, JsonSerializer.SerializeToUtf8Bytes(happened, entry.Json));
    }

    /// <summary>What an event of today is stored under.</summary>
    /// <exception cref="ArgumentException">The type is not an event that may be stored.</exception>
    public string ManifestOf(object happened) => EntryOf(happened).Manifest;

    /// <exception cref="InvalidDataException">A manifest this engine does not know, or JSON that is no such event.</exception>
    public object Decode(string manifest, ReadOnlySpan<byte> data) => _byManifest.TryGetValue(manifest, out var known)
        ? Decode(known.Type, known.Version, data)
        : throw new InvalidDataException($"The journal holds {manifest}, which this engine cannot read.");

    /// <exception cref="InvalidDataException">A type or version this engine does not know, or JSON that is no such event.</exception>
    public object Decode(string type, int version, ReadOnlySpan<byte> data)
    {
        if (!_byName.TryGetValue(type, out var entry) || version < 1 || version > entry.Version)
        {
            throw Unreadable(type, version, null);
        }

        try
        {
            return (version == entry.Version
                ? JsonSerializer.Deserialize(data, entry.Json)
                : Upcast(entry, version, data).Deserialize(entry.Json)) ?? throw Unreadable(type, version, null);
        }
        catch (JsonException cause)
        {
            throw Unreadable(type, version, cause);
        }
    }

    private static string Manifest(string type, int version) => string.Create(CultureInfo.InvariantCulture, $"{type}/{version}");

    private Entry EntryOf(object happened) => _byType.TryGetValue(happened.GetType(), out var found)
        ? found
        : throw new ArgumentException($"{happened.GetType()} is not an event that the journal knows.", nameof(happened));

    private JsonObject Upcast(Entry entry, int version, ReadOnlySpan<byte> data)
    {
        var json = JsonNode.Parse(data) as JsonObject ?? throw Unreadable(entry.Name, version, null);
        for (var from = version; from < entry.Version; from++)
        {
            json = _upcasters[(entry.Name, from)].Apply(json);
        }

        return json;
    }

    private void CheckChains()
    {
        foreach (var upcaster in _upcasters.Values)
        {
            if (!_byName.TryGetValue(upcaster.Type, out var entry) || upcaster.FromVersion < 1 || upcaster.FromVersion >= entry.Version)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The upcasters of {upcaster.Type} leave a gap at version {upcaster.FromVersion}."));
            }
        }
    }

    private static InvalidDataException Unreadable(string type, int version, Exception? cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The journal holds {type} version {version}, which this engine cannot read."), cause);

    private sealed record Entry(string Name, int Version, JsonTypeInfo Json)
    {
        public string Manifest { get; } = EventCatalog.Manifest(Name, Version);
    }
}
