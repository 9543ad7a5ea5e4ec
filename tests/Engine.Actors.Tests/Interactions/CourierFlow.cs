using System.Text.Json;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Trunks;
using Engine.Testing.Simulated;
using Shouldly;

namespace Engine.Actors.Tests.Interactions;

/// <summary>An account with the courier flow, two gateways and one number; and short ways to start it and look at the end.</summary>
internal static class CourierFlow
{
    public const string Account = "acme";
    public const string FlowId = "courier";
    public const string Contact = "+12025550123";

    /// <summary>The message spoken; the tone engine takes 50 ms a character.</summary>
    public const string Message = "Hello there. Your order 4711 is at the door.";

    public static TimeSpan MessageTime => TimeSpan.FromMilliseconds(Message.Length * ToneSynthesizer.MsPerCharacter);

    public const string Document = """
        {
          "format": 1,
          "name": "Courier at the door",
          "trigger": {
            "kind": "api_request",
            "arguments": [
              { "name": "customer_number", "variable": "customer_phone_number", "required": true },
              { "name": "order_number", "variable": "order_number" }
            ]
          },
          "variables": { "customer_phone_number": {}, "order_number": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call the customer",
              "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "customer_phone_number" }, "ring_seconds": 15 },
              "exits": { "answered": "notify", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "notify": {
              "type": "play_audio", "name": "Send notification to contact",
              "settings": { "source": { "text": "Hello there. Your order %{current_flow.order_number} is at the door.", "language": "en-US" } },
              "exits": { "ok": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    /// <summary>Puts the account into a world and starts its first process.</summary>
    public static SimulatedEngine Started(this SimulatedEngine world, string? dieAt = null)
    {
        world.AddAccount(new AccountId(Account));
        return world.Start(dieAt);
    }

    public static void AddAccount(this SimulatedEngine world, AccountId accountId) => world.Store.AddAccount(accountId);

    public static void AddAccount(this SimulatedStore store, AccountId accountId)
    {
        store.Publish(accountId, new FlowId(FlowId), Document);
        store.Routing[accountId] = new AccountRouting(
            accountId,
            new HashSet<string>(StringComparer.Ordinal) { "+12025550100" },
            [new Trunk(new TrunkId("main"), "Main", null, [new Gateway("192.0.2.1"), new Gateway("192.0.2.2")])],
            DestinationPolicy.Default);
    }

    /// <summary>Starts the flow; null when the process died over it.</summary>
    public static StartResult? Ask(this SimulatedEngine world, string contact = Contact, string account = Account) =>
        world.Request(new AccountId(account), new FlowId(FlowId), ("customer_number", contact), ("order_number", "4711"));

    /// <summary>Starts the flow and does not wait for the answer.</summary>
    public static Task<StartResult> Begin(this SimulatedEngine world)
    {
        var body = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["customer_number"] = JsonSerializer.SerializeToElement(Contact), ["order_number"] = JsonSerializer.SerializeToElement("4711"),
        };
        return world.Core.Gateway.StartAsync(new StartRequest(new AccountId(Account), new FlowId(FlowId), body), CancellationToken.None);
    }

    /// <summary>Starts the flow and gives the id it was accepted under.</summary>
    public static string Accept(this SimulatedEngine world, string contact = Contact, string account = Account) =>
        world.Ask(contact, account).ShouldBeOfType<StartResult.Accepted>().InteractionId;

    /// <summary>Starts the flow, runs it to its end, and gives how it ended.</summary>
    public static InteractionResult RunToEnd(this SimulatedEngine world, string contact = Contact)
    {
        var id = world.Accept(contact);
        world.Run(TimeSpan.FromMinutes(3));
        return world.EndOf(id);
    }

    /// <summary>How an interaction ended; fails when it did not, or not exactly once.</summary>
    public static InteractionResult EndOf(this SimulatedEngine world, string id) =>
        world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.InteractionEnded>().ShouldHaveSingleItem().Result;

    /// <summary>Nothing is left: no call at the far end, none in the engine, no dialog in the ledger.</summary>
    public static void ShouldBeClean(this SimulatedEngine world)
    {
        world.Network.Open.ShouldBe(0);
        world.Calls.Open.ShouldBe(0);
        world.Core.Calls.ShouldBe(0);
        world.Ledger.Open.ShouldBe(0);
        world.Network.PlayedTooEarly.ShouldBe(0);
    }
}
