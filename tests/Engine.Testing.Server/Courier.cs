namespace Engine.Testing.Server;

/// <summary>The courier flow, and variations of it.</summary>
internal static class Courier
{
    public const string Document = """
        {
          "format": 1,
          "name": "Courier at the door",
          "description": "",
          "trigger": {
            "kind": "api_request",
            "arguments": [
              { "name": "customer_number", "variable": "customer_phone_number", "required": true },
              { "name": "order_number", "variable": "order_number", "required": true },
              { "name": "origin_store", "variable": "origin_store" }
            ]
          },
          "variables": { "customer_phone_number": {}, "order_number": {}, "origin_store": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call the customer",
              "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "customer_phone_number" }, "ring_seconds": 15 },
              "exits": { "answered": "notify", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "notify": {
              "type": "play_audio", "name": "Send notification to contact",
              "settings": { "source": { "text": "Your order %{current_flow.order_number} is here.", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    public const string Arguments = """{"customer_number":"+12025550123","order_number":"7","origin_store":"Corner shop"}""";

    /// <summary>One error: the step it leads to does not exist.</summary>
    public static readonly string Broken = Document.Replace("\"ok\": \"end\"", "\"ok\": \"nowhere\"", StringComparison.Ordinal);

    public static string ArgumentsFor(string number) => $$"""{"customer_number":"{{number}}","order_number":"7"}""";
}
