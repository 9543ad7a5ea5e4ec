using System.Text;
using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

public sealed class ExecuteActionTests
{
    private const string Get = "'connection': 'crm', 'action': { 'method': 'GET', 'path': '/orders/{{id}}' }, 'inputs': { 'id': '%{current_flow.name}' }, 'outputs': { 'eta': '$.order.eta', 'first': '$.items[0]' }";

    private static string Json(string settings, string extra = "") => Flow.Json($$"""
        'act': { 'type': 'execute_action', 'settings': { {{settings}} }, 'outputs': { 'status': 'c' }, 'exits': { 'ok': 'end', 'error': 'end', 'timeout': 'end' } {{extra}} }, {{Flow.End}}
        """, "act");

    private static string WithOutputs(string settings) => Json(settings).Replace("\"status\": \"c\"", "\"status\": \"c\", \"eta\": \"a\", \"first\": \"b\"");

    private static Session Begin(string json, params (string, string?)[] arguments) => new Session(Flow.Publish(json), arguments).Do(s => new InteractionCommand.Begin(s.Now));

    private static ServiceRequest Request(string settings, params (string, string?)[] arguments) => Begin(Json(settings), arguments).Effect<InteractionEffect.CallService>().Request;

    private static Session Answer(Session s, int status, string body) =>
        s.Do(new InteractionCommand.ServiceAnswered(s.Now, s.State.Current!.Token, status, Encoding.UTF8.GetBytes(Flow.Quote(body))));

    [Theory]
    [InlineData("42", "/orders/42")]
    [InlineData("a b/c?d#e", "/orders/a%20b%2Fc%3Fd%23e")]
    [InlineData("%{current_flow.pin}", "/orders/%25%7Bcurrent_flow.pin%7D")]
    [InlineData("{{id}}", "/orders/%7B%7Bid%7D%7D")]
    public void Enter_Path_IsEscaped(string id, string target) => Request(Get, ("name", id)).Target.ShouldBe(target);

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public void Enter_PathThatClimbs_IsRefused(string id)
    {
        var s = Begin(Json(Get), ("name", id));
        s.AllEffects.ShouldBeEmpty();
        s.Path.ShouldBe("act:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe("path_invalid");
    }

    // Holds FLOW-43.
    [Fact]
    public void Enter_QueryHeadersAndBody_AreFilledInEachInItsWay()
    {
        var request = Request("""
            'connection': 'crm', 'inputs': { 'who': '%{current_flow.name}' }, 'action': { 'method': 'POST', 'path': '/notes', 'timeout_seconds': 30,
              'query': { 'q u': 'x&%{current_flow.name}' }, 'headers': { 'X-Who': '{{who}}' }, 'body': '{\\"who\\": \\"{{who}} %{current_flow.name}\\", \\"n\\": %{system.flow_version}}' }
            """.Replace("\\\\\"", "\\\""), ("name", "O\"Neil\r\nEvil: 1"));
        request.Method.ShouldBe("POST");
        request.TimeoutSeconds.ShouldBe(30);
        request.Target.ShouldBe("/notes?q%20u=x%26O%22Neil%0D%0AEvil%3A%201");
        request.Headers["x-who"].ShouldBe("O\"Neil  Evil: 1");
        request.Body.ShouldBe("""{"who": "O\"Neil\r\nEvil: 1 O\"Neil\r\nEvil: 1", "n": 3}""");
        request.ToString().ShouldBe("POST crm");
    }

    [Fact]
    public void Enter_BodyThatAValueBreaks_IsAFailure()
    {
        var s = Begin(Json("'connection': 'crm', 'action': { 'method': 'POST', 'path': '/', 'body': '[%{current_flow.name}]' }"), ("name", "1 2"));
        s.Path.ShouldBe("act:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe("body_value_unquoted");
        s.AllEffects.ShouldBeEmpty();
    }

    // Holds FLOW-43.
    [Theory]
    [InlineData(200, "{ 'order': { 'eta': '10:30' }, 'items': [ { 'n': 1 } ] }", "ok", "10:30", "{ \"n\": 1 }")]
    [InlineData(204, "", "ok", null, null)]
    [InlineData(299, "[]", "ok", null, null)]
    [InlineData(200, "<html>", "error", null, null)]
    [InlineData(200, "{ 'half': ", "error", null, null)]
    [InlineData(199, "{}", "error", null, null)]
    [InlineData(302, "{}", "error", null, null)]
    [InlineData(429, "{}", "error", null, null)]
    [InlineData(500, "", "error", null, null)]
    public void ServiceAnswered_TakesTheExit(int status, string body, string exit, string? eta, string? first)
    {
        var s = Answer(Begin(WithOutputs(Get)), status, body);
        s.Path.ShouldBe($"act:{exit} end:ok");
        s.State.Variables["c"].ShouldBe(status.ToString());
        s.State.Variables["a"].ShouldBe(eta);
        s.State.Variables["b"].ShouldBe(first);
    }

    // Holds FLOW-43.
    [Fact]
    public void EffectTimedOut_TakesTimeout()
    {
        var s = Begin(Json(Get));
        s.Do(new InteractionCommand.EffectTimedOut(s.Now, s.State.Current!.Token)).Path.ShouldBe("act:timeout end:ok");
    }

    [Theory]
    [InlineData("", "act:error end:ok")]
    [InlineData(", 'on_error': 'end'", "act:error")]
    [InlineData(", 'on_error': 'exit:timeout'", "act:error end:ok")]
    public void EffectFailed_GoesByOnError(string extra, string path)
    {
        var s = Begin(Json(Get, extra));
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, "rate_limited")).Path.ShouldBe(path);
    }

