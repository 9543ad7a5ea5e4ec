namespace Engine.Sip.Calls.Outgoing;

/// <summary>What the owner of an answered call knows of its line at one moment. Counters only ever have to differ when something happened.</summary>
public readonly record struct LineFacts
{
    /// <summary>Counts packets of the peer, RTP and RTCP, whatever they hold (RTP-33).</summary>
    public long SignsOfLife { get; init; }

    /// <summary>Counts the times that ICMP called the address of the peer's RTP unreachable (RTP-34).</summary>
    public long Unreachable { get; init; }

    /// <summary>A prompt plays, or waits for the end of a hold.</summary>
    public bool IsPlaying { get; init; }

    /// <summary>Whoever is at the far end is waited for: keys or speech are collected, or two calls are bridged (RTP-30).</summary>
    public bool IsAwaited { get; init; }

    /// <summary>The session lets us send nothing: the peer holds the line (RFC 3264 §8.4; RTP-32).</summary>
    public bool IsHeld { get; init; }

    /// <summary>Counts the packets of both peers of a bridge; null when the call is in none.</summary>
    public long? BridgeSignsOfLife { get; init; }
}
