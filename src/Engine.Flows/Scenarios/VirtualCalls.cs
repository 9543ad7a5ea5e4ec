using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>The imagined telephone network.</summary>
internal sealed class VirtualCalls(Scenario scenario)
{
    private const double RingAfterSeconds = 1;

    /// <summary>How long people talk when the scenario does not say, seconds.</summary>
    private const double TalkSeconds = 30;

    private static readonly TimeSpan Signalling = TimeSpan.FromMilliseconds(100);

    private static readonly DialogFacts Dialog = new("virtual-to", "sip:callee@virtual", [], 1);

    public IEnumerable<InteractionCommand> Answer(InteractionEffect effect, InteractionState state, DateTimeOffset now) => effect switch
    {
        InteractionEffect.PrepareDial e when Who(state, e.Attempt).Result == "caller_id_refused" =>
            [new InteractionCommand.DialRefused(now, e.Attempt, new CallFailure(CallExit.InvalidOutboundNumber, "caller_id_not_allowed", Party.Caller))],
        InteractionEffect.PrepareDial e => [new InteractionCommand.DialPrepared(now, e.Attempt, Ticket(e))],
        InteractionEffect.PlaceCall e => Place(e, Who(state, e.Attempt), now),
        InteractionEffect.CancelCall e =>
            [new InteractionCommand.CallFailed(now + Signalling, e.Attempt, new CallFailure(null, Guards.Cancelled, Party.Engine, 487, "Request Terminated") { HungUpBy = Party.Engine })],
        InteractionEffect.HangUp e => [new InteractionCommand.HungUp(now + Signalling, e.Attempt, Party.Engine, Guards.LocalHangUp)],
        InteractionEffect.EndOrphan e => [new InteractionCommand.OrphanEnded(now + Signalling, e.Attempt)],
        _ => [],
    };

    /// <summary>Two legs talk until the contact or the other one leaves.</summary>
    public IEnumerable<InteractionCommand> Talk(InteractionEffect.Bridge bridge, InteractionState state, Reaction? contact, DateTimeOffset now)
    {
        var (contactLeg, other) = state.ContactLeg?.Number == bridge.With ? (bridge.With, bridge.Attempt) : (bridge.Attempt, bridge.With);
        yield return contact?.HangUpAfterSeconds is { } after
            ? new InteractionCommand.HungUp(now.AddSeconds(after), contactLeg, Party.Contact, "remote_hangup", 16)
            : new InteractionCommand.HungUp(now.AddSeconds(Who(state, other).HangUpAfterSeconds ?? TalkSeconds), other, Party.Contact, "remote_hangup", 16);
    }

    private IEnumerable<InteractionCommand> Place(InteractionEffect.PlaceCall call, Callee who, DateTimeOffset now)
    {
        var failure = Failure(who.Result);
        if (failure is { SipStatus: 404 or 503 })
        {
            yield return new InteractionCommand.CallFailed(now.AddSeconds(RingAfterSeconds), call.Attempt, failure);
            yield break;
        }

        var rings = now.AddSeconds(RingAfterSeconds);
        yield return new InteractionCommand.Ringing(rings, call.Attempt, 180);
        if (who.Result == "no_answer" || who.Rings >= call.RingSeconds)
        {
            var timeout = new CallFailure(CallExit.NoAnswer, "ring_timeout", Party.Contact, 487, "Request Terminated", RingingMs: call.RingSeconds * 1000, Retry: true) { HungUpBy = Party.Engine };
            yield return new InteractionCommand.CallFailed(rings.AddSeconds(call.RingSeconds), call.Attempt, timeout);
        }
        else
        {
            var at = rings.AddSeconds(who.Rings);
            yield return failure is null
                ? new InteractionCommand.Answered(at, call.Attempt, Dialog)
                : new InteractionCommand.CallFailed(at, call.Attempt, failure with { RingingMs = (int)(who.Rings * 1000) });
        }
    }

    private Callee Who(InteractionState state, int attempt) => state.Attempts[attempt - 1] switch
    {
        { Role: LegRole.Contact } => scenario.Callee,
        var other => scenario.Others.GetValueOrDefault(other.To) ?? new Callee { Result = "no_answer" },
    };

    private static CallFailure? Failure(string result) => result switch
    {
        "busy" => new CallFailure(CallExit.Busy, "busy", Party.Contact, 486, "Busy Here", 17, Retry: true),
        "decline" => new CallFailure(CallExit.Busy, "declined", Party.Contact, 603, "Decline", 21, Retry: true),
        "invalid_number" => new CallFailure(CallExit.InvalidNumber, "not_found", Party.Contact, 404, "Not Found", 1),
        "failure" => new CallFailure(null, "trunk_unavailable", Party.Trunk, 503, "Service Unavailable"),
        _ => null,
    };

    private static DialFacts Ticket(InteractionEffect.PrepareDial dial) => new(
        FormattableString.Invariant($"virtual-{dial.Attempt}"), "virtual-from", FormattableString.Invariant($"z9hG4bK-{dial.Attempt}"), 1,
        $"sip:{dial.To}@virtual", $"sip:{dial.From}@virtual", $"sip:{dial.To}@virtual", "192.0.2.1:5060", dial.TrunkId ?? "virtual");
}