    [Fact]
    public void Sensitive_InputMakesRequestAndOutputsSensitive()
    {
        var s = Begin(WithOutputs(Get.Replace("current_flow.name", "current_flow.pin")), ("pin", "4711"));
        s.Effect<InteractionEffect.CallService>().Request.Sensitive.ShouldBeTrue();
        Answer(s, 200, "{ 'order': { 'eta': 'secret' } }").State.Sensitive.ShouldContain("a");
    }

    [Fact]
    public void Answer_WithAByteOrderMark_IsRead()
    {
        var s = Begin(WithOutputs(Get), ("name", "7"));
        Answer(s, 200, "\uFEFF{ 'order': { 'eta': 'now' } }").State.Variables["a"].ShouldBe("now");
    }

    // Holds FLOW-25.
    [Fact]
    public void Restart_AsksAgainUnderTheSameId()
    {
        var s = Begin(Json(Get), ("name", "7"));
        var first = s.Effect<InteractionEffect.CallService>();
        s.Restart().Effect<InteractionEffect.CallService>().Id.ShouldBe(first.Id);
    }

    // Holds FLOW-21.
    [Fact]
    public void HangUp_DuringTheRequest_LetsItFinishAndEndsAtTheFirstVoiceStep()
    {
        var flow = Flow.Publish(Flow.Json($$"""
            {{Flow.Dial.Replace("'notify'", "'act'")}}, {{Flow.Notify}}, {{Flow.End}},
            'act': { 'type': 'execute_action', 'settings': { {{Get}} }, 'outputs': { 'eta': 'a' }, 'exits': { 'ok': 'notify', 'error': 'end', 'timeout': 'end' } }
            """));
        var s = Session.Answered(flow).HangUp();
        s.Path.ShouldBe("dial:answered");
        s.State.Current!.StepId.ShouldBe("act");
        Answer(s, 200, "{ 'order': { 'eta': 'now' } }").Path.ShouldBe("dial:answered act:ok");
        s.State.Variables["a"].ShouldBe("now");
        s.Result.ShouldBe(new InteractionResult(Outcome.Answered, "remote_hangup", Party.Contact, Party.Contact));
        s.Journal.OfType<InteractionEvent.StepEntered>().ShouldNotContain(e => e.StepId == "notify");
    }

