using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Facts;
using Engine.Storage.Events;
using Shouldly;
using Xunit;

namespace Engine.Storage.Tests.Events;

/// <summary>
/// Every event type in every version it ever had stands as a file in Samples/vN, and is read by today's engine. Samples are never
/// changed: they are what is in people's journals.
/// </summary>
public sealed class EventCatalogTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    public static TheoryData<string, int> Stored
    {
        get
        {
            var stored = new TheoryData<string, int>();
            foreach (var (type, version) in EventCatalog.Current.Types)
            {
                for (var v = 1; v <= version; v++)
                {
                    stored.Add(type, v);
                }
            }

            return stored;
        }
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void Decode_StoredSample_IsRead(string type, int version)
    {
        var sample = File.ReadAllBytes(Path.Combine(Folder, $"v{version}", type + ".json"));

        var happened = EventCatalog.Current.Decode(type, version, sample);

        var encoded = EventCatalog.Current.Encode(happened);
        encoded.Type.ShouldBe(type);
        if (encoded.Version == version)
        {
            JsonNode.DeepEquals(JsonNode.Parse(encoded.Data), JsonNode.Parse(sample)).ShouldBeTrue(
                $"the form of {type} changed: give it an upcaster and a sample of the new version\n{System.Text.Encoding.UTF8.GetString(encoded.Data)}");
        }
    }

    [Fact]
    public void Samples_AreAllOfKnownTypes()
    {
        var known = EventCatalog.Current.Types.ToDictionary(type => type.Type, type => type.Version);
        foreach (var file in Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories))
        {
            known.ShouldContainKey(Path.GetFileNameWithoutExtension(file));
        }
    }

    [Fact]
    public void EncodeDecode_ASampleInteraction_GivesEqualEvents()
    {
        foreach (var happened in Sample.Answered(1, TempStore.Acme))
        {
            var encoded = EventCatalog.Current.Encode(happened);
            var again = EventCatalog.Current.Decode(encoded.Type, encoded.Version, encoded.Data);
            again.ShouldBeOfType(happened.GetType());
            EventCatalog.Current.Encode(again).Data.ShouldBe(encoded.Data);
        }
    }

    [Fact]
    public void Decode_OlderVersion_PassesEveryUpcasterInOrder()
    {
        // A make-believe history: v1 had "who", v2 renamed it to "by", v3 writes it in capitals.
        var catalog = new EventCatalog(
        [
            new Upcaster("cancel_requested", 1, json =>
            {
                json["by"] = json["who"]!.DeepClone();
                json.Remove("who");
                return json;
            }),
            new Upcaster("cancel_requested", 2, json =>
            {
                json["by"] = json["by"]!.GetValue<string>().ToUpperInvariant();
                return json;
            }),
        ]);

        ByOf(1, """{"at":"2026-01-01T00:00:00+00:00","who":"ann"}""").ShouldBe("ANN");
        ByOf(2, """{"at":"2026-01-01T00:00:00+00:00","by":"ann"}""").ShouldBe("ANN");
        ByOf(3, """{"at":"2026-01-01T00:00:00+00:00","by":"ann"}""").ShouldBe("ann");
        catalog.Encode(new InteractionEvent.CancelRequested(Sample.At, "x")).Version.ShouldBe(3);

        string ByOf(int version, string json) =>
            ((InteractionEvent.CancelRequested)catalog.Decode("cancel_requested", version, System.Text.Encoding.UTF8.GetBytes(json))).By;
    }

    [Theory]
    [InlineData("cancel_requested", 2)]
    [InlineData("cancel_requested", 0)]
    [InlineData("of_tomorrow", 1)]
    public void Decode_TypeOrVersionOfTomorrow_IsRefusedByName(string type, int version) =>
        Should.Throw<InvalidDataException>(() => EventCatalog.Current.Decode(type, version, "{}"u8)).Message.ShouldContain(type);

    [Fact]
    public void Decode_BrokenJson_IsRefusedByName() =>
        Should.Throw<InvalidDataException>(() => EventCatalog.Current.Decode("cancel_requested", 1, "{"u8)).InnerException.ShouldBeOfType<JsonException>();

    [Fact]
    public void Upcasters_WithAGap_AreRefused() =>
        Should.Throw<ArgumentException>(() => new EventCatalog([new Upcaster("cancel_requested", 2, json => json)]));
}
