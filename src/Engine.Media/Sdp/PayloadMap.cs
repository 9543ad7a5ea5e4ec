namespace Engine.Media.Sdp;

/// <summary>Payload type number to meaning, for all 128 numbers: one indexed read for each packet received.</summary>
public sealed class PayloadMap
{
    private readonly PayloadKind[] _kinds = new PayloadKind[128];
    private readonly int[] _clockRatesHz = new int[128];

    internal PayloadMap(IEnumerable<RtpMap> maps)
    {
        foreach (var map in maps)
        {
            var kind = KindOf(map);
            if (kind != PayloadKind.Unknown)
            {
                _kinds[map.PayloadType] = kind;
                _clockRatesHz[map.PayloadType] = map.ClockRateHz;
            }
        }
    }

    /// <summary>The meaning of a payload type; the top bit is ignored.</summary>
    public PayloadKind this[byte payloadType] => _kinds[payloadType & 0x7F];

    /// <summary>RTP clock of the number in Hz; 0 when unknown.</summary>
    public int ClockRateHz(byte payloadType) => _clockRatesHz[payloadType & 0x7F];

    internal static PayloadKind KindOf(RtpMap map) => map switch
    {
        { Channels: not 1 } => PayloadKind.Unknown,
        _ when map.Is("telephone-event") => PayloadKind.Event,
        { ClockRateHz: not AudioCodecs.ClockRateHz } => PayloadKind.Unknown,
        _ when map.Is("PCMU") => PayloadKind.Pcmu,
        _ when map.Is("PCMA") => PayloadKind.Pcma,
        _ when map.Is("CN") => PayloadKind.ComfortNoise,
        _ => PayloadKind.Unknown,
    };
}

/// <summary>What the receiver does with a payload type.</summary>
public enum PayloadKind : byte
{
    /// <summary>Not negotiated: dropped and counted (RTP-01).</summary>
    Unknown,

    /// <summary>G.711 µ-law.</summary>
    Pcmu,

    /// <summary>G.711 A-law.</summary>
    Pcma,

    /// <summary>Telephone event (RFC 4733).</summary>
    Event,

    /// <summary>Comfort noise (RFC 3389): counts as silence.</summary>
    ComfortNoise,
}
