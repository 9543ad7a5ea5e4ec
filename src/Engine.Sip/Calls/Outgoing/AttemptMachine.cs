using static Engine.Sip.Calls.Outgoing.AttemptEffects;

namespace Engine.Sip.Calls.Outgoing;

/// <summary>
/// One dial attempt from INVITE to its single result: ringing, answer, and every order of CANCEL, final response and timers.
/// The caller has found out from the To tag whether a 2xx is the first, a repeat or a fork (CALL-43).
/// </summary>
internal static class AttemptMachine
{
    /// <summary>One step. Inputs that the table does not name change nothing.</summary>
    internal static (AttemptState Next, AttemptEffects Effects) On(AttemptState state, AttemptInput input) => state switch
    {
        AttemptState.Calling => Calling(input),
        AttemptState.Proceeding or AttemptState.Ringing => Waiting(state, input),
        AttemptState.CancelWanted => CancelWanted(input),
        AttemptState.Cancelling => Cancelling(input),
        AttemptState.Confirmed => Confirmed(input),
        AttemptState.HangingUp => HangingUp(input),
        AttemptState.Forsaken => Forsaken(input),
        AttemptState.Ended => Ended(input),
        _ => (state, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Calling(AttemptInput input) => input switch
    {
        AttemptInput.Trying => (AttemptState.Proceeding, StopFirstResponse),
        AttemptInput.Ringing => (AttemptState.Ringing, StopFirstResponse | StartRing),
        AttemptInput.Success => (AttemptState.Confirmed, StopTimers | Confirm),
        AttemptInput.Failure => (AttemptState.Ended, StopTimers | EndByFinal),
        AttemptInput.RingTimer or AttemptInput.FirstResponseTimer or AttemptInput.CapTimer =>
            (AttemptState.Forsaken, StopTimers | GiveUp | EndNoResponse),
        AttemptInput.Cancel or AttemptInput.HangUp => (AttemptState.CancelWanted, StopTimers),
        AttemptInput.Timeout => (AttemptState.Ended, StopTimers | EndNoResponse),
        AttemptInput.TransportError => (AttemptState.Ended, StopTimers | EndTransport),
        _ => (AttemptState.Calling, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Waiting(AttemptState state, AttemptInput input) => input switch
    {
        AttemptInput.Ringing when state == AttemptState.Proceeding => (AttemptState.Ringing, StartRing),
        AttemptInput.Success => (AttemptState.Confirmed, StopTimers | Confirm),
        AttemptInput.Failure => (AttemptState.Ended, StopTimers | EndByFinal),
        AttemptInput.Retried => (AttemptState.Calling, None),
        AttemptInput.RingTimer or AttemptInput.CapTimer or AttemptInput.Cancel or AttemptInput.HangUp =>
            (AttemptState.Cancelling, StopTimers | SendCancel | StartCancelWait),
        _ => (state, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) CancelWanted(AttemptInput input) => input switch
    {
        AttemptInput.Trying or AttemptInput.Ringing => (AttemptState.Cancelling, SendCancel | StartCancelWait),
        AttemptInput.Success => (AttemptState.Ended, AckAndBye | EndByCancel),
        AttemptInput.Failure or AttemptInput.Timeout or AttemptInput.TransportError => (AttemptState.Ended, EndByCancel),
        _ => (AttemptState.CancelWanted, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Cancelling(AttemptInput input) => input switch
    {
        AttemptInput.Success => (AttemptState.Ended, StopTimers | AckAndBye | EndByCancel),
        AttemptInput.Failure => (AttemptState.Ended, StopTimers | EndByCancel),
        AttemptInput.CancelWaitTimer => (AttemptState.Ended, GiveUp | EndByCancel),
        _ => (AttemptState.Cancelling, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Confirmed(AttemptInput input) => input switch
    {
        AttemptInput.HangUp or AttemptInput.Cancel => (AttemptState.HangingUp, StopTimers | SendBye),
        AttemptInput.RemoteBye => (AttemptState.Ended, StopTimers | EndRemote),
        _ => (AttemptState.Confirmed, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) HangingUp(AttemptInput input) => input switch
    {
        AttemptInput.ByeDone or AttemptInput.RemoteBye => (AttemptState.Ended, EndLocal),
        _ => (AttemptState.HangingUp, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Forsaken(AttemptInput input) => input switch
    {
        AttemptInput.Trying or AttemptInput.Ringing => (AttemptState.Ended, SendCancel | StartCancelWait),
        AttemptInput.Success => (AttemptState.Ended, AckAndBye),
        AttemptInput.Failure or AttemptInput.Timeout or AttemptInput.TransportError => (AttemptState.Ended, None),
        _ => (AttemptState.Forsaken, None),
    };

    private static (AttemptState Next, AttemptEffects Effects) Ended(AttemptInput input) => input switch
    {
        AttemptInput.Success => (AttemptState.Ended, StopTimers | AckAndBye),
        AttemptInput.Failure => (AttemptState.Ended, StopTimers),
        AttemptInput.CancelWaitTimer => (AttemptState.Ended, GiveUp),
        _ => (AttemptState.Ended, None),
    };
}
