using Engine.Flows.Facts;
using Engine.Ports.Trunks;

namespace Engine.Ports.Calls;

/// <summary>
/// The seam between the actors and telephony: one adapter speaks SIP and RTP
/// (<c>Legs/TelephonyCallPort</c>); a simulated twin stands in Engine.Testing.
/// </summary>
public interface ICallPort
{
    /// <summary>
    /// Takes a call slot and a media port and mints the SIP identifiers of the attempt. Sends nothing, so that the
    /// identifiers can be journaled before the first byte leaves (invariant I1). Immediate and thread-safe.
    /// </summary>
    /// <param name="request">What to dial and how.</param>
    /// <param name="events">Told about the call; may be called on any thread and must not block.</param>
    CallReservation Reserve(CallRequest request, ICallEvents events);

    /// <summary>Further calls that could be reserved now; any thread.</summary>
    int Room => int.MaxValue;

    /// <summary>
    /// Ends what an attempt of an earlier process left behind: BYE when the dialog is known, here or to the dialog ledger, CANCEL otherwise
    /// (then a late 2xx gets ACK and BYE). Safe to repeat; an unknown dialog is no error.
    /// </summary>
    /// <param name="orphan">The attempt as journaled.</param>
    /// <param name="closed">Called once, on any thread, when the far end confirmed or was given up on.</param>
    void EndOrphan(OrphanAttempt orphan, Action closed);
}

/// <summary>Receives what happens to one call. Called on signalling or media threads: must not block or throw.</summary>
public interface ICallEvents
{
    void On(CallEvent happened);
}

/// <summary>The answer to <see cref="ICallPort.Reserve"/>: a call, or the reason why no message may be sent.</summary>
public abstract record CallReservation
{
    public sealed record Reserved(ICall Call) : CallReservation;

    /// <param name="Failure">A local failure (MAP-04), such as media_resource or engine_overload.</param>
    public sealed record Refused(CallFailure Failure) : CallReservation;

    /// <summary>Nothing is left of what a call needs on this node, a media leg or a slot; it comes free when others end.</summary>
    /// <param name="Failure">What it is, should nobody wait.</param>
    public sealed record NoRoom(CallFailure Failure) : CallReservation;
}

/// <summary>An attempt an earlier process submitted and never saw the end of.</summary>
/// <param name="Dial">The facts of the INVITE, from the journal.</param>
/// <param name="Dialog">The dialog, when its answer had been stored.</param>
/// <param name="Credentials">Those of the trunk it went over; null when it has none, is gone, or its password cannot be opened.</param>
public sealed record OrphanAttempt(DialFacts Dial, DialogFacts? Dialog, TrunkCredentials? Credentials);
