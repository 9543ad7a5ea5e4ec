using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Engine.Actors.Hosting;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Throttle;
using Engine.Flows.Facts;
using Engine.Ports.Interactions;
using Engine.Ports.Throttle;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Hosting;

/// <summary>What may cross from node to node is a list, and the list is complete.</summary>
public sealed partial class ProtocolTests : TestKit
{
    private const int RegexMs = 1_000;

    /// <summary>Answers that stand outside of the protocols' own pages.</summary>
    private static readonly Type[] Answers =
        [typeof(CancelResult), typeof(ThrottleVerdict), typeof(InteractionCommand.RingGroupJoined), typeof(InteractionCommand.EffectFailed)];

    private static readonly Type[] Crossing = [.. typeof(EngineActors).Assembly.GetTypes().Where(IsOfAProtocol).Except([typeof(LegOrder)]), .. Answers];

    private ExtendedActorSystem System => (ExtendedActorSystem)Sys;

    [Fact]
    public void EveryTypeOfAProtocol_HasAManifestOrStaysLocal()
    {
        var listed = ProtocolSerializer.Types.ToHashSet();
        Crossing.Where(type => !listed.Contains(type) && !IsLocal(type)).ShouldBeEmpty("give it a manifest in ProtocolSerializer, or mark it INoSerializationVerificationNeeded");
        Crossing.Count(IsLocal).ShouldBeLessThan(Crossing.Length, "the search finds something");
    }

    [Fact]
    public void EveryTypeWithAManifest_IsOfAProtocolAndMayLeaveItsNode()
    {
        ProtocolSerializer.Types.Except(Crossing).ShouldBeEmpty();
        ProtocolSerializer.Types.Where(IsLocal).ShouldBeEmpty();
    }

    /// <summary>What an actor tells itself or its children never leaves the node.</summary>
    [Fact]
    public void EveryMessageNestedInAnActor_StaysLocal()
    {
        var nested = typeof(EngineActors).Assembly.GetTypes().Where(type => IsRecord(type) && IsOfAnActor(type.DeclaringType)).ToList();
        nested.Count.ShouldBeGreaterThan(10, "the search finds something");
        nested.Where(type => !IsLocal(type)).ShouldBeEmpty("mark it INoSerializationVerificationNeeded");
    }

    /// <summary>An answer is found by the sentence that promises it.</summary>
    [Fact]
    public void EveryAnswerThatAProtocolPromises_HasAManifest()
    {
        var names = ProtocolSerializer.Types.Select(type => type.FullName!.Replace('+', '.')).ToHashSet(StringComparer.Ordinal);
        var promised = PromisedAnswers().ToList();
        promised.ShouldContain("Engine.Ports.Throttle.ThrottleVerdict", "the search finds something");
        promised.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>These stand before every message on the wire: a line may come, none may change.</summary>
    [Fact]
    public void Manifests_NeverChange()
    {
        ProtocolSerializer.Manifests.Select(entry => $"{entry.Type} {entry.Manifest}").ShouldBe(
            [
                "Engine.Actors.Interactions.InteractionProtocol+Accept accept/1",
                "Engine.Actors.Interactions.InteractionProtocol+AcceptResult accept_result/1",
                "Engine.Actors.Interactions.InteractionProtocol+Cancel cancel/1",
                "Engine.Ports.Interactions.CancelResult cancel_result/1",
                "Engine.Actors.Interactions.InteractionProtocol+Settle settle/1",
                "Engine.Actors.Interactions.InteractionProtocol+Settled settled/1",
                "Engine.Actors.Throttle.ThrottleProtocol+Take take/1",
                "Engine.Actors.Throttle.ThrottleProtocol+Look look/1",
                "Engine.Ports.Throttle.ThrottleVerdict throttle_verdict/1",
                "Engine.Actors.RingGroups.RingGroupProtocol+Join ring_group_join/1",
                "Engine.Actors.RingGroups.RingGroupProtocol+Engage ring_group_engage/1",
                "Engine.Actors.RingGroups.RingGroupProtocol+Leave ring_group_leave/1",
                "Engine.Flows.Facts.InteractionCommand+RingGroupJoined ring_group_joined/1",
                "Engine.Flows.Facts.InteractionCommand+EffectFailed effect_failed/1",
            ]);
        new ProtocolSerializer(System).Identifier.ShouldBe(4702);
    }

    [Fact]
    public void Read_UnknownManifest_IsRefusedByName() =>
        Should.Throw<SerializationException>(() => new ProtocolSerializer(System).FromBinary("{}"u8.ToArray(), "teleport/1")).Message.ShouldContain("teleport/1");

    [Fact]
    public void Read_AnotherVersion_IsRefusedByName() =>
        Should.Throw<SerializationException>(() => new ProtocolSerializer(System).FromBinary("{}"u8.ToArray(), "accept/2")).Message.ShouldContain("accept/2");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"interaction_id\":7}")]
    public void Read_NoSuchMessage_IsRefusedByName(string bytes) =>
        Should.Throw<SerializationException>(() => new ProtocolSerializer(System).FromBinary(global::System.Text.Encoding.UTF8.GetBytes(bytes), "settle/1"))
            .Message.ShouldContain("settle/1");

    [Fact]
    public void Write_AnotherType_IsRefusedByName()
    {
        var serializer = new ProtocolSerializer(System);
        var stray = new InteractionCommand.Resume(DateTimeOffset.UnixEpoch);
        Should.Throw<SerializationException>(() => serializer.Manifest(stray)).Message.ShouldContain(nameof(InteractionCommand.Resume));
        Should.Throw<SerializationException>(() => serializer.ToBinary(stray)).Message.ShouldContain(nameof(InteractionCommand.Resume));
    }

    private static bool IsOfAProtocol(Type type) =>
        type is { IsAbstract: false, IsInterface: false }
        && (type.DeclaringType is { IsAbstract: true, IsSealed: true } page && page.Name.EndsWith("Protocol", StringComparison.Ordinal)
            || typeof(IForInteraction).IsAssignableFrom(type)
            || typeof(IForBucket).IsAssignableFrom(type));

    private static bool IsRecord(Type type) => type is { IsAbstract: false, IsValueType: false } && type.GetMethod("<Clone>$") is not null;

    private static bool IsOfAnActor(Type? type) => type is not null && (typeof(ActorBase).IsAssignableFrom(type) || type == typeof(InteractionEffects) || type == typeof(LegSignal));

    private static bool IsLocal(Type type) => typeof(INoSerializationVerificationNeeded).IsAssignableFrom(type);

    /// <summary>Types named in a sentence that begins "Answered by" or "The answer", of pages whose name ends with Protocol.</summary>
    private static IEnumerable<string> PromisedAnswers() =>
        from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Engine.Actors.xml")).Descendants("member")
        where ProtocolPage().IsMatch(member.Attribute("name")!.Value)
        from named in AnswerSentence().Matches(string.Concat(member.Element("summary")?.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)) ?? []))
        from cref in TypeName().Matches(named.Value)
        select cref.Groups["type"].Value;

    [GeneratedRegex(@"^T:Engine\.Actors\.\w+\.\w+Protocol\.", RegexOptions.CultureInvariant, RegexMs)]
    private static partial Regex ProtocolPage();

    [GeneratedRegex(@"(Answered by|The answers? )(<[^>]*>|[^.<])*\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, RegexMs)]
    private static partial Regex AnswerSentence();

    [GeneratedRegex(@"cref=""T:(?<type>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, RegexMs)]
    private static partial Regex TypeName();
}
