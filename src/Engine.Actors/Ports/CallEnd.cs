namespace Engine.Actors.Ports;

/// <summary>The evidence of how an attempt or a call ended (sip.md §13–15). Stored with the attempt in every case.</summary>
/// <param name="Exit">The exit it maps to.</param>
/// <param name="Reason">Sub-reason of sip.md §13–15, such as <c>Busy</c>, <c>RingTimeout</c> or <c>TF.NoResponse</c>.</param>
/// <param name="Party">Who is at fault or who ended it.</param>
public sealed record CallEnd(CallExit Exit, string Reason, CallParty Party)
{
    /// <summary>Final SIP status; 0 when the engine ended it without one.</summary>
    public int SipStatus { get; init; }
    public string? SipPhrase { get; init; }

    /// <summary>Q.850 cause of a Reason header (RFC 6432); 0 when absent.</summary>
    public int Q850 { get; init; }

    /// <summary>The same number may be tried over the next gateway (column FO; only before any 18x).</summary>
    public bool Failover { get; init; }

    /// <summary>Calling the number again later makes sense (column RT).</summary>
    public bool RetryLater { get; init; }
    public int RingingMs { get; init; }
    public int PostDialDelayMs { get; init; }

    /// <summary>Time from the 2xx to the end, in milliseconds; 0 when never answered.</summary>
    public int TalkMs { get; init; }

    /// <summary>The 2xx crossed our CANCEL (CALL-35): the carrier may bill it.</summary>
    public bool AnsweredAfterCancel { get; init; }
    public HangUpSide Side { get; init; }
}
