namespace Engine.Sip.Calls.Outgoing;

/// <summary>A provisional response as the call's observer hears it. What rings is decided here, where the ring timeout starts, and nowhere else (CALL-03).</summary>
/// <param name="Status">101 to 198.</param>
/// <param name="Sign">Whether it is a sign of ringing.</param>
public readonly record struct CallProgress(int Status, ProgressSign Sign)
{
    /// <summary>From the INVITE to this response, milliseconds, when it is the attempt's first sign of ringing; null with any other.</summary>
    public long? PostDialDelayMs { get; init; }

    /// <summary>The sign that a provisional response gives.</summary>
    /// <param name="status">100 to 199.</param>
    /// <param name="hasSdp">It brings a session description: early media.</param>
    internal static ProgressSign SignOf(int status, bool hasSdp) => status switch
    {
        180 => ProgressSign.Alerting,
        183 when hasSdp => ProgressSign.EarlyMedia,
        _ => ProgressSign.None,
    };
}

/// <summary>What a provisional response says about a phone at the far end.</summary>
public enum ProgressSign
{
    /// <summary>None: 100, 181 forwarded, 182 queued, 183 without a session description, 199, unknown ones (RFC 3261 §21.1).</summary>
    None,

    /// <summary>180: it rings.</summary>
    Alerting,

    /// <summary>A 183 with a session description: the network lets the caller hear ringback or an announcement.</summary>
    EarlyMedia,
}
