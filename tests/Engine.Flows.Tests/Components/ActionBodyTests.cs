using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

/// <summary>Values in the JSON body of an action: each fills the one place it is put in.</summary>
public sealed class ActionBodyTests
{
    private static string Json(string body, string inputs = "") => Flow.Json($$"""
        'act': { 'type': 'execute_action', 'settings': { 'connection': 'crm', 'inputs': { {{inputs}} }, 'action': { 'method': 'POST', 'path': '/', 'body': {{System.Text.Json.JsonSerializer.Serialize(body).Replace("'", "\\u0027")}} } },
          'exits': { 'ok': 'end', 'error': 'end', 'timeout': 'end' } }, {{Flow.End}}
        """, "act");

    private static Session Begin(string body, string value) =>
        new Session(Flow.Publish(Json(body, "'v': '%{current_flow.name}'")), ("name", value)).Do(s => new InteractionCommand.Begin(s.Now));

    // Holds FLOW-57.
    [Theory]
    [InlineData("7")]
    [InlineData("-0.5")]
    [InlineData("1.5E+3")]
    [InlineData("12345678901234567890123")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("null")]
    public void Enter_OneValueOutsideQuotes_StandsAsItIs(string value)
    {
        foreach (var body in (string[])["{\"pay\": [{{v}}]}", "{\"pay\": [%{current_flow.name}]}"])
        {
            Begin(body, value).Effect<InteractionEffect.CallService>().Request.Body.ShouldBe($"{{\"pay\": [{value}]}}");
        }
    }

    // Holds FLOW-57.
    [Theory]
    [InlineData("1, 2")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    [InlineData("\"a\", \"b\"")]
    [InlineData("1], \"more\": [2")]
    [InlineData("")]
    [InlineData(" 7")]
    [InlineData("7 ")]
    [InlineData("7\n")]
    [InlineData("007")]
    [InlineData("+7")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("NaN")]
    [InlineData("True")]
    [InlineData("abc")]
    public void Enter_AnythingElseOutsideQuotes_IsRefusedUnsent(string value)
    {
        foreach (var body in (string[])["{\"pay\": [{{v}}]}", "{\"pay\": [%{current_flow.name}]}"])
        {
            var s = Begin(body, value);
            s.AllEffects.ShouldBeEmpty();
            s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe("body_value_unquoted");
        }
    }

    [Theory]
    [InlineData("1, 2", "{\"a\": \"1, 2\"}")]
    [InlineData("x\", \"b\": \"y", "{\"a\": \"x\\\", \\\"b\\\": \\\"y\"}")]
    [InlineData("\\", "{\"a\": \"\\\\\"}")]
    [InlineData("", "{\"a\": \"\"}")]
    public void Enter_InsideQuotes_IsEscaped(string value, string body) =>
        Begin("{\"a\": \"{{v}}\"}", value).Effect<InteractionEffect.CallService>().Request.Body.ShouldBe(body);

    [Fact]
    public void Enter_QuotesOfTheAuthor_AreToldFromThoseInsideAString() =>
        Begin("{\"a \\\" {{v}}\": \"{\", \"n\": {{v}}}", "1").Effect<InteractionEffect.CallService>().Request.Body.ShouldBe("{\"a \\\" 1\": \"{\", \"n\": 1}");

    [Theory]
    [InlineData("{\"a\": \"C:\\{{v}}\"}")]
    [InlineData("{\"a\": \"{{v}}}")]
    [InlineData("{ {{v}}: 1}")]
    public void Check_BodyThatNoValueMakesJson_IsAnError(string body) =>
        Flow.Check(Json(body, "'v': '%{current_flow.name}'")).Faults.ShouldContain(f => f.Code == "body_not_json");

    // Holds FLOW-57.
    [Theory]
    [InlineData("{\"a\": {{v}}}", "'v': '%{current_flow.name}'", true)]
    [InlineData("{\"a\": %{current_flow.name}}", "", true)]
    [InlineData("{\"a\": \"{{v}}\"}", "'v': '%{current_flow.name}'", false)]
    [InlineData("{\"a\": {{v}}}", "'v': '5'", false)]
    [InlineData("{\"a\": {{v}}}", "'v': 'five'", true)]
    [InlineData("{\"a\": {{v}}}", "'v': '%{system.ringing_seconds}'", false)]
    public void Check_ValueOutsideQuotes_WarnsUnlessItIsSurelyOneValue(string body, string inputs, bool warns) =>
        Flow.Check(Json(body, inputs)).Faults.Any(f => f.Code == "body_value_unquoted").ShouldBe(warns);
}
