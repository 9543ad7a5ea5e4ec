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

    private readonly JsonObject _steps = [];
    private readonly Dictionary<At, List<string>> _waiting = new() { [At.BeforeCall] = [], [At.OnLine] = [], [At.Over] = [] };
    private int _budget = 4 + tape.Next(20);

    /// <summary>The document as JSON.</summary>
    public string Make()
    {
        var entry = Step(At.BeforeCall);
        var variables = new JsonObject();
        foreach (var name in new[] { "phone", "name", "pin", "a", "b", "c", "d" })
        {
            variables[name] = new JsonObject();
        }

        return new JsonObject
        {
            ["format"] = 1,
            ["name"] = "Random flow",
            ["trigger"] = JsonNode.Parse(Flow.Quote("{ 'kind': 'api_request', 'arguments': [ { 'name': 'phone', 'variable': 'phone' }, { 'name': 'a', 'variable': 'a' }, { 'name': 'pin', 'variable': 'pin', 'sensitive': true } ] }")),
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
            At.BeforeCall => tape.Pick("dial", "dial", "if", "end"),
            At.OnLine => tape.Pick("play", "play", "play", "if", "end"),
            _ => tape.Pick("if", "end"),
        };
        _steps[id] = kind switch
        {
            "dial" => Dial(),
            "play" => Play(id),
            "if" => If(at),
            _ => Parse("{ 'type': 'end_flow' }"),
        };
        return id;
    }

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

    private JsonObject Play(string id)
    {
        _waiting[At.OnLine].Add(id);
        var step = Parse("{ 'type': 'play_audio', 'outputs': { 'played_percent': 'd' } }");
        var source = tape.Pick("{ 'text': 'Hello %{current_flow.a} %{current_flow.pin}' }", "{ 'prompt': 'welcome' }", "{ 'text': '%{current_flow.name}' }");
        step["settings"] = new JsonObject { ["source"] = Parse(source) };
        step["exits"] = new JsonObject { ["ok"] = Next(At.OnLine) };
        if (tape.Chance(30))
        {
            step["on_hangup"] = Next(At.Over);
        }

        if (tape.Chance(30))
        {
            step["on_error"] = tape.Pick("end", "exit:ok", $"step:{Next(At.OnLine)}");
        }

        return step;
    }

    private JsonObject If(At at)
    {
        var step = Parse($"{{ 'type': 'conditional', 'settings': {{ 'rules': [ {{ 'exit': 'yes', 'conditions': [ {{ 'left': '{tape.Pick("a", "b", "c", "system.call_outcome")}', 'operator': '{tape.Pick("eq", "gt", "contains")}', 'right': {{ 'value': '{tape.Pick("1", "answered", "")}' }} }} ] }} ] }} }}");
        step["exits"] = new JsonObject { ["yes"] = Next(at), ["no_match"] = Next(at) };
        return step;
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(Flow.Quote(json))!;
}
