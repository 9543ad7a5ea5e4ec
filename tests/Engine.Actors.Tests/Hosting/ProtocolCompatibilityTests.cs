using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Flows.Facts;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

/// <summary>
/// Nodes of two versions understand each other. Each message in each version that was ever released stands as a file in Samples/protocol/vN and is
/// read by today's engine. Samples are never edited.
/// </summary>
public sealed class ProtocolCompatibilityTests : TestKit
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples", "protocol");

    private readonly ProtocolSerializer _serializer;

    public ProtocolCompatibilityTests() => _serializer = new ProtocolSerializer((ExtendedActorSystem)Sys);

    public static TheoryData<string> Manifests => [.. ProtocolSerializer.Manifests.Select(entry => entry.Manifest)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Message_ThereAndBack_IsTheSame(string manifest)
    {
        foreach (var withNulls in (bool[])[false, true])
        {
            var message = new ProtocolExamples(withNulls).Of(TypeOf(manifest));
            _serializer.Manifest(message).ShouldBe(manifest);
            var back = _serializer.FromBinary(_serializer.ToBinary(message), manifest);
            back.ShouldBeEquivalentTo(message);
            back.ShouldBeOfType(message.GetType());
        }
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Message_WithAMemberOfALaterVersion_IsReadWithoutIt(string manifest)
    {
        var message = new ProtocolExamples(withNulls: false).Of(TypeOf(manifest));
        var later = JsonNode.Parse(_serializer.ToBinary(message))!;
        AddUnknown(later);
        _serializer.FromBinary(Bytes(later), manifest).ShouldBeEquivalentTo(message);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Message_WithoutAMemberThatMayBeMissing_GetsItsDefault(string manifest)
    {
        var type = TypeOf(manifest);
        if (type.IsEnum)
        {
            return;
        }

        var message = new ProtocolExamples(withNulls: false).Of(type);
        var defaults = ProtocolExamples.Primary(type).GetParameters().Where(parameter => parameter.HasDefaultValue).Select(parameter => (parameter.Name!, parameter.DefaultValue))
            .Concat(ProtocolExamples.Beside(type).Select(property => (property.Name, property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null)));
        foreach (var (name, value) in defaults)
        {
            var earlier = JsonNode.Parse(_serializer.ToBinary(message))!.AsObject();
            earlier.Remove(JsonNamingPolicy.SnakeCaseLower.ConvertName(name)).ShouldBeTrue();
            type.GetProperty(name)!.GetValue(_serializer.FromBinary(Bytes(earlier), manifest)).ShouldBe(value);
        }
    }

    /// <summary>What a message carries has grown before: a value without the mark is none that must be kept out of logs.</summary>
    [Fact]
    public void Accept_ValueWithoutItsMark_IsNotSensitive()
    {
        var accept = JsonNode.Parse(_serializer.ToBinary(new ProtocolExamples(withNulls: false).Of(typeof(InteractionProtocol.Accept))))!;
        var value = accept["command"]!["variables"]![0]!.AsObject();
        value.Remove("sensitive").ShouldBeTrue();
        var read = (InteractionProtocol.Accept)_serializer.FromBinary(Bytes(accept), "accept/1");
        read.Command.Variables.Select(variable => variable.Sensitive).ShouldBe([false, true]);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Sample_OfTheManifest_IsReadAndWrittenAsItStands(string manifest)
    {
        var sample = File.ReadAllBytes(FileOf(manifest));
        var message = _serializer.FromBinary(sample, manifest);
        message.ShouldBeOfType(TypeOf(manifest));
        Encoding.UTF8.GetString(Bytes(JsonNode.Parse(_serializer.ToBinary(message))!)).ShouldBe(Encoding.UTF8.GetString(Bytes(JsonNode.Parse(sample)!)));
    }

    [Fact]
    public void Samples_AreAllOfKnownManifests()
    {
        var files = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(0);
        files.Except(ProtocolSerializer.Manifests.Select(entry => FileOf(entry.Manifest)), StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>One of them by value: that a sample is read as anything at all is not enough.</summary>
    [Fact]
    public void Sample_RingGroupJoined_HasItsValues()
    {
        var joined = (InteractionCommand.RingGroupJoined)_serializer.FromBinary(File.ReadAllBytes(FileOf("ring_group_joined/1")), "ring_group_joined/1");
        joined.At.ShouldBe(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero));
        joined.Token.ShouldBe(7);
        joined.Members.ShouldBe(["+12025550188", "sip:desk@example.com"]);
        joined.Engaged.ShouldBe(1);
    }

    private static Type TypeOf(string manifest) => ProtocolSerializer.Manifests.Single(entry => string.Equals(entry.Manifest, manifest, StringComparison.Ordinal)).Type;

    private static string FileOf(string manifest)
    {
        var parts = manifest.Split('/');
        return Path.Combine(Folder, "v" + parts[1], parts[0] + ".json");
    }

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>Into every object of it, however deep.</summary>
    private static void AddUnknown(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject node:
                node.ToList().ForEach(member => AddUnknown(member.Value));
                node.Add("of_a_later_version", new JsonObject { ["a"] = new JsonArray(1, "two") });
                break;
            case JsonArray list:
                list.ToList().ForEach(AddUnknown);
                break;
        }
    }
}
