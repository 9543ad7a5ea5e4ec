using System.Globalization;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Ports;

namespace Engine.Storage.Tests;

/// <summary>Interactions made of plain values, equal in each run.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public const string From = "+12025550100";
    public const string To = "+12025550147";

    /// <summary>32 hex characters that sort by <paramref name="number"/>, minted so many seconds after <see cref="At"/>.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{At.AddSeconds(number).ToUnixTimeMilliseconds():x12}{number:x20}");

    public static string PersistenceId(int number) => "interaction/" + Id(number);

    public static InteractionIdentity Identity(int number, AccountId account, string flow = "f1") =>
        new(account.Value, Id(number), Id(number + 0x1000_0000), flow, flow + "v3", 3, "Courier at the door");

    public static InteractionEvent Accepted(int number, AccountId account, string flow = "f1", DateTimeOffset? at = null) =>
        new InteractionEvent.InteractionAccepted(
            at ?? At,
            Identity(number, account, flow),
            [new VariableValue("order_number", "A-17"), new VariableValue("pin", "4711", Sensitive: true)],
            (at ?? At).AddHours(48));

    public static DialFacts Dial(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"call-{number}@engine"), "ft1", "z9hG4bK1", 1, $"sip:{To}@carrier.example", $"sip:{From}@carrier.example",
        $"sip:{To}@carrier.example", "192.0.2.10:5060", "trunk1", "192.0.2.10");

    public static DialogFacts Dialog { get; } = new("rt1", "sip:callee@192.0.2.10:5060", ["<sip:192.0.2.9;lr>"], 1);

    /// <summary>From accepted to ringing: an interaction in flight.</summary>
    public static InteractionEvent[] Ringing(int number, AccountId account, string flow = "f1", DateTimeOffset? at = null)
    {
        var start = at ?? At;
        return
        [
            Accepted(number, account, flow, start),
            new InteractionEvent.ExecutionStarted(start.AddMilliseconds(5), start),
            new InteractionEvent.StepEntered(start.AddMilliseconds(5), 1, "dial", "make_outbound_call", "Make Outbound Call", "Call the customer"),
            new InteractionEvent.DialRequested(start.AddMilliseconds(6), 1, 1, LegRole.Contact, From, To, null, 15, Sensitive: false),
            new InteractionEvent.DialSubmitted(start.AddMilliseconds(20), 1, LegRole.Contact, Dial(number), Sensitive: false),
            new InteractionEvent.CallRinging(start.AddMilliseconds(300), 1, 180),
        ];
    }

    /// <summary>A whole interaction that was answered and heard its message.</summary>
    public static InteractionEvent[] Answered(int number, AccountId account, string flow = "f1", DateTimeOffset? at = null)
    {
        var start = at ?? At;
        var result = new InteractionResult(Outcome.Answered, "completed", null, Party.Engine);
        return
        [
            .. Ringing(number, account, flow, start),
            new InteractionEvent.CallAnswered(start.AddSeconds(2), 1, Dialog, 1700),
            new InteractionEvent.StepLeft(start.AddSeconds(2), 1, "dial", start.AddMilliseconds(5), "answered", null, "notify", [], Input: true),
            new InteractionEvent.StepEntered(start.AddSeconds(2), 2, "notify", "play_audio", "Play Audio", "Send notification to contact"),
            new InteractionEvent.StepWaiting(start.AddSeconds(2), 2, 1, start.AddSeconds(2400), null),
            new InteractionEvent.PlaybackFinished(start.AddSeconds(8), 2, 1, 6000, 6000, Completed: true),
            new InteractionEvent.StepLeft(
                start.AddSeconds(8), 2, "notify", start.AddSeconds(2), "ok", null, "end", [new VariableValue("heard", "100")], Input: true),
            new InteractionEvent.StepEntered(start.AddSeconds(8), 3, "end", "end_flow", "End Flow", "End"),
            new InteractionEvent.StepLeft(start.AddSeconds(8), 3, "end", start.AddSeconds(8), "ok", null, null, [], Input: false),
            new InteractionEvent.InteractionEnding(start.AddSeconds(8), result, start.AddSeconds(40)),
            new InteractionEvent.CallEnded(start.AddMilliseconds(8100), 1, Party.Engine, "local_hangup", null, 6100, Orphan: false),
            new InteractionEvent.InteractionEnded(start.AddMilliseconds(8100), result),
        ];
    }
}
