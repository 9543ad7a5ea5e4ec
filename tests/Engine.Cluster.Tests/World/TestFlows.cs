using Engine.Ports;

namespace Engine.Cluster.Tests.World;

/// <summary>The two flows of these tests, and the numbers in them.</summary>
internal static class TestFlows
{
    public const string From = "+12025550100";
    public const string Contact = "+12025550123";
    public const string Other = "+12025550124";
    public const string Member = "+12025550188";
    public const string OtherMember = "+12025550199";
    public const string Group = "sales";
    public const string BothMembers = "everybody";
    public const string BrokenGroup = "broken";

    /// <summary>Calls a contact and plays a message of two seconds.</summary>
    public static readonly FlowId Message = new("message");

    /// <summary>The same with a message that no test lives to hear the end of.</summary>
    public static readonly FlowId LongMessage = new("long-message");

    /// <summary>Rings a group, then the contact.</summary>
    public static readonly FlowId Callback = new("callback");

    private const string Text = "Hello there. Your order 4711 is at the door.";

    public const string MessageDocument = """
        {
          "format": 1, "name": "Message",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_number", "required": true } ] },
          "variables": { "customer_number": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call",
              "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "customer_number" }, "ring_seconds": 35 },
              "exits": { "answered": "notify", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "notify": {
              "type": "play_audio", "name": "Message",
              "settings": { "source": { "text": "Hello there. Your order 4711 is at the door.", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    public const string CallbackDocument = """
        {
          "format": 1, "name": "Callback",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_number" } ] },
          "variables": { "customer_number": {} },
          "entry": "callback",
          "steps": {
            "callback": {
              "type": "callback", "name": "Callback",
              "settings": {
                "to": { "variable": "customer_number" }, "from": { "number": "+12025550100" }, "ring_group": { "id": "sales" }, "max_wait_minutes": 60 },
              "exits": { "invalid_caller_id": "end", "no_match": "end", "timeout": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    public static string LongMessageDocument { get; } = MessageDocument.Replace(Text, string.Join(' ', Enumerable.Repeat(Text, 40)), StringComparison.Ordinal);
}
