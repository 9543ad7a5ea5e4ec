using System.Text.Json.Nodes;

namespace Engine.Flows.Tests.Kit;

/// <summary>Small flows wired at random, right or wrong: whatever the validator lets through must hold at run time.</summary>
internal sealed class WildFlows(Tape tape)
{
    private static readonly (string Body, string[] Exits)[] Kinds =
    [
        ("'type': 'make_outbound_call', 'settings': { 'from': { 'number': '+12025550100' }, 'to': { 'variable': 'phone' } }", ["answered", "invalid_number", "busy", "no_answer"]),
        ("'type': 'play_audio', 'settings': { 'source': { 'text': 'Hi' } }", ["ok"]),
        ("'type': 'standard_ivr', 'settings': { 'prompts': [ { 'text': 'Hi' } ], 'options': { '1': 'one' } }", ["one", "invalid", "timeout"]),
        ("'type': 'input_ivr', 'settings': { 'prompt': { 'text': 'Hi' }, 'max_digits': 4 }", ["ok", "timeout"]),
        ("'type': 'voice_ivr', 'settings': { 'prompt': { 'text': 'Hi' }, 'options': [ { 'exit': 'yes', 'keywords': [ 'yes' ] } ] }", ["yes", "no_match", "timeout"]),
        ("'type': 'voice_transcription', 'settings': { 'prompt': { 'text': 'Hi' } }", ["ok", "timeout"]),
        ("'type': 'forward_to_external', 'settings': { 'to': { 'number': '+13035550199' } }", ["no_answer", "invalid_number"]),
        ("'type': 'run_function', 'settings': { 'function': 'shout' }", ["ok", "error", "timeout"]),
        ("'type': 'callback', 'settings': { 'to': { 'variable': 'phone' }, 'from': { 'number': '+12025550100' }, 'ring_group': { 'id': 'support' } }", ["invalid_caller_id", "no_match", "timeout", "call_finished"]),
        ("'type': 'end_flow'", []),
    ];

    public string Make()
    {
        var count = 2 + tape.Next(4);
        var steps = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            var (body, exits) = Kinds[i == 0 ? 0 : tape.Next(Kinds.Length)];
            var step = (JsonObject)JsonNode.Parse(Flow.Quote($"{{ {body} }}"))!;
            var wired = new JsonObject();
            foreach (var exit in exits)
            {
                wired[exit] = Target(count);
            }

            step["exits"] = wired;
            if (tape.Chance(25))
            {
                step["on_error"] = exits.Length > 0 && tape.Chance(50) ? $"exit:{exits[tape.Next(exits.Length)]}" : $"step:{Target(count)}";
            }

            if (tape.Chance(25) && body.Contains("play_audio", StringComparison.Ordinal))
            {
                step["on_hangup"] = Target(count);
            }

            steps[$"s{i}"] = step;
        }

        steps["end"] = new JsonObject { ["type"] = "end_flow" };
        var json = (JsonObject)JsonNode.Parse(Flow.Simple)!;
        json["steps"] = steps;
        json["entry"] = "s0";
        return json.ToJsonString();
    }

    private string Target(int count) => tape.Chance(45) ? "end" : $"s{tape.Next(count)}";
}
