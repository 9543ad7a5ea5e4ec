using Engine.Flows.Components.Steps;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>The second half of a Callback: somebody of the group is on the line; the contact is called and joined with them.</summary>
internal static class CallbackTalk
{
    /// <summary>How long the contact is rung, seconds: as long as Make outbound call may.</summary>
    private const int ContactRingSeconds = 35;

    public static StepMove CallContact(StepTurn turn, CallbackMemory memory)
    {
        var settings = turn.Settings<Callback.CallbackSettings>();
        var order = new DialOrder(
            LegRole.Contact, settings.From?.In(turn.Values), settings.To?.In(turn.Values), null, ContactRingSeconds, settings.To?.IsSensitive(turn.Values) == true);
        if (Dialling.Open(turn, order, []) is { } failure)
        {
            return Failed(turn, memory, failure);
        }

        turn.Wait((memory with { Phase = CallbackMemory.CallbackPhase.CallingContact }).ToJson());
        return StepMove.Stay;
    }

    public static StepMove On(StepTurn turn, CallbackMemory memory, InteractionCommand command)
    {
        switch (command)
        {
            case InteractionCommand.DialPrepared c when IsContact(turn, c.Attempt):
                turn.Do(new InteractionEffect.Ringback(turn.Run.Token, memory.Member!.Value, c.Attempt));
                return StepMove.Stay;
            case InteractionCommand.Answered c when IsContact(turn, c.Attempt):
                var token = turn.Wait((memory with { Phase = CallbackMemory.CallbackPhase.Talking }).ToJson());
                turn.Do(new InteractionEffect.Bridge(token, memory.Member!.Value, c.Attempt));

                // While the two talk there is time to render what the contact hears after it.
                Foresight.MakeReady(turn, c.Attempt, Callback.CallFinished);
                return StepMove.Stay;
            case InteractionCommand.CallFailed c when IsContact(turn, c.Attempt):
                return Dialling.TryNextGateway(turn, c.Attempt, c.Failure, []) ? StepMove.Stay : Failed(turn, memory, c.Failure);
            case InteractionCommand.DialRefused c when IsContact(turn, c.Attempt):
                return Failed(turn, memory, Dialling.Decisive(turn, c.Attempt, c.Failure));
            case InteractionCommand.HungUp c when c.Attempt == memory.Member:
                return CallbackQueue.Done(turn, memory.Phase == CallbackMemory.CallbackPhase.Talking
                    ? StepMove.Leave(Callback.CallFinished, AnsweredBy(turn, memory)) with { Input = true }
                    : StepMove.End(Callback.CallAborted, c.Reason, AnsweredBy(turn, memory)) with { Cause = MemberLeft(c) });
            case InteractionCommand.HungUp c when IsContact(turn, c.Attempt):
                return CallbackQueue.Done(turn, StepMove.End(ExitSpec.ContactHungUp, c.Reason, AnsweredBy(turn, memory)));
            case InteractionCommand.EffectFailed c:
                return CallbackQueue.Done(turn, StepMove.Fail(c.Reason, Party.Engine, AnsweredBy(turn, memory)));
            default:
                return StepMove.Stay;
        }
    }

    /// <summary>To the interaction a member is the caller's side; a line that the network or we cut is told as such.</summary>
    private static WalkEnd MemberLeft(InteractionCommand.HungUp c) => c.Side == Party.Contact ? new WalkEnd(Guards.MemberHungUp, Party.Caller) : new WalkEnd(c.Reason, c.AtFault ?? c.Side);

    private static bool IsContact(StepTurn turn, int attempt) =>
        Dialling.IsMine(turn, attempt) && turn.State.Attempt(attempt)!.Role == LegRole.Contact;

    private static StepMove Failed(StepTurn turn, CallbackMemory memory, CallFailure failure) => CallbackQueue.Done(turn, failure.Exit switch
    {
        CallExit.InvalidNumber => StepMove.Leave(Callback.InvalidCallerId, AnsweredBy(turn, memory)) with { Reason = failure.Reason, Input = true },
        CallExit.InvalidOutboundNumber => StepMove.Leave(Callback.InvalidOutboundCallerId, AnsweredBy(turn, memory)) with { Reason = failure.Reason },
        null => StepMove.Fail(failure.Reason, failure.Party, AnsweredBy(turn, memory)),
        _ => StepMove.End(Callback.ContactRejected, failure.Reason, AnsweredBy(turn, memory)),
    });

    private static Dictionary<string, string?> AnsweredBy(StepTurn turn, CallbackMemory memory) =>
        new(StringComparer.Ordinal) { ["answered_by"] = turn.State.Attempt(memory.Member ?? 0)?.To };
}
