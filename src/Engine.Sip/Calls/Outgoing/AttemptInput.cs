namespace Engine.Sip.Calls.Outgoing;

/// <summary>What may happen to a dial attempt.</summary>
internal enum AttemptInput : byte
{
    /// <summary>A provisional that is no sign of ringing.</summary>
    Trying,

    /// <summary>A sign of ringing (<see cref="ProgressSign"/>).</summary>
    Ringing,

    /// <summary>The first 2xx of the attempt.</summary>
    Success,

    /// <summary>A final response that is not retried.</summary>
    Failure,

    /// <summary>The INVITE was sent again after a challenge or refusal that can be mended.</summary>
    Retried,

    /// <summary>The ring or progress timeout.</summary>
    RingTimer,

    /// <summary>No response within the time for failover (DNS-08).</summary>
    FirstResponseTimer,

    /// <summary>The hard cap of the attempt.</summary>
    CapTimer,

    /// <summary>64*T1 after the CANCEL.</summary>
    CancelWaitTimer,

    /// <summary>The application gives up.</summary>
    Cancel,

    /// <summary>The application, the talk limit or a lost ACK ends the answered call.</summary>
    HangUp,

    /// <summary>Timer B.</summary>
    Timeout,

    /// <summary>The destination cannot be reached.</summary>
    TransportError,

    /// <summary>A BYE of the peer.</summary>
    RemoteBye,

    /// <summary>Our BYE is answered, refused or timed out.</summary>
    ByeDone,
}
