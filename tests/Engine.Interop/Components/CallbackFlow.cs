using System.Text.Json.Nodes;

namespace Engine.Interop.Components;

/// <summary>A flow that calls somebody back and says goodbye after the talk; whom, by which group and from which number are its arguments.</summary>
internal static class CallbackFlow
{
    public static JsonNode Of(string onError = "end", int maxWaitMinutes = 180) => JsonNode.Parse($$"""
        {
          "format": 1, "name": "Callback", "description": "",
          "trigger": { "kind": "api_request", "arguments": [
            { "name": "contact", "variable": "contact" }, { "name": "group", "variable": "group" }, { "name": "from", "variable": "from" } ] },
          "variables": { "contact": {}, "group": {}, "from": {}, "agent": {} },
          "entry": "callback",
          "steps": {
            "callback": {
              "type": "callback", "name": "Callback", "on_error": "{{onError}}", "outputs": { "answered_by": "agent" },
              "settings": { "to": { "variable": "contact" }, "from": { "variable": "from" }, "ring_group": { "variable": "group" }, "max_wait_minutes": {{maxWaitMinutes}} },
              "exits": { "invalid_caller_id": "end", "no_match": "end", "timeout": "end", "invalid_outbound_caller_id": "end", "call_finished": "goodbye" }
            },
            "goodbye": {
              "type": "play_audio", "name": "Goodbye",
              "settings": { "source": { "text": "Thank you for your time. Goodbye.", "language": "en-US" } }, "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """)!;
}
