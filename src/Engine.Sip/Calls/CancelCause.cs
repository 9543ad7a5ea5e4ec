namespace Engine.Sip.Calls;

/// <summary>Why a call that is not answered is to be given up; decides the exit and the Reason header of the CANCEL (RFC 3326).</summary>
public enum CancelCause
{
    /// <summary>The flow or a user gave up: the result is Cancelled.</summary>
    Caller,

    /// <summary>A parallel leg was answered: Cancelled, and the callee's phone shows no missed call.</summary>
    AnsweredElsewhere,

    /// <summary>The ring timeout: No Answer.</summary>
    RingTimeout,

    /// <summary>Nothing rang within the progress timeout: No Answer.</summary>
    NoRinging,

    /// <summary>The hard cap of the attempt: No Answer.</summary>
    AttemptCap,

    /// <summary>The process is stopping: Cancelled.</summary>
    Shutdown,

    /// <summary>The attempt was given up for another gateway.</summary>
    Abandoned,
}
