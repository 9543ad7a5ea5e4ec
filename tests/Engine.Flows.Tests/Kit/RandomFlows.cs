using System.Text.Json.Nodes;

namespace Engine.Flows.Tests.Kit;

/// <summary>Makes flows that are valid by construction: every step is built for one state (before the call, on the line, after it).</summary>
internal sealed class RandomFlows(Tape tape)
{
    private enum At
    {
        BeforeCall,
        OnLine,
        Over,
    }

    private const string Prompt = "'prompt': { 'text': 'Hello %{current_flow.a} %{current_flow.pin}' }";

    private readonly JsonObject _steps = [];
    private readonly Dictionary<At, List<string>> _waiting = new() { [At.BeforeCall] = [], [At.OnLine] = [], [At.Over] = [] };
    private int _budget = 4 + tape.Next(25);

    /// <summary>The document as JSON.</summary>
    public string Make()
    {
        var entry = Step(At.BeforeCall);
        var variables = new JsonObject();
        foreach (var name in new[] { "phone", "name", "pin", "a", "b", "c", "d", "e" })
        {
            variables[name] = new JsonObject();
        }

        // Digits, speech and answers of the random world are secret; they go here only.
        variables["e"] = new JsonObject { ["sensitive"] = true };
        return new JsonObject
        {
            ["format"] = 1,
            ["name"] = "Random flow",
            ["trigger"] = Parse("{ 'kind': 'api_request', 'arguments': [ { 'name': 'phone', 'variable': 'phone' }, { 'name': 'a', 'variable': 'a' }, { 'name': 'pin', 'variable': 'pin', 'sensitive': true } ] }"),
            ["variables"] = variables,
            ["entry"] = entry,
            ["steps"] = _steps,
        }.ToJsonString();
    }

    private string Step(At at)
    {
        _budget--;
        var id = $"s{_steps.Count}";
        _steps[id] = new JsonObject();
        var kind = _budget <= 0 ? "end" : at switch
        {
            At.BeforeCall => tape.Pick("dial", "dial", "dial", "cb", "if", "cal", "time", "split", "act", "run", "dip", "end"),
            At.OnLine => tape.Pick("play", "play", "input", "menu", "voice", "dictate", "forward", "cb", "if", "time", "split", "act", "run", "end"),
            _ => tape.Pick("if", "cal", "split", "act", "dip", "cb", "end", "end"),
        };
        _steps[id] = Make(kind, id, at);
        return id;
    }

    private JsonObject Make(string kind, string id, At at) => kind switch
    {
        "dial" => Dial(),
        "cb" => Callback(at),
        "play" => Voice(id, "'type': 'play_audio', 'outputs': { 'played_percent': 'd' }, 'settings': { 'source': " + tape.Pick("{ 'text': 'Hello %{current_flow.a} %{current_flow.pin}' }", "{ 'prompt': 'welcome' }", "{ 'text': '%{current_flow.name}' }") + " }", "ok"),
        "input" => Voice(id, $"'type': 'input_ivr', 'outputs': {{ 'digits': 'e' }}, 'settings': {{ {Prompt}, 'max_digits': 4, 'sensitive': true }}", "ok", "timeout"),
        "menu" => Voice(id, "'type': 'standard_ivr', 'outputs': { 'exit_name': 'c' }, 'settings': { 'prompts': [ { 'prompt': 'welcome' } ], 'options': { '1': 'x', '2': 'y' } }", "x", "y", "invalid", "timeout"),
        "voice" => Voice(id, $"'type': 'voice_ivr', 'outputs': {{ 'speech': 'e' }}, 'settings': {{ {Prompt}, 'options': [ {{ 'exit': 'yes', 'keywords': [ 'yes' ] }} ] }}", "yes", "no_match", "timeout"),
        "dictate" => Voice(id, $"'type': 'voice_transcription', 'outputs': {{ 'speech': 'e' }}, 'settings': {{ {Prompt} }}", "ok", "timeout"),
        "forward" => Voice(id, "'type': 'forward_to_external', 'settings': { 'to': { 'number': '+13035550199' } }", "no_answer", "invalid_number"),
        "if" => Plain(at, $"'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': '{tape.Pick("a", "b", "c", "system.call_outcome")}', 'operator': '{tape.Pick("eq", "gt", "contains")}', 'right': {{ 'value': '{tape.Pick("1", "answered", "")}' }} }} ] }} ] }}", "yes", "no_match"),
        "cal" => Plain(at, "'type': 'calendar_rules', 'settings': { 'rules': [ { 'exit': 'off', 'timezone': 'Europe/Lisbon', 'dates': [ { 'from': '2026-03-02', 'to': '2026-03-03' } ] } ] }", "off", "no_match"),
        "time" => Plain(at, "'type': 'time_rules', 'settings': { 'rules': [ { 'exit': 'open', 'timezone': 'America/New_York', 'ranges': [ {} ] } ] }", "open", "no_match"),
        "split" => Plain(at, "'type': 'traffic_splitter', 'settings': { 'rules': [ { 'exit': 'x' }, { 'exit': 'y', 'weight': { 'variable': 'a' } } ] }", "x", "y"),
        "act" => Service(id, at, "'type': 'execute_action', 'outputs': { 'name': 'e' }, 'settings': { 'connection': 'crm', 'action': { 'method': 'GET', 'path': '/x/%{current_flow.pin}' }, 'outputs': { 'name': '$.records[0].Name' } }", "ok", "error", "timeout"),
        "run" => Service(id, at, "'type': 'run_function', 'outputs': { 'result': 'e' }, 'settings': { 'function': 'shout', 'inputs': { 'x': '%{current_flow.pin}' } }", "ok", "error", "timeout"),
        "dip" => Service(id, at, "'type': 'salesforce_data_dip', 'outputs': { 'Name': 'e' }, 'settings': { 'connection': 'salesforce', 'query': 'SELECT Name' }", "ok", "no_result", "timeout", "error"),
        _ => Parse("{ 'type': 'end_flow' }"),
    };

