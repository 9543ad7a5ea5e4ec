using Akka.Actor;
using Akka.Serialization;

namespace Engine.Storage.Events;

/// <summary>
/// Events as Akka.Persistence stores them: JSON under a manifest that names type and version. Older versions pass the upcasters on their way in,
/// as bytes, before there is a type for them; so the journal needs no event adapter.
/// </summary>
/// <remarks>The identifier and every manifest ever stored are frozen: a test lists them.</remarks>
public sealed class EventSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Stands in every row of the journal; never to be changed.</summary>
    public const int FixedIdentifier = 4701;

    /// <summary>Its name in Akka's configuration.</summary>
    public const string Name = "engine-events";

    private static readonly EventCatalog Catalog = EventCatalog.Current;

    /// <inheritdoc />
    public override int Identifier => FixedIdentifier;

    /// <inheritdoc />
    public override string Manifest(object o) => Catalog.ManifestOf(o);

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => Catalog.Encode(obj).Data;

    /// <summary>Reads an event of any version, as the newest one.</summary>
    /// <exception cref="InvalidDataException">A manifest this engine does not know, or JSON that is no such event.</exception>
    public override object FromBinary(byte[] bytes, string manifest) => Catalog.Decode(manifest, bytes);
}
