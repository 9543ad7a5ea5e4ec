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
              "exits": { "invalid_caller_id": "end", "no_match": "nobody", "timeout": "end", "invalid_outbound_caller_id": "end", "call_finished": "goodbye" }
            },
            "goodbye": {
              "type": "play_audio", "name": "Goodbye",
              "settings": { "source": { "text": "Thank you for your time. Goodbye.", "language": "en-US" } }, "exits": { "ok": "end" }
            },
            "nobody": { "type": "end_flow", "name": "Nobody" },
            "other": { "type": "end_flow", "name": "Other" },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """)!;

    /// <summary>The step behind the answer of <see cref="CallFlow"/>: whoever is on the line is hung up and called back by a group.</summary>
    public static JsonObject OfTheCallersOwn() => JsonNode.Parse($$"""
        {
          "callback": {
            "type": "callback", "name": "Callback",
            "settings": {
              "to": { "variable": "customer_number" }, "from": { "number": "{{ComponentCalls.CallerNumber}}" }, "ring_group": { "variable": "group" }, "end_current_call": true },
            "exits": { "invalid_caller_id": "end", "no_match": "end", "timeout": "end" }
          }
        }
        """)!.AsObject();
}