    /// <summary>A new step, or one made before for the same state: loops go only to steps that wait.</summary>
    private string Next(At at) => _waiting[at].Count > 0 && tape.Chance(25) ? _waiting[at][tape.Next(_waiting[at].Count)] : Step(at);

    private JsonObject Dial()
    {
        var step = Parse("{ 'type': 'make_outbound_call', 'settings': { 'from': { 'number': '+12025550100' }, 'to': { 'variable': 'phone' } }, 'outputs': { 'outcome': 'b', 'ringing_seconds': 'c' } }");
        step["exits"] = new JsonObject { ["answered"] = Next(At.OnLine), ["invalid_number"] = Next(At.Over), ["busy"] = Next(At.Over), ["no_answer"] = Next(At.Over) };
        if (tape.Chance(30))
        {
            step["on_error"] = tape.Pick("end", "exit:busy", "default");
        }

        return step;
    }

    private JsonObject Callback(At at)
    {
        var ends = at == At.OnLine ? ", 'end_current_call': true" : "";
        var after = at == At.OnLine ? At.Over : at;
        var step = Parse($"{{ 'type': 'callback', 'outputs': {{ 'answered_by': 'd' }}, 'settings': {{ 'to': {{ 'variable': 'phone' }}, 'from': {{ 'number': '+12025550100' }}, 'ring_group': {{ 'id': 'support' }} {ends} }} }}");
        step["exits"] = new JsonObject { ["invalid_caller_id"] = Next(after), ["no_match"] = Next(after), ["timeout"] = Next(after) };
        if (tape.Chance(50))
        {
            step["exits"]!["call_finished"] = Next(At.OnLine);
        }

        return step;
    }

    private JsonObject Voice(string id, string body, params string[] exits)
    {
        _waiting[At.OnLine].Add(id);
        var step = Wired(At.OnLine, body, exits);
        if (tape.Chance(30))
        {
            step["on_hangup"] = Next(At.Over);
        }

        if (tape.Chance(30))
        {
            step["on_error"] = tape.Pick("end", $"exit:{exits[0]}", $"step:{Next(At.OnLine)}");
        }

        return step;
    }

    private JsonObject Service(string id, At at, string body, params string[] exits)
    {
        _waiting[at].Add(id);
        return Wired(at, body, exits);
    }

    private JsonObject Plain(At at, string body, params string[] exits) => Wired(at, body, exits);

    private JsonObject Wired(At at, string body, string[] exits)
    {
        var step = Parse($"{{ {body} }}");
        var wired = new JsonObject();
        foreach (var exit in exits)
        {
            wired[exit] = Next(at);
        }

        step["exits"] = wired;
        return step;
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(Flow.Quote(json))!;
}
