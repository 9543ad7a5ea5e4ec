using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Components;

/// <summary>The first half of a Callback: standing in line for the group and ringing its members round after round.</summary>
internal static class CallbackQueue
{
    /// <summary>How long one member is rung, seconds: four rings, before voicemail takes over.</summary>
    private const int MemberRingSeconds = 20;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(15);

    /// <summary>Between two rounds at most; bounds the calls of a wait of two days.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(120);

    /// <summary>Stands in line from the beginning.</summary>
    public static StepMove Join(StepTurn turn) => Join(turn, new CallbackMemory());

    private static StepMove Join(StepTurn turn, CallbackMemory memory)
    {
        var settings = turn.Settings<Callback.CallbackSettings>();
        if (PhoneNumber.Normalize(settings.To?.In(turn.Values)) is null)
        {
            return StepMove.Leave(Callback.InvalidCallerId) with { Reason = "local_format" };
        }

        if (settings.RingGroup?.In(turn.Values) is not { Length: > 0 } group)
        {
            return StepMove.Leave(ExitSpec.NoMatch);
        }

        var token = turn.Wait((memory with { Phase = CallbackMemory.CallbackPhase.Queued }).ToJson(), Remaining(turn));
        turn.Do(new InteractionEffect.JoinRingGroup(token, turn.Run.Order, group, settings.Rank));
        return StepMove.Stay;
    }

    public static StepMove Joined(StepTurn turn, CallbackMemory memory, InteractionCommand.RingGroupJoined joined) => joined.Members is not { Count: > 0 } members
        ? Done(turn, StepMove.Leave(ExitSpec.NoMatch))
        : RingNext(turn, memory with { Members = members, Engaged = joined.Engaged, Next = 0 });

    public static StepMove OnRinging(StepTurn turn, CallbackMemory memory, InteractionCommand command) => command switch
    {
        InteractionCommand.Answered c when Dialling.IsMine(turn, c.Attempt) => Engage(turn, memory with { Member = c.Attempt }),
        InteractionCommand.CallFailed c when Dialling.IsMine(turn, c.Attempt) && Dialling.TryNextGateway(turn, c.Attempt, c.Failure, []) => StepMove.Stay,
        InteractionCommand.CallFailed c when Dialling.IsMine(turn, c.Attempt) => AfterMember(turn, memory, c.Failure),
        InteractionCommand.DialRefused c when Dialling.IsMine(turn, c.Attempt) => AfterMember(turn, memory, Dialling.Decisive(turn, c.Attempt, c.Failure)),
        _ => StepMove.Stay,
    };

    public static StepMove OnDeadline(StepTurn turn, CallbackMemory memory)
    {
        var waiting = memory.Phase is not (CallbackMemory.CallbackPhase.CallingContact or CallbackMemory.CallbackPhase.Talking);
        return memory.Phase switch
        {
            _ when waiting && Remaining(turn) <= TimeSpan.Zero => Done(turn, StepMove.Leave(ExitSpec.Timeout)),
            CallbackMemory.CallbackPhase.Pausing => Join(turn, memory),
            CallbackMemory.CallbackPhase.EndingCall => StepMove.Fail(Guards.NoConfirmation, Party.Engine),
            _ => StepMove.Guard(Guards.StepTime),
        };
    }

    /// <summary>Leaves the line and lets go of the step's legs before the step ends; the contact stays for call_finished.</summary>
    public static StepMove Done(StepTurn turn, StepMove move)
    {
        DropLegs(turn, move is StepMove.Leaving { Exit: Callback.CallFinished });
        turn.Do(new InteractionEffect.LeaveRingGroup(turn.Run.Order));
        return move;
    }

    public static void DropLegs(StepTurn turn, bool keepContact = false)
    {
        foreach (var attempt in turn.State.Attempts.Where(a => a.Order == turn.Run.Order && a.IsOpen && !(keepContact && a.Role == LegRole.Contact)))
        {
            Dialling.Drop(turn, attempt);
        }
    }

    /// <summary>
    /// Rings the next member that has an address; after the last one waits a little, longer after each round, and asks again whom to ring: the
    /// group may have changed, and members may be free again.
    /// </summary>
    private static StepMove RingNext(StepTurn turn, CallbackMemory memory)
    {
        var settings = turn.Settings<Callback.CallbackSettings>();
        for (var next = memory.Next; next < memory.Members.Count; next++)
        {
            var order = new DialOrder(LegRole.GroupMember, settings.From?.In(turn.Values), memory.Members[next], null, MemberRingSeconds, false);
            if (Dialling.Open(turn, order, []) is null)
            {
                turn.Wait((memory with { Phase = CallbackMemory.CallbackPhase.Ringing, Next = next + 1 }).ToJson(), Remaining(turn));
                return StepMove.Stay;
            }
        }

        if (memory is { Next: 0, Engaged: 0 })
        {
            return Done(turn, StepMove.Fail("ring_group_invalid", Party.Engine));
        }

        var pause = ShortestPause * (memory.Rounds + 1);
        var within = new[] { pause, LongestPause, Remaining(turn) }.Min();
        turn.Wait((memory with { Phase = CallbackMemory.CallbackPhase.Pausing, Next = 0, Rounds = memory.Rounds + 1 }).ToJson(), within);
        return StepMove.Stay;
    }

    /// <summary>The member is on the line: the turn goes on to the next who waits, and this member is not rung meanwhile.</summary>
    private static StepMove Engage(StepTurn turn, CallbackMemory memory)
    {
        turn.Do(new InteractionEffect.EngageMember(turn.Run.Order, memory.Members[memory.Next - 1]));
        return CallbackTalk.CallContact(turn, memory);
    }

    private static StepMove AfterMember(StepTurn turn, CallbackMemory memory, CallFailure failure) => failure.Exit == CallExit.InvalidOutboundNumber
        ? Done(turn, StepMove.Leave(Callback.InvalidOutboundCallerId) with { Reason = failure.Reason })
        : RingNext(turn, memory);

    private static TimeSpan Remaining(StepTurn turn)
    {
        var left = turn.Run.EnteredAt + turn.Settings<Callback.CallbackSettings>().MaxWait - turn.At;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
