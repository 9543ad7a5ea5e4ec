using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Texts;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>Opening, repeating over the next gateway, and dropping the call attempts of a step.</summary>
internal static class Dialling
{
    /// <summary>Gateways tried for one call; a trunk with more is an error of configuration, not a reason to ring on.</summary>
    private const int MaxGateways = 8;

    /// <summary>Characters of a destination that is no number, kept as evidence.</summary>
    private const int MaxEvidence = 64;

    /// <summary>Opens an attempt; when the destination is no number it fails at once, with no INVITE, and the failure is returned.</summary>
    public static CallFailure? Open(StepTurn turn, DialOrder order, IReadOnlyList<PromptSource> firstPrompts)
    {
        var to = Normalize(order);
        var from = PhoneNumber.Normalize(order.From) ?? Shortened(order.From ?? "");
        Request(turn, order with { From = from, To = to ?? Shortened(order.To ?? "") }, null);
        if (to is null)
        {
            var failure = new CallFailure(CallExit.InvalidNumber, "local_format", Party.Caller);
            turn.Emit(new InteractionEvent.AttemptFailed(turn.At, turn.State.Attempts.Count, failure));
            return failure;
        }

        Prepare(turn, turn.State.Attempts[^1], firstPrompts);
        return null;
    }

    /// <summary>Asks for what an opened attempt needs; repeated after a restart.</summary>
    public static void Prepare(StepTurn turn, CallAttempt attempt, IReadOnlyList<PromptSource> firstPrompts) => turn.Do(new InteractionEffect.PrepareDial(
        attempt.Number, attempt.Role, attempt.From, attempt.To, attempt.TrunkId, attempt.RingSeconds, firstPrompts, FailoverOf(turn, attempt))
    {
        Behind = attempt.Role == LegRole.Forward && turn.State.ContactLeg is { } contact && contact.From != attempt.From ? contact.From : null,
    });

    /// <summary>True when a technical failure leads to another gateway of the same call.</summary>
    public static bool TryNextGateway(StepTurn turn, int failed, CallFailure failure, IReadOnlyList<PromptSource> firstPrompts)
    {
        var attempt = turn.State.Attempt(failed)!;
        if (failure is not { Exit: null, Failover: true } || Chain(turn, attempt).Count() >= MaxGateways)
        {
            return false;
        }

        Request(turn, new DialOrder(attempt.Role, attempt.From, attempt.To, attempt.TrunkId, attempt.RingSeconds, attempt.Sensitive), failed);
        Prepare(turn, turn.State.Attempts[^1], firstPrompts);
        return true;
    }

    /// <summary>Why the last gateway of the call failed: it stands when there is no further one.</summary>
    public static CallFailure Decisive(StepTurn turn, int attempt, CallFailure refusal) =>
        Chain(turn, turn.State.Attempt(attempt)!).FirstOrDefault(a => a.Dial is not null)?.Failure ?? refusal;

    /// <summary>Lets go of an attempt, however far it has come.</summary>
    public static void Drop(StepTurn turn, CallAttempt attempt)
    {
        switch (attempt.Phase)
        {
            case AttemptPhase.Requested:
                turn.Emit(new InteractionEvent.AttemptFailed(turn.At, attempt.Number, new CallFailure(null, Guards.Cancelled, Party.Engine)));
                break;
            case AttemptPhase.Submitted or AttemptPhase.Ringing:
                turn.Do(new InteractionEffect.CancelCall(attempt.Number));
                break;
            case AttemptPhase.Answered:
                turn.Do(new InteractionEffect.HangUp(attempt.Number));
                break;
            default:
                break;
        }
    }

    /// <summary>The step's latest attempt in a role.</summary>
    public static CallAttempt? Latest(StepTurn turn, LegRole role) => turn.State.Attempts.FindLast(a => a.Order == turn.Run.Order && a.Role == role);

    public static bool IsMine(StepTurn turn, int attempt) => turn.State.Attempt(attempt)?.Order == turn.Run.Order;

    private static void Request(StepTurn turn, DialOrder order, int? continues) => turn.Emit(new InteractionEvent.DialRequested(
        turn.At, turn.State.Attempts.Count + 1, turn.Run.Order, order.Role, order.From!, order.To!, order.TrunkId, order.RingSeconds, order.Sensitive, continues));

    /// <summary>Gateways of this call that failed; null before the first one did.</summary>
    private static FailoverFacts? FailoverOf(StepTurn turn, CallAttempt attempt)
    {
        DialFacts[] tried = [.. Chain(turn, attempt).Where(a => a.Number != attempt.Number).Select(a => a.Dial).OfType<DialFacts>()];
        return tried.Length == 0 ? null : new FailoverFacts(tried[0].CallId, tried[0].FromTag, tried.Max(d => d.CSeq), [.. tried.Select(d => d.Destination)]);
    }

    /// <summary>The attempt and those it continues, latest first.</summary>
    private static IEnumerable<CallAttempt> Chain(StepTurn turn, CallAttempt attempt)
    {
        for (var at = attempt; at is not null; at = at.Continues is { } before ? turn.State.Attempt(before) : null)
        {
            yield return at;
        }
    }

    /// <summary>Members of ring groups may be SIP addresses; everybody else has a number.</summary>
    private static string? Normalize(DialOrder order) =>
        order is { Role: LegRole.GroupMember, To: { } address } && address.StartsWith("sip", StringComparison.OrdinalIgnoreCase) ? address : PhoneNumber.Normalize(order.To);

    private static string Shortened(string text) => Characters.Cut(text, MaxEvidence);
}
