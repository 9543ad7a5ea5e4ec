using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Serialization;
using Engine.Flows.Facts;
using Engine.Storage.Events;
using Engine.Storage.Tests.Journal;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Events;

/// <summary>What stands in people's journals beside each event, frozen: identifier and manifest find the serializer again, in every later version.</summary>
public sealed class EventSerializerTests : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    private readonly TempStore _store = new();
    private readonly JournalSystem _system;

    public EventSerializerTests() => _system = JournalSystem.Start(_store.Storage);

    public static TheoryData<string> Manifests => [.. EventCatalog.Current.Manifests];

    private Serialization Serialization => _system.System.Serialization;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        _store.Dispose();
    }

    /// <summary>Lines are added here, never changed: an event that once was stored must be found.</summary>
    [Fact]
    public void IdentifierAndManifests_AreThoseOfEveryStoreThereIs()
    {
        EventSerializer.FixedIdentifier.ShouldBe(4701);
        EventCatalog.Current.Manifests.Order(StringComparer.Ordinal).ShouldBe(
        [
            "attempt_failed/1", "attempt_indeterminate/1", "call_answered/1", "call_ended/1", "call_ringing/1", "cancel_requested/1", "dial_requested/1",
            "dial_submitted/1", "execution_started/1", "interaction_accepted/1", "interaction_ended/1", "interaction_ending/1", "orphan_closed/1",
            "playback_finished/1", "step_entered/1", "step_left/1", "step_waiting/1",
        ]);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Sample_ThroughTheSystemsSerialization_ComesBack(string manifest)
    {
        var (type, version) = (manifest[..manifest.IndexOf('/')], manifest[(manifest.IndexOf('/') + 1)..]);
        var sample = File.ReadAllBytes(Path.Combine(Folder, "v" + version, type + ".json"));

        var happened = Serialization.Deserialize(sample, EventSerializer.FixedIdentifier, manifest).ShouldBeAssignableTo<InteractionEvent>()!;

        var serializer = Serialization.FindSerializerFor(happened).ShouldBeOfType<EventSerializer>();
        serializer.Manifest(happened).ShouldStartWith(type + "/");
        JsonNode.DeepEquals(JsonNode.Parse(serializer.ToBinary(happened)), JsonNode.Parse(EventCatalog.Current.Encode(happened).Data)).ShouldBeTrue();
        Serialization.Deserialize(serializer.ToBinary(happened), serializer.Identifier, serializer.Manifest(happened)).ShouldBeOfType(happened.GetType());
    }

    [Theory]
    [InlineData("of_tomorrow/1")]
    [InlineData("cancel_requested/2")]
    [InlineData("cancel_requested")]
    [InlineData("")]
    public void Manifest_ThatIsNotKnown_IsRefusedByName(string manifest)
    {
        var serializer = new EventSerializer((ExtendedActorSystem)_system.System);

        Should.Throw<InvalidDataException>(() => serializer.FromBinary("{}"u8.ToArray(), manifest)).Message.ShouldContain($"holds {manifest},");
    }

    [Fact]
    public void Object_ThatIsNoEvent_IsRefused() =>
        Should.Throw<ArgumentException>(() => new EventSerializer((ExtendedActorSystem)_system.System).Manifest("no event"));
}
