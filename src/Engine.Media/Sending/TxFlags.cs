namespace Engine.Media.Sending;

/// <summary>The state of a <see cref="TxLine"/>.</summary>
[Flags]
internal enum TxFlags : byte
{
    None = 0,

    /// <summary>Answered and not on hold: packets go out.</summary>
    Sending = 1,

    /// <summary>The last visit sent nothing, so the next packet carries the marker (RTP-12).</summary>
    AfterGap = 2,

    /// <summary>G.711 A-law, else µ-law.</summary>
    ALaw = 4,

    /// <summary>Silence is sent in every frame.</summary>
    FillsSilence = 8,

    /// <summary>A key is being sent, or waits to be.</summary>
    SendsKey = 16,

    /// <summary>A bridged leg or ringback is sent when no prompt plays.</summary>
    HasFallback = 32,
}
