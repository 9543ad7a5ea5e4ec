using Engine.Media.Linux;
using Engine.Media.Plane;
using Engine.Media.Receiving;
using Engine.Media.Rtcp;

namespace Engine.Media.Sending;

/// <summary>What a leg needs about once a second: RTCP reports (RTP-02) and the media timeout (RTP-30, RTP-31).</summary>
internal sealed unsafe class LegUpkeep(TimeProvider time, IPacketSender sender, Random random, TimeSpan reportInterval)
{
    private const long NsPerMs = 1_000_000;
    private const double NtpEpochToUnixSeconds = 2_208_988_800;

    /// <summary>A new agreement: the first report is due after half an interval or so.</summary>
    public void Connected(MediaLeg leg, LegPlan plan, long nowNs) =>
        leg.Sending.NextControlNs = plan.Phase == MediaPhase.Answered ? nowNs + (NextWaitNs() / 2) : long.MaxValue;

    /// <summary>Reports and gives up, as is due.</summary>
    public void Visit(MediaLeg leg, TxLine* line, long nowNs)
    {
        var sending = leg.Sending;
        if (sending.Plan is not { Phase: MediaPhase.Answered } plan)
        {
            return;
        }

        if (nowNs >= sending.NextControlNs)
        {
            sending.NextControlNs = nowNs + NextWaitNs();
            Report(leg, line, plan, nowNs, goodbye: false);
        }

        if (plan.Media.ExpectsAudio && !sending.SaidTimeout && IsSilent(leg, plan, nowNs))
        {
            sending.SaidTimeout = true;
            leg.Tell.OnMediaTimeout(leg);
        }
    }

    /// <summary>A last report with BYE, if anything was agreed.</summary>
    public void Goodbye(MediaLeg leg, TxLine* line, long nowNs)
    {
        if (leg.Sending.Plan is { Phase: MediaPhase.Answered } plan)
        {
            Report(leg, line, plan, nowNs, goodbye: true);
        }
    }

    /// <summary>The NTP form of now (RFC 3550 §4): seconds since 1900 and their fraction.</summary>
    public static ulong NtpNow(TimeProvider time)
    {
        var seconds = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds + NtpEpochToUnixSeconds;
        var whole = (ulong)seconds;
        return (whole << 32) | (ulong)((seconds - whole) * 4294967296.0);
    }

    private static bool IsSilent(MediaLeg leg, LegPlan plan, long nowNs)
    {
        var heardNs = leg.Receiving.LastHeardNs;
        var limit = heardNs == 0 ? plan.Settings.InitialTimeout : plan.Settings.RunningTimeout;
        return nowNs - Math.Max(heardNs, plan.MadeNs) > (long)(limit.TotalMilliseconds * NsPerMs);
    }

    private void Report(MediaLeg leg, TxLine* line, LegPlan plan, long nowNs, bool goodbye)
    {
        Span<byte> packet = stackalloc byte[192];
        var writer = new RtcpWriter(packet);
        var sending = leg.Sending;
        var block = BlockOf(leg, nowNs);
        if (sending.Packets != sending.PacketsReported)
        {
            var timestamp = line->TimestampBase + (uint)(nowNs / NsPerMs * AudioCodecs.BytesPerMillisecond);
            writer.SenderReport(line->Ssrc, new SenderReport(NtpNow(time), timestamp, sending.Packets, sending.Octets), block);
            sending.PacketsReported = sending.Packets;
        }
        else
        {
            writer.ReceiverReport(line->Ssrc, block);
        }

        writer.Description(line->Ssrc, leg.CanonicalName);
        if (goodbye)
        {
            writer.Goodbye(line->Ssrc);
        }

        // With RTCP on the RTP port the peer's NAT has one hole, the one that latching found.
        sender.SendControl(leg, plan.Media.RtcpMux ? line->To : plan.RemoteControl, packet[..writer.Length]);
    }

    private static ReportBlock? BlockOf(MediaLeg leg, long nowNs)
    {
        var statistics = leg.Receiving.Statistics;
        if (!statistics.HasStarted)
        {
            return null;
        }

        var fraction = leg.Sending.ReceivedLoss.TakeFractionLost(statistics.Expected, statistics.Received);
        var (reportAtNs, middleNtp) = leg.Receiving.LastSenderReport;
        var delay = middleNtp == 0 ? 0 : (uint)((nowNs - reportAtNs) / 1e9 * 65536);
        return new ReportBlock(
            statistics.Ssrc, fraction, (int)Math.Min(statistics.Lost, 0x7FFFFF), statistics.ExtendedHighest, statistics.Jitter, middleNtp, delay);
    }

    private long NextWaitNs() => (long)(reportInterval.TotalMilliseconds * NsPerMs * (0.5 + random.NextDouble()));
}
