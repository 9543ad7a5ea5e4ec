using Engine.Media.Receiving;
using Engine.Media.Sending;

namespace Engine.Media.Plane;

/// <summary>Gathers the figures of a leg from its two halves.</summary>
internal static class LegFigures
{
    private const double UnitsPerMs = AudioCodecs.BytesPerMillisecond;

    public static LegStatistics Of(LegSending sending, LegReceiving receiving)
    {
        var statistics = receiving.Statistics;
        return new LegStatistics
        {
            Sent = sending.Packets,
            SendFailures = sending.Failures,
            LateTicks = sending.LateTicks,
            Received = statistics.Received,
            Lost = statistics.Lost,
            JitterMs = statistics.Jitter / UnitsPerMs,
            UnknownPayload = receiving.UnknownPayload,
            Malformed = receiving.Malformed,
            ForeignSource = receiving.ForeignSource,
            BeforeAgreement = receiving.BeforeAgreement,
            ControlReceived = receiving.ControlReceived,
            RemoteLost = receiving.RemoteLost,
            RemoteJitterMs = receiving.RemoteJitter < 0 ? -1 : receiving.RemoteJitter / UnitsPerMs,
            RoundTripMs = receiving.RoundTripMs,
        };
    }
}
