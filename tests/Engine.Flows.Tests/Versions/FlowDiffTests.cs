using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Engine.Flows.Versions;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Versions;

public sealed class FlowDiffTests
{
    private static FlowDocument Read(string json) => FlowReader.Read(Flow.Bytes(json), BuiltInComponents.Registry.Form).Document!;

    private static string[] Diff(string before, string after) => [.. FlowDiff.Between(Read(before), Read(after), BuiltInComponents.Registry.Form).Select(d => d.Text)];

    private static string[] Change(string pointer, string? value) => Diff(Flow.Simple, Flow.With(pointer, value));

    [Fact]
    public void Between_TheSame_IsNothing() => Diff(Flow.Simple, Flow.Json($"{Flow.End}, {Flow.Notify}, {Flow.Dial}")).ShouldBeEmpty();

    [Fact]
    public void Between_Layout_DoesNotCount() => Change("/layout", "{ 'dial': { 'x': 5, 'y': 5 } }").ShouldBeEmpty();

    [Theory]
    [InlineData("/name", "'New'", "The flow is called \"New\" instead of \"Test flow\".")]
    [InlineData("/entry", "'end'", "The flow begins at \"end\" instead of \"dial\".")]
    [InlineData("/strict_arguments", "true", "Unknown arguments are refused.")]
    [InlineData("/description", "'x'", "The description changed.")]
    [InlineData("/trigger/arguments/0/type", "'phone'", "Argument \"phone\" changed.")]
    [InlineData("/variables/z", "{}", "Variable \"z\" is new.")]
    [InlineData("/variables/d", null, "Variable \"d\" is gone.")]
    [InlineData("/variables/d/sensitive", "true", "Variable \"d\" changed.")]
    [InlineData("/steps/dial/exits/busy", "'notify'", "\"dial\": exit \"busy\" leads to \"notify\" instead of \"end\".")]
    [InlineData("/steps/dial/exits/busy", null, "\"dial\": exit \"busy\" leads to nowhere instead of \"end\".")]
    [InlineData("/steps/dial/settings/ring_seconds", "30", "\"dial\": ring_seconds is set to 30.")]
    [InlineData("/steps/dial/settings/from/number", "'+12025550101'", "\"dial\": from.number is \"+12025550101\" instead of \"+12025550100\".")]
    [InlineData("/steps/notify/settings/source/language", null, "\"notify\": source.language is no longer set (was \"en-US\").")]
    [InlineData("/steps/notify/outputs", "{ 'played_percent': 'a' }", "\"notify\": output \"played_percent\" goes to \"a\".")]
    [InlineData("/steps/notify/on_error", "'end'", "\"notify\": a failure leads to end instead of default.")]
    [InlineData("/steps/notify/on_hangup", "'end'", "\"notify\": a hang-up leads to \"end\" instead of nowhere.")]
    [InlineData("/steps/end/name", "'The end'", "\"end\" is called \"The end\" now.")]
    [InlineData("/steps/more", "{ 'type': 'end_flow', 'name': 'More' }", "Step \"More\" (End flow) is new.")]
    [InlineData("/steps/notify", null, "Step \"notify\" (Play audio) is gone.")]
    public void Between_OneChange_IsOneSentence(string pointer, string? value, string sentence) => Change(pointer, value).ShouldBe([sentence]);

    [Fact]
    public void Between_AnotherComponent_SaysSoFirst() =>
        Diff(Flow.Simple, Flow.With("/steps/notify", "{ 'type': 'end_flow' }"))[0].ShouldBe("\"notify\" is of the kind End flow instead of Play audio.");

    [Fact]
    public void Between_RulesInALists_NamesThePlace()
    {
        const string If = "'if': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'yes', 'conditions': [ { 'left': 'a', 'operator': 'eq' } ] } ] }, 'exits': { 'yes': 'end', 'no_match': 'end' } }";
        Diff(Flow.Json($"{If}, {Flow.End}", "if"), Flow.Json($"{If.Replace("'eq'", "'gt'")}, {Flow.End}", "if")).ShouldBe(["\"if\": rules[0].conditions[0].operator is \"gt\" instead of \"eq\"."]);
    }
}