    [Theory]
    [InlineData("'connection': 'nothing', 'action': { 'method': 'GET', 'path': '/' }", "connection_unknown")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'TRACE', 'path': '/' }", "not_allowed")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': 'http://evil' }", "bad_format")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '//evil/x' }", "bad_format")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/a?b=c' }", "bad_format")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/{{nobody}}' }", "input_unknown")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/../a' }", "path_invalid")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/a/%2E%2e/b' }", "path_invalid")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/a b' }", "path_invalid")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/', 'body': '{}' }", "body_not_allowed")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'POST', 'path': '/', 'body': 'text' }", "body_not_json")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/', 'timeout_seconds': 4 }", "out_of_range")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/', 'timeout_seconds': 31 }", "out_of_range")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/', 'headers': { 'X:Y': 'a' } }", "bad_name")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/' }, 'outputs': { 'a': '$..b' }", "json_path_invalid")]
    [InlineData("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/' }, 'inputs': { 'a': '%{current_flow.nobody}' }", "variable_unknown")]
    [InlineData("'action': { 'method': 'GET', 'path': '/' }", "required")]
    [InlineData("'connection': 'crm'", "required")]
    public void Check_Settings(string settings, string code) => Flow.Check(Json(settings)).Faults.ShouldContain(f => f.Code == code && f.Step == "act");

    // Holds FLOW-43.
    [Theory]
    [InlineData("$", "{\"a\":[1,{\"b c\":\"x\"}],\"n\":null,\"t\":true,\"d\":1.50}")]
    [InlineData("$.a[0]", "1")]
    [InlineData("$.a[-1]['b c']", "x")]
    [InlineData("$['a'][1][\"b c\"]", "x")]
    [InlineData("$.t", "true")]
    [InlineData("$.d", "1.50")]
    [InlineData("$.n", null)]
    [InlineData("$.n.x", null)]
    [InlineData("$.a[2]", null)]
    [InlineData("$.a[-3]", null)]
    [InlineData("$.a.b", null)]
    [InlineData("$.missing", null)]
    public void JsonPath_Finds(string path, string? value) =>
        JsonPathSubset.Parse(path)!.Find(System.Text.Json.JsonDocument.Parse("{\"a\":[1,{\"b c\":\"x\"}],\"n\":null,\"t\":true,\"d\":1.50}").RootElement).ShouldBe(value);

    // Holds FLOW-59. What Java and others write with an exponent is a number for everything that reads it.
    [Theory]
    [InlineData("5.9999997E7", "59999997")]
    [InlineData("1.0E-4", "0.0001")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827")]
    [InlineData("12.50", "12.50")]
    [InlineData("-0.0E3", "0")]
    public void JsonPath_Number_IsExactAndWrittenOut(string json, string value) =>
        JsonPathSubset.Parse("$.n")!.Find(System.Text.Json.JsonDocument.Parse($"{{\"n\":{json}}}").RootElement).ShouldBe(value);

    // Holds FLOW-58.
    [Theory]
    [InlineData(200, "charset_unknown")]
    [InlineData(404, "status_404")]
    public void ServiceAnswered_InACharsetNobodyKnows_SaysSoUnlessTheStatusDoes(int status, string reason)
    {
        var s = Begin(WithOutputs(Get), ("name", "7"));
        s.Do(new InteractionCommand.ServiceAnswered(s.Now, s.State.Current!.Token, status, default) { Fault = "charset_unknown" }).Path.ShouldBe("act:error end:ok");
        s.Journal.OfType<InteractionEvent.StepLeft>().First().Reason.ShouldBe(reason);
        s.State.Variables["c"].ShouldBe(status.ToString());
    }

    [Fact]
    public void ServiceAnswered_InACharsetNobodyKnows_IsOkWhereNothingOfItIsWanted()
    {
        var s = Begin(Json("'connection': 'crm', 'action': { 'method': 'GET', 'path': '/' }"));
        s.Do(new InteractionCommand.ServiceAnswered(s.Now, s.State.Current!.Token, 200, default) { Fault = "charset_unknown" }).Path.ShouldBe("act:ok end:ok");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("$.")]
    [InlineData("$a")]
    [InlineData("$..a")]
    [InlineData("$[*]")]
    [InlineData("$[1:2]")]
    [InlineData("$['a'")]
    [InlineData("$['a]")]
    [InlineData("$[")]
    [InlineData("$[']")]
    public void JsonPath_OutsideTheSubset_IsRefused(string path) => JsonPathSubset.Parse(path).ShouldBeNull();
}
