using Engine.Ports;
using Engine.Ports.Trunks;
using Engine.Testing.Simulated;

namespace Engine.Simulation.World;

/// <summary>One account of the simulated world: its number, its trunk and its flows. Nothing of it may show in another's calls (I8).</summary>
internal sealed record Tenant(AccountId AccountId, string Number, TrunkId TrunkId, string Network)
{
    /// <summary>Flow ids; every account uses the same names for its own flows.</summary>
    public static readonly IReadOnlyList<string> Flows = ["notify", "two-prompts", "just-ring"];

    public static readonly IReadOnlyList<Tenant> All =
    [
        new(new AccountId("acme"), "+12025550100", new TrunkId("acme-trunk"), "192.0.2"),
        new(new AccountId("bravo"), "+12025550200", new TrunkId("bravo-trunk"), "198.51.100"),
    ];

    public static Tenant Of(AccountId accountId) => All.Single(tenant => tenant.AccountId == accountId);

    public void MoveIn(SimulatedEngine engine)
    {
        engine.Store.Routing[AccountId] = new AccountRouting(
            AccountId,
            new HashSet<string>(StringComparer.Ordinal) { Number },
            [new Trunk(TrunkId, TrunkId, null, [new Gateway($"{Network}.1"), new Gateway($"{Network}.2")])],
            DestinationPolicy.Default);
        engine.Store.Publish(AccountId, new FlowId(Flows[0]), Document("notify", """
            "notify": {
              "type": "play_audio", "name": "Notify",
              "settings": { "source": { "text": "Hello %{current_flow.who}.", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            """));
        engine.Store.Publish(AccountId, new FlowId(Flows[1]), Document("first", """
            "first": {
              "type": "play_audio", "name": "First",
              "settings": { "source": { "text": "One moment please.", "language": "en-US" } },
              "exits": { "ok": "second" }
            },
            "second": {
              "type": "play_audio", "name": "Second",
              "settings": { "source": { "text": "Good-bye %{current_flow.who}.", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            """));
        engine.Store.Publish(AccountId, new FlowId(Flows[2]), Document("end", ""));
    }

    private string Document(string answered, string steps) => $$"""
        {
          "format": 1,
          "name": "Simulated",
          "trigger": {
            "kind": "api_request",
            "arguments": [
              { "name": "to", "variable": "to", "required": true },
              { "name": "who", "variable": "who" }
            ]
          },
          "variables": { "to": {}, "who": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call",
              "settings": { "from": { "number": "{{Number}}" }, "to": { "variable": "to" }, "ring_seconds": 15 },
              "exits": { "answered": "{{answered}}", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            {{steps}}
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;
}
