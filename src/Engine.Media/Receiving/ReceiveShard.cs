using Engine.Media.Dtmf;
using Engine.Media.Linux;
using Engine.Media.Rtcp;
using Engine.Media.Rtp;
using Engine.Media.Sdp;

namespace Engine.Media.Receiving;

/// <summary>
/// Takes the datagrams of one receive thread: demultiplex, guard, count, keys, taps, bridge. It has no thread and no socket of its own; one
/// reader calls it, so the order of packets is kept (RTP-05). Nothing is allocated for a packet.
/// </summary>
internal sealed class ReceiveShard(TimeProvider time, ControlDirectory directory)
{
    private const int MostReportBlocks = 31;
    private readonly List<LegReceiving> _openKeys = [];

    /// <summary>Whether <see cref="OnTime"/> has to be called soon.</summary>
    public bool WaitsForKeyEnd => _openKeys.Count > 0;

    /// <summary>A datagram on the socket of a leg.</summary>
    public void OnDatagram(LegReceiving leg, ReadOnlySpan<byte> datagram, in WireAddress from, long nowNs)
    {
        if (RtpPacket.LooksLikeRtcp(datagram))
        {
            Control(leg, datagram, nowNs);
            return;
        }

        if (!RtpPacket.TryParse(datagram, out var packet))
        {
            leg.Malformed++;
            Keep(leg, from);
            return;
        }

        if (leg.Plan is not { } plan)
        {
            leg.BeforeAgreement++;
            return;
        }

        var kind = plan.Media.Receive[packet.PayloadType];
        if (kind == PayloadKind.Unknown)
        {
            leg.UnknownPayload++;
            Keep(leg, from);
            return;
        }

        var verdict = leg.Guard.Check(from, packet.Sequence, plan, nowNs);
        if (verdict == SourceVerdict.Drop)
        {
            leg.ForeignSource++;
            return;
        }

        if (verdict == SourceVerdict.AcceptAndFollow)
        {
            leg.Events.OnSourceMoved(from);
        }

        Accept(leg, plan, kind, packet, datagram.Slice(packet.PayloadOffset, packet.PayloadLength), nowNs);
    }

    /// <summary>ICMP called an address unreachable that a leg sends to; one that it has left since says nothing about its peer (RTP-34).</summary>
    public static void OnUnreachable(LegReceiving leg, in WireAddress destination)
    {
        if (leg.Plan is { } plan && leg.Guard.IsAgreed(destination, plan))
        {
            leg.CountUnreachable();
        }
    }

    /// <summary>A datagram on the shared RTCP socket: the leg is found by the stream it reports on, else by where it came from.</summary>
    public void OnControl(ReadOnlySpan<byte> datagram, in WireAddress from, long nowNs)
    {
        for (var index = 0; index < MostReportBlocks && RtcpReader.TryReportedSsrc(datagram, index, out var ssrc); index++)
        {
            if (directory.BySource(ssrc) is { } leg)
            {
                Control(leg, datagram, nowNs);
                return;
            }
        }

        if (directory.ByAddress(from) is { } sender)
        {
            Control(sender, datagram, nowNs);
        }
    }

    /// <summary>The passing of time: ends keys whose end was lost.</summary>
    public void OnTime(long nowNs)
    {
        for (var index = _openKeys.Count - 1; index >= 0; index--)
        {
            var leg = _openKeys[index];
            Report(leg, leg.Keys.OnTime(nowNs));
            if (!leg.Keys.IsOpen || leg.IsClosed)
            {
                leg.WaitsForKeyEnd = false;
                _openKeys.RemoveAt(index);
            }
        }
    }

    /// <summary>
    /// Nothing that could be heard, but from the agreed source: comfort noise that was not agreed, another codec, the keep-alives of RFC 6263 (empty
    /// datagrams, STUN, unknown types). It shows that the peer is there (RTP-33).
    /// </summary>
    private static void Keep(LegReceiving leg, in WireAddress from)
    {
        if (leg.Plan is { } plan && leg.Guard.IsAgreed(from, plan))
        {
            leg.Live();
        }
    }

    private void Accept(
        LegReceiving leg, LegPlan plan, PayloadKind kind, in RtpPacket packet, ReadOnlySpan<byte> payload, long nowNs)
    {
        leg.Statistics.Count(packet, (uint)(nowNs / 125_000));
        leg.Live();
        if (!leg.ReportedFirstPacket)
        {
            leg.ReportedFirstPacket = true;
            leg.Events.OnFirstPacket();
        }

        if (kind == PayloadKind.Event)
        {
            Key(leg, packet, payload, plan.Media.Receive.ClockRateHz(packet.PayloadType), nowNs);
            return;
        }

        leg.Keys.OnAudio(packet, nowNs);
        if (kind != PayloadKind.ComfortNoise)
        {
            var codec = kind == PayloadKind.Pcma ? AudioCodec.Pcma : AudioCodec.Pcmu;
            leg.Tap?.Write(codec, packet, payload, nowNs);
            leg.Bridge?.Write(codec, packet, payload, nowNs);
            if (leg.Tones?.Detect(codec, packet, payload) is { } began)
            {
                leg.Events.OnToneStarted(began);
            }
        }
    }

    private void Key(LegReceiving leg, in RtpPacket packet, ReadOnlySpan<byte> payload, int clockRateHz, long nowNs)
    {
        if (!DtmfEvent.TryParse(payload, out var update))
        {
            leg.Malformed++;
            return;
        }

        Report(leg, leg.Keys.OnEvent(packet, update, clockRateHz, nowNs));
        if (leg.Keys.IsOpen && !leg.WaitsForKeyEnd)
        {
            leg.WaitsForKeyEnd = true;
            _openKeys.Add(leg);
        }
    }

    private static void Report(LegReceiving leg, in DtmfStep step)
    {
        leg.Bridge?.Key(step);
        var shortestMs = leg.Plan?.Settings.ShortestDigit.TotalMilliseconds ?? 0;
        if (step.EndedBefore is { } before && step.EndedBeforeMs >= shortestMs)
        {
            leg.Events.OnDigit(before, step.EndedBeforeMs);
        }

        if (step.Started is { } started)
        {
            leg.Events.OnDigitStarted(started);
        }

        if (step.Ended is { } ended && step.EndedMs >= shortestMs)
        {
            leg.Events.OnDigit(ended, step.EndedMs);
        }
    }

    private void Control(LegReceiving leg, ReadOnlySpan<byte> datagram, long nowNs)
    {
        if (!RtcpReader.TryRead(datagram, leg.Ssrc, out var read))
        {
            leg.Malformed++;
            return;
        }

        leg.ControlReceived++;
        leg.Live();
        if (read.Report is { } report)
        {
            leg.LastSenderReport = (nowNs, report.MiddleNtp);
        }

        if (read.Block is { } block)
        {
            leg.RemoteLost = block.CumulativeLost;
            leg.RemoteJitter = block.Jitter;
            leg.RoundTripMs = RoundTripMs(block) ?? leg.RoundTripMs;
        }
    }

    /// <summary>Now less the peer's delay less when our SR left (RFC 3550 §6.4.1), or null when it has not had an SR from us yet.</summary>
    private double? RoundTripMs(in ReportBlock block)
    {
        if (block.LastSenderReport == 0)
        {
            return null;
        }

        var now = (uint)(NtpTime.Of(time.GetUtcNow()) >> 16);
        var units = (int)(now - block.DelaySinceLast - block.LastSenderReport);
        return units < 0 ? 0 : units * 1000.0 / 65536;
    }
}
