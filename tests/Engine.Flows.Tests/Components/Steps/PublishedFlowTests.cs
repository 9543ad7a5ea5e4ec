using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components.Steps;

public sealed class PublishedFlowTests
{
    private static IEnumerable<string> Sensitive(string json) => Flow.Publish(json).SensitiveVariables.Order();

    private static string Function(string id, string reads, string writes, string next = "end") =>
        $"'{id}': {{ 'type': 'run_function', 'settings': {{ 'function': 'shout', 'inputs': {{ 'x': '%{{current_flow.{reads}}}' }} }}, 'outputs': {{ 'y': '{writes}' }}, 'exits': {{ 'ok': '{next}', 'error': 'end', 'timeout': 'end' }} }}";

    [Fact]
    public void Create_WithoutAnEntry_IsRefused()
    {
        var document = FlowReader.Read(Flow.Bytes(Flow.With("/entry", "'nowhere'")), BuiltInComponents.Registry.Form).Document!;
        Should.Throw<ArgumentException>(() => Flow.Publish(document));
        Should.Throw<ArgumentException>(() => Flow.Publish(document with { Entry = null }));
    }

    [Fact]
    public void Create_WithAnUnknownComponent_IsRefused()
    {
        var document = FlowReader.Read(Flow.Bytes(Flow.Simple), BuiltInComponents.Registry.Form).Document!;
        document.Steps["end"] = document.Steps["end"] with { Type = "send_fax" };
        Should.Throw<ArgumentException>(() => Flow.Publish(document));
    }

    [Fact]
    public void Steps_WithoutAName_AreCalledAsTheirComponent()
    {
        var flow = Flow.Publish(Flow.With("/steps/dial/name", "'  '", Flow.With("/steps/end/name", "'The end'")));
        flow.Step("dial").Name.ShouldBe("Make outbound call");
        flow.Step("end").Name.ShouldBe("The end");
    }

    [Fact]
    public void Sensitive_ArgumentsAndVariables() =>
        Sensitive(Flow.With("/variables/b/sensitive", "true")).ShouldBe(["b", "pin"]);

    [Fact]
    public void Sensitive_SpreadsThroughOutputsInAnyOrder() =>
        Sensitive(Flow.Json($"{Function("one", "b", "c", "two")}, {Function("two", "a", "b", "three")}, {Function("three", "pin", "a", "four")}, {Function("four", "name", "d")}, {Flow.End}", "one"))
            .ShouldBe(["a", "b", "c", "pin"]);

    [Fact]
    public void Sensitive_DoesNotSpreadThroughAChoice() => Sensitive(Flow.Json($$"""
        'if': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'yes', 'conditions': [ { 'left': 'pin', 'operator': 'eq' } ] } ] }, 'outputs': { 'match': 'a' }, 'exits': { 'yes': 'end', 'no_match': 'end' } }, {{Flow.End}}
        """, "if")).ShouldBe(["pin"]);

    // Holds FLOW-22.
    [Theory]
    [InlineData(null, "Default", null)]
    [InlineData("default", "Default", null)]
    [InlineData("end", "End", null)]
    [InlineData("exit:busy", "Exit", "busy")]
    [InlineData("step:s1", "Step", "s1")]
    public void ErrorRoute_Parses(string? text, string kind, string? target) => ErrorRoute.Parse(text).ShouldBe(new ErrorRoute(Enum.Parse<ErrorRouteKind>(kind), target));

    [Theory]
    [InlineData("")]
    [InlineData("exit:")]
    [InlineData("step:")]
    [InlineData("retry")]
    [InlineData("END")]
    public void ErrorRoute_OtherTexts_AreNone(string text) => ErrorRoute.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(null, "end")]
    [InlineData("'end'", null)]
    [InlineData("'exit:busy'", "notify")]
    [InlineData("'exit:invalid_outbound_number'", null)]
    [InlineData("'step:dial'", "dial")]
    public void ErrorTarget_FollowsTheRoute(string? route, string? target)
    {
        var json = Flow.With("/steps/dial/exits/busy", "'notify'");
        var document = FlowReader.Read(Flow.Bytes(route is null ? json : Flow.With("/steps/dial/on_error", route, json)), BuiltInComponents.Registry.Form).Document!;
        Flow.Publish(document).Step("dial").ErrorTarget.ShouldBe(target);
    }
}
