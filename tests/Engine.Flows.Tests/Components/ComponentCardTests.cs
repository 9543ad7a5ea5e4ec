using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Shapes;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

/// <summary>What an editor is told of a component agrees with what the component does.</summary>
public sealed class ComponentCardTests
{
    private const string MadeUp = "made_up";

    public static TheoryData<string> Kinds => [.. BuiltInComponents.Registry.All.Select(component => component.Kind)];

    // Holds FLOW-09.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void ExitNamedInTheSettings_IsAnExitOfTheStep_BeforeTheFixedOnes(string kind)
    {
        var component = BuiltInComponents.Registry.Get(kind);
        var card = ComponentCard.Of(component);

        foreach (var place in card.ExitsFrom)
        {
            var exits = component.Exits(component.Read(With(place, MadeUp)));

            exits.Select(exit => exit.Id).ShouldBe([MadeUp, .. card.Exits.Select(exit => exit.Id)]);
            exits[0].Kind.ShouldBe(ExitKind.Mandatory);
        }
    }

    // Holds FLOW-09.
    [Fact]
    public void ExitsOfEveryStep_StandInItsCardOrInItsSettings()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (component, settings) in Steps())
        {
            var card = ComponentCard.Of(component);
            var named = card.ExitsFrom.SelectMany(place => At(JsonNode.Parse(settings.GetRawText()), place.Split('/')[1..])).Select(node => (string)node!);

            component.Exits(component.Read(settings)).Select(exit => exit.Id)
                .ShouldBe([.. named.Distinct(), .. card.Exits.Select(exit => exit.Id)], ignoreOrder: true, component.Kind);
            seen.Add(component.Kind);
        }

        seen.ShouldBe(BuiltInComponents.Registry.All.Select(component => component.Kind), ignoreOrder: true);
    }

    // Holds FLOW-09.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void OutputNamedInTheSettings_IsAnOutputOfTheStep(string kind)
    {
        var component = BuiltInComponents.Registry.Get(kind);
        var card = ComponentCard.Of(component);

        if (card.OutputsFrom is { } place)
        {
            component.Outputs(component.Read(With($"{place}/{MadeUp}", "$.x")))!.ShouldBe([MadeUp, .. card.Outputs]);
        }

        card.AnyOutput.ShouldBe(component.Outputs(component.Read(null)) is null);
    }

    // Holds FLOW-09.
    [Fact]
    public void Card_OfMakeOutboundCall_SaysWhatTheComponentDoes()
    {
        var card = ComponentCard.Of(BuiltInComponents.Registry.Get(MakeOutboundCall.Type));

        card.Title.ShouldBe("Make outbound call");
        card.NeedsContact.ShouldBeFalse();
        card.Waits.ShouldBeTrue();
        card.CeilingSeconds.ShouldBe(1200);
        card.DefaultExit.ShouldBe("no_answer");
        card.Exits.Select(exit => $"{exit.Id} {exit.Kind} {exit.Contact}").ShouldBe(
            ["answered Mandatory OnLine", "invalid_number Mandatory Gone", "busy Mandatory Gone", "no_answer Mandatory Gone", "invalid_outbound_number Optional Gone"]);
        card.Refusals.Select(refusal => $"{refusal.CallAttempted} {refusal.ContactOnLine} {refusal.Code}").ShouldBe(
            ["False True contact_present", "True False second_call", "True True second_call"]);
        card.Texts.ShouldContain(new TextCard("/from/number", TextMeaning.AccountNumber));
        card.Texts.ShouldContain(new TextCard("/to/variable", TextMeaning.Variable));
        card.Texts.ShouldContain(new TextCard("/trunk", TextMeaning.Trunk));
    }

    // Holds FLOW-09.
    [Fact]
    public void Texts_OfLists_AreNamedByAStar()
    {
        ComponentCard.Of(BuiltInComponents.Registry.Get("standard_ivr")).Texts.ShouldContain(new TextCard("/prompts/*/text", TextMeaning.Template));
        ComponentCard.Of(BuiltInComponents.Registry.Get("standard_ivr")).ExitsFrom.ShouldBe(["/options/*"]);
        ComponentCard.Of(BuiltInComponents.Registry.Get("time_rules")).ExitsFrom.ShouldBe(["/rules/*/exit"]);
    }

    /// <summary>Every step of the samples and of random flows, with its settings.</summary>
    private static IEnumerable<(Component Component, JsonElement Settings)> Steps()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples");
        var documents = Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".scenario.json", StringComparison.Ordinal)).Select(File.ReadAllText)
            .Concat(Enumerable.Range(1, 200).Select(seed => new RandomFlows(new Tape(Numbers(seed))).Make()));
        return documents.SelectMany(text => JsonDocument.Parse(text).RootElement.GetProperty("steps").EnumerateObject())
            .Select(step => (
                BuiltInComponents.Registry.Get(step.Value.GetProperty("type").GetString()!),
                step.Value.TryGetProperty("settings", out var settings) ? settings : JsonDocument.Parse("{}").RootElement));
    }

    private static int[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 400).Select(_ => random.Next())];
    }

    /// <summary>Settings with that value at the place; a star becomes a list's item or a map's member, whichever the component reads.</summary>
    private static JsonElement With(string place, string value)
    {
        JsonNode node = value;
        foreach (var name in place.Split('/').Skip(1).Reverse())
        {
            node = name != "*" ? new JsonObject { [name] = node }
                : node is JsonValue ? new JsonObject { ["1"] = node }
                : new JsonArray(node);
        }

        return JsonDocument.Parse(node.ToJsonString()).RootElement;
    }

    private static IEnumerable<JsonNode?> At(JsonNode? node, string[] names) => (node, names) switch
    {
        (null, _) => [],
        (_, []) => [node],
        (JsonArray items, ["*", .. var rest]) => items.SelectMany(item => At(item, rest)),
        (JsonObject members, ["*", .. var rest]) => members.SelectMany(member => At(member.Value, rest)),
        (JsonObject members, [var name, .. var rest]) => At(members[name], rest),
        _ => [],
    };
}
