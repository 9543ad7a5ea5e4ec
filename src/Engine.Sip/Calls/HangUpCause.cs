namespace Engine.Sip.Calls;

/// <summary>Why an answered call is ended by us; decides the sub-reason and the Reason header of the BYE (RFC 3326).</summary>
public enum HangUpCause
{
    /// <summary>The flow is over: Q.850 16.</summary>
    Normal,

    /// <summary>The answer's SDP cannot be used: SIP 488 (CALL-24).</summary>
    MediaNegotiation,

    /// <summary>No media came after the answer.</summary>
    MediaTimeout,

    /// <summary>Media stopped while talking.</summary>
    MediaLost,

    /// <summary>The peer held the line for longer than the trunk allows, and is there (RTP-32).</summary>
    Held,

    /// <summary>The talk time limit (DLG-21).</summary>
    MaxDuration,

    /// <summary>The process is stopping.</summary>
    Shutdown,

    /// <summary>The 2xx brought no SDP though ours was open (CALL-23).</summary>
    SdpMissing,

    /// <summary>The 2xx could not be parsed (MSG-16).</summary>
    ResponseUnreadable,

    /// <summary>A cancelled, abandoned or second dialog is closed (CALL-35, CALL-42).</summary>
    Unwanted,

    /// <summary>The ACK of our 2xx never came (RFC 3261 §13.3.1.4).</summary>
    NoAck,
}

/// <summary>Who sent the BYE of an answered call, or the CANCEL of another.</summary>
public enum HangUpSide
{
    /// <summary>We did.</summary>
    Local,

    /// <summary>The peer did.</summary>
    Remote,
}
