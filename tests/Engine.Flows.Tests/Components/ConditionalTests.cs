using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class ConditionalTests
{
    // Holds FLOW-41.
    [Theory]
    [InlineData("1", "eq", "1", true)]
    [InlineData("1.0", "eq", "1", true)]
    [InlineData("01", "eq", "1", false)]
    [InlineData("+1", "eq", "1", false)]
    [InlineData("007", "lt", "07", true)]
    [InlineData("0", "eq", "-0.00", true)]
    [InlineData("0.5", "eq", ".50", true)]
    [InlineData("00.5", "eq", "0.5", false)]
    [InlineData("-9", "lt", "-8.5", true)]
    [InlineData("10.0", "gt", "9", true)]
    [InlineData("123456789012345678901234567890", "lt", "123456789012345678901234567891", true)]
    [InlineData("123456789012345678901234567890.0", "eq", "123456789012345678901234567890", true)]
    [InlineData("0.1234567890123456789012345678901", "gt", "0.12345678901234567890123456789", true)]
    [InlineData("9007199254740993", "gt", "9007199254740992", true)]
    [InlineData(" 1 ", "eq", "1", true)]
    [InlineData("1e3", "eq", "1000", false)]
    [InlineData("1,000", "eq", "1000", false)]
    [InlineData("abc", "eq", "ABC", false)]
    [InlineData("abc", "eq", "abc", true)]
    [InlineData("", "eq", null, false)]
    [InlineData(null, "eq", null, true)]
    [InlineData(null, "ne", "a", true)]
    [InlineData("a", "ne", "a", false)]
    [InlineData("9", "lt", "10", true)]
    [InlineData("9", "lt", "10x", false)]
    [InlineData("-1", "lt", "0", true)]
    [InlineData(null, "lt", "", true)]
    [InlineData("a", "lt", null, false)]
    [InlineData(null, "lt", null, false)]
    [InlineData(null, "le", null, true)]
    [InlineData("2", "le", "2.00", true)]
    [InlineData("b", "gt", "a", true)]
    [InlineData("a", "gt", "Z", true)]
    [InlineData("", "gt", null, true)]
    [InlineData("3", "ge", "3", true)]
    [InlineData(null, "ge", "3", false)]
    [InlineData("courier", "contains", "our", true)]
    [InlineData("courier", "contains", "OUR", false)]
    [InlineData("courier", "contains", "", true)]
    [InlineData(null, "contains", "a", false)]
    [InlineData("a", "contains", null, false)]
    [InlineData("0.30000000000000000001", "gt", "0.3", true)]
    public void Comparison_Table(string? left, string @operator, string? right, bool holds) => Comparison.Holds(left, @operator, right).ShouldBe(holds);

    // Holds FLOW-41.
    [Theory]
    [InlineData("007", "eq", "7", "number", true)]
    [InlineData("+7", "eq", "7", "number", true)]
    [InlineData("1e3", "eq", "1000.0", "number", true)]
    [InlineData("1E-400", "gt", "0", "number", true)]
    [InlineData("1e999999999999", "gt", "1e99999", "number", true)]
    [InlineData("-1e5", "lt", "-99999", "number", true)]
    [InlineData("abc", "eq", "abc", "number", false)]
    [InlineData("abc", "ne", "abc", "number", true)]
    [InlineData("abc", "ge", "1", "number", false)]
    [InlineData("", "le", "1", "number", false)]
    [InlineData("1e", "eq", "1", "number", false)]
    [InlineData(null, "lt", "1", "number", true)]
    [InlineData(null, "eq", null, "number", true)]
    [InlineData("10", "lt", "9", "text", true)]
    [InlineData("1.0", "eq", "1", "text", false)]
    [InlineData("10", "gt", "9", null, true)]
    public void Comparison_AsTheAuthorSays(string? left, string @operator, string? right, string? compare, bool holds) =>
        Comparison.Holds(left, @operator, right, compare).ShouldBe(holds);

    // Holds FLOW-41.
    [Theory]
    [InlineData("", "first")]
    [InlineData(", 'compare': 'text'", "no_match")]
    public void Enter_Compare_IsTheConditions(string compare, string exit) =>
        Run($$"""[ { 'exit': 'first', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': '7.0' } {{compare}} } ] }, { 'exit': 'second', 'conditions': [ { 'left': 'b', 'operator': 'eq', 'right': { 'value': 'x' } } ] } ]""", ("a", "7")).Path
            .ShouldBe($"if:{exit} end:ok");

    [Theory]
    [InlineData("'operator': 'eq', 'right': { 'value': 'seven' }, 'compare': 'number'", "not_a_number")]
    [InlineData("'operator': 'contains', 'right': { 'value': '7' }, 'compare': 'number'", "compare_not_allowed")]
    [InlineData("'operator': 'eq', 'right': { 'value': '7' }, 'compare': 'date'", "not_allowed")]
    public void Check_Compare(string condition, string code) =>
        Flow.Check(Flow.Json($$"""
            'if': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'first', 'conditions': [ { 'left': 'name', {{condition}} } ] } ] }, 'exits': { 'first': 'end', 'no_match': 'end' } }, {{Flow.End}}
            """, "if")).Faults.ShouldContain(f => f.Code == code && f.Step == "if");

    private static Session Run(string rules, params (string, string?)[] arguments)
    {
        var flow = Flow.Publish(Flow.With("/trigger/arguments", "[ { 'name': 'a', 'variable': 'a' }, { 'name': 'b', 'variable': 'b' } ]", Flow.Json($$"""
            'if': { 'type': 'conditional', 'settings': { 'rules': {{rules}} }, 'outputs': { 'match': 'c' }, 'exits': { 'first': 'end', 'second': 'end', 'no_match': 'end' } }, {{Flow.End}}
            """, "if")));
        return new Session(flow, arguments).Do(s => new InteractionCommand.Begin(s.Now));
    }

    private const string Both = "{ 'left': 'a', 'operator': 'eq', 'right': { 'value': '1' } }, { 'left': 'b', 'operator': 'eq', 'right': { 'variable': 'a' } }";

    // Holds FLOW-41.
    [Theory]
    [InlineData("all", "1", "1", "first")]
    [InlineData("all", "1", "2", "second")]
    [InlineData("any", "1", "2", "first")]
    [InlineData("any", "3", "3", "first")]
    [InlineData("any", "3", "4", "second")]
    public void Enter_AllOrAny_FirstRuleThatHoldsWins(string match, string a, string b, string exit)
    {
        var s = Run($"[ {{ 'exit': 'first', 'match': '{match}', 'conditions': [ {Both} ] }}, {{ 'exit': 'second', 'conditions': [ {{ 'left': 'a', 'operator': 'ne' }} ] }} ]", ("a", a), ("b", b));
        s.Path.ShouldBe($"if:{exit} end:ok");
        s.State.Variables["c"].ShouldBe(exit);
        s.Result.ShouldBe(new InteractionResult(Outcome.NoCall, "completed", null, null));
    }

    // Holds FLOW-41.
    [Fact]
    public void Enter_NothingHolds_IsNoMatch() =>
        Run("[ { 'exit': 'first', 'conditions': [ { 'left': 'a', 'operator': 'ne' } ] }, { 'exit': 'second', 'conditions': [ { 'left': 'b', 'operator': 'ne' } ] } ]").Path.ShouldBe("if:no_match end:ok");

    [Fact]
    public void Enter_TwoRulesMayShareAnExit()
    {
        var s = Run("[ { 'exit': 'first', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': 'x' } } ] }, { 'exit': 'second', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': 'z' } } ] }, { 'exit': 'first', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': 'y' } } ] } ]", ("a", "y"));
        s.Path.ShouldBe("if:first end:ok");
    }

    [Fact]
    public void Enter_SystemValues_CanBeCompared() =>
        Run("[ { 'exit': 'first', 'conditions': [ { 'left': 'system.flow_name', 'operator': 'eq', 'right': { 'value': 'Test flow' } } ] }, { 'exit': 'second', 'conditions': [ { 'left': 'system.call_outcome', 'operator': 'eq' } ] } ]").Path.ShouldBe("if:first end:ok");

    [Fact]
    public void Check_PlaceholderInAValue_IsWarnedOf() =>
        Flow.Check(Flow.Json($$"""
            'if': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'first', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': '%{current_flow.b}' } } ] } ] },
                    'exits': { 'first': 'end', 'no_match': 'end' } }, {{Flow.End}}
            """, "if")).Faults.ShouldContain(f => f.Code == "not_filled_in" && f.Path == "/steps/if/settings/rules/0/conditions/0/right/value" && f.Message.Contains("variable"));

    [Fact]
    public void Enter_CallOutcomeBeforeAnyCall_IsNull() =>
        Run("[ { 'exit': 'first', 'conditions': [ { 'left': 'system.call_outcome', 'operator': 'ne' } ] }, { 'exit': 'second', 'conditions': [ { 'left': 'system.call_outcome', 'operator': 'eq' } ] } ]").Path.ShouldBe("if:second end:ok");
}
