using System.Text.Json.Nodes;
using Engine.Flows.Components;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Validation;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Validation;

public sealed class FlowValidatorTests
{
    public static TheoryData<string> BrokenNames => [.. BrokenFlows.All.Select(f => f.Name)];

    private static string Codes(FlowCheck check) => string.Join(" ", check.Faults.Select(f => f.Code + (f.Severity == FaultSeverity.Warning ? "~" : "")));

    // Holds FLOW-15 and FLOW-16.
    // Holds FLOW-02.
    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void Check_BrokenFlow_HasExactlyTheseFaults(string name)
    {
        var (_, json, codes) = BrokenFlows.All.Single(f => f.Name == name);
        var check = Flow.Check(json);
        Codes(check).ShouldBe(codes, string.Join("\n", check.Faults));
        check.CanPublish.ShouldBe(codes.Split(' ').All(c => c.EndsWith('~')));
    }

    // Holds FLOW-15.
    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void Check_BrokenFlow_EveryFaultSaysWhereAndWhatToDo(string name)
    {
        var (_, json, _) = BrokenFlows.All.Single(f => f.Name == name);
        foreach (var fault in Flow.Check(json).Faults)
        {
            fault.Message.Length.ShouldBeInRange(10, 600);
            fault.Message.ShouldEndWith(".");
            (fault.Path.Length == 0 || fault.Path[0] == '/').ShouldBeTrue();
            fault.Step.ShouldBe(fault.Path.StartsWith("/steps/", StringComparison.Ordinal) ? fault.Path.Split('/')[2] : null);
        }
    }

    [Fact]
    public void Check_BrokenFlows_AreAtLeastSixty() => BrokenFlows.All.Length.ShouldBeGreaterThan(60);

    [Fact]
    public void Check_SimpleFlow_HasNoFaults() => Flow.Check(Flow.Simple).Faults.ShouldBeEmpty();

    [Fact]
    public void Check_CourierSample_IsThePublishedExample()
    {
        var check = FlowValidator.Check(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "courier.json")), BuiltInComponents.Registry, TestCatalog.Instance);
        check.Faults.ShouldBeEmpty();
        check.Document!.Steps["notify"].Settings!.Value.GetProperty("source").GetProperty("text").GetString().ShouldBe(
            "Hello there. The courier is at the drop-off location with your order number %{current_flow.order_number}, from %{current_flow.origin_store}. Thank you for trusting our services. Bon appétit!");
    }

    [Fact]
    public void Check_CallsOnDifferentBranches_AreFine() => Flow.Check(Flow.Json($$"""
        'if': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'yes', 'conditions': [ { 'left': 'a', 'operator': 'eq' } ] } ] }, 'exits': { 'yes': 'dial', 'no_match': 'other' } },
        {{Flow.Dial}}, {{Flow.Dial.Replace("'dial'", "'other'")}}, {{Flow.Notify}}, {{Flow.End}}
        """, "if")).Faults.ShouldBeEmpty();

    [Fact]
    public void Check_LoopOfVoiceSteps_IsFine() => Flow.Check(Flow.With("/steps/notify/exits/ok", "'notify'")).Faults.ShouldBeEmpty();

    // Holds FLOW-16.
    [Fact]
    public void Check_EmptyOptionalExit_IsFine() => Flow.Check(Flow.With("/steps/dial/exits/invalid_outbound_number", "null")).Faults.ShouldBeEmpty();

    // Holds FLOW-15.
    [Fact]
    public void Check_SeveralFaultsOfAllKinds_ReportsAll()
    {
        var json = Flow.With("/entry", "'dial'", Flow.With("/steps/dial/exits/busy", "'notify'", Flow.With("/steps/dial/settings/ring_seconds", "99",
            Flow.With("/steps/notify/settings/source/text", "'%{current_flow.x}'", Flow.With("/oops", "1", Flow.With("/steps/notify/exits", "{}"))))));
        Codes(Flow.Check(json)).Split(' ').ShouldBe(["unknown_member", "exit_missing", "variable_unknown", "out_of_range", "contact_missing"], ignoreOrder: true);
    }

    [Fact]
    public void Check_ComponentWithoutRunner_CannotBePublished()
    {
        var catalog = new TestCatalog { NotSupported = { "play_audio" } };
        var fault = Flow.Check(Flow.Simple, catalog).Faults.ShouldHaveSingleItem();
        fault.ShouldSatisfyAllConditions(f => f.Code.ShouldBe("component_not_available"), f => f.Step.ShouldBe("notify"));
    }

    // Holds CALL-01 and FLOW-31.
    [Fact]
    public void Check_RingCeiling_IsAServerOption() =>
        Flow.Check(Flow.With("/steps/dial/settings/ring_seconds", "60"), new TestCatalog { RingSecondsCeiling = 60 }).Faults.ShouldBeEmpty();

    [Fact]
    public void Check_PathFaults_ShowTheWay()
    {
        var message = Flow.Check(BrokenFlows.All.Single(f => f.Name == "play after busy").Json).Faults.Single().Message;
        message.ShouldContain("\"dial\" (busy) → \"notify\"");
        message.ShouldContain("answered");
        Flow.Check(BrokenFlows.All.Single(f => f.Name == "retry loop").Json).Faults.Single().Message.ShouldContain("cannot be retried");
    }

    [Fact]
    public void Validate_DocumentInMemory_IsTheSameAsItsJson()
    {
        var document = FlowReader.Read(Flow.Bytes(Flow.With("/steps/dial/exits/busy", null)), BuiltInComponents.Registry.Form).Document!;
        FlowValidator.Validate(document, BuiltInComponents.Registry, TestCatalog.Instance).ShouldHaveSingleItem().Code.ShouldBe("exit_missing");
    }

    // Holds FLOW-06.
    [Fact]
    public void Schema_AcceptsWhatTheReaderAccepts_AndRefusesWhatItRefuses()
    {
        var schema = new SchemaCheck(FlowSchema.Create(BuiltInComponents.Registry.Form));
        schema.Accepts(JsonNode.Parse(Flow.Simple)).ShouldBeTrue();
        schema.Accepts(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "courier.json")))).ShouldBeTrue();
        foreach (var (name, json, _) in BrokenFlows.All)
        {
            var wellFormed = FlowReader.Read(Flow.Bytes(json), BuiltInComponents.Registry.Form).Faults.Count == 0;
            schema.Accepts(JsonNode.Parse(json)).ShouldBe(wellFormed, name);
        }
    }

    [Fact]
    public void Schema_HasOneDefinitionForEachComponent()
    {
        var schema = FlowSchema.Create(BuiltInComponents.Registry.Form);
        schema["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        ((JsonObject)schema["$defs"]!).Select(d => d.Key).ShouldBe(BuiltInComponents.Registry.All.Select(c => c.Kind));
    }

    [Fact]
    public void Components_TwoUnderOneName_AreRefusedAtStart() =>
        Should.Throw<ArgumentException>(() => new ComponentRegistry(new EndFlow(), new EndFlow()));
}
