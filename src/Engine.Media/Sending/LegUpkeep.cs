using Engine.Media.Linux;
using Engine.Media.Receiving;
using Engine.Media.Rtcp;

namespace Engine.Media.Sending;

/// <summary>The upkeep of a leg, once a second: RTCP reports (RTP-02).</summary>
/// <param name="time">Wall clock for reports.</param>
/// <param name="sender">Sends reports.</param>
/// <param name="controlSocket">The shared RTCP socket, for legs whose peer has its own RTCP port.</param>
/// <param name="random">Spreads the reports.</param>
/// <param name="reportInterval">Time between reports, on average.</param>
internal sealed unsafe class LegUpkeep(
    TimeProvider time, IPacketSender sender, MediaSocket controlSocket, Random random, TimeSpan reportInterval)
{
    private const long NsPerMs = 1_000_000;

    /// <summary>A new agreement: the first report is due after half an interval or so.</summary>
    public void Connected(LegSending leg, LegPlan plan, long nowNs) =>
        leg.NextControlNs = plan.Phase == MediaPhase.Answered ? nowNs + (NextWaitNs() / 2) : long.MaxValue;

    /// <summary>Sends a report when it is due.</summary>
    public void Visit(LegSending leg, TxLine* line, long nowNs)
    {
        if (leg.Plan is { Phase: MediaPhase.Answered } plan && nowNs >= leg.NextControlNs)
        {
            leg.NextControlNs = nowNs + NextWaitNs();
            Report(leg, line, plan, nowNs, goodbye: false);
        }
    }

    /// <summary>A last report with BYE, if the leg was answered.</summary>
    public void Goodbye(LegSending leg, TxLine* line, long nowNs)
    {
        if (leg.Plan is { Phase: MediaPhase.Answered } plan)
        {
            Report(leg, line, plan, nowNs, goodbye: true);
        }
    }

    private void Report(LegSending leg, TxLine* line, LegPlan plan, long nowNs, bool goodbye)
    {
        Span<byte> packet = stackalloc byte[192];
        var writer = new RtcpWriter(packet);
        var block = BlockOf(leg, nowNs);
        if (leg.Packets != leg.PacketsReported)
        {
            var timestamp = line->TimestampBase + (uint)(nowNs / NsPerMs * AudioCodecs.BytesPerMillisecond);
            writer.SenderReport(line->Ssrc, new SenderReport(NtpTime.Of(time.GetUtcNow()), timestamp, leg.Packets, leg.Octets), block);
            leg.PacketsReported = leg.Packets;
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

        // With RTCP on the RTP port the peer's NAT has one open port, the one that latching found.
        var isMuxed = plan.Media.RtcpMux;
        sender.SendControl(isMuxed ? leg.Socket : controlSocket, isMuxed ? line->To : plan.RemoteControl, packet[..writer.Length]);
    }

    private static ReportBlock? BlockOf(LegSending leg, long nowNs)
    {
        var statistics = leg.Receiving.Statistics;
        if (!statistics.HasStarted)
        {
            return null;
        }

        var fraction = leg.ReceivedLoss.TakeFractionLost(statistics.Expected, statistics.Received);
        var (reportAtNs, middleNtp) = leg.Receiving.LastSenderReport;
        var delay = middleNtp == 0 ? 0 : (uint)((nowNs - reportAtNs) / 1e9 * 65536);
        return new ReportBlock(
            statistics.Ssrc, fraction, (int)Math.Min(statistics.Lost, 0x7FFFFF), statistics.ExtendedHighest, statistics.Jitter, middleNtp, delay);
    }

    private long NextWaitNs() => (long)(reportInterval.TotalMilliseconds * NsPerMs * (0.5 + random.NextDouble()));
}
