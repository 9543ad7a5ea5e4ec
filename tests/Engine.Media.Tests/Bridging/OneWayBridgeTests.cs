using System.Net;
using System.Net.Sockets;
using Engine.Media.Bridging;
using Engine.Media.Dtmf;
using Engine.Media.G711;
using Engine.Media.Linux;
using Engine.Media.Plane;
using Engine.Media.Receiving;
using Engine.Media.Rtp;
using Engine.Media.Sdp;
using Engine.Media.Tests.Sending;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Bridging;

/// <summary>Two legs joined, on virtual time: what is received on one leaves on the other.</summary>
public sealed class OneWayBridgeTests : IDisposable
{
    private static readonly WireAddress Peer = WireAddress.From(new IPEndPoint(IPAddress.Loopback, 5004), AddressFamily.InterNetwork);
    private readonly ClockFixture _clock = new();
    private readonly ReceiveShard _receive = new(TimeProvider.System, new ControlDirectory());
    private readonly byte[] _packet = new byte[RtpPacket.FixedHeaderBytes + 480];
    private readonly List<byte> _spoken = [];
    private ushort _sequence = 7;
    private uint _timestamp = 0xFFFF_FF00;

    // Holds XFER-11.
    [Theory]
    [InlineData(20, 20, AudioCodec.Pcma, AudioCodec.Pcma)]
    [InlineData(20, 20, AudioCodec.Pcmu, AudioCodec.Pcmu)]
    [InlineData(20, 20, AudioCodec.Pcma, AudioCodec.Pcmu)]
    [InlineData(20, 20, AudioCodec.Pcmu, AudioCodec.Pcma)]
    [InlineData(10, 20, AudioCodec.Pcma, AudioCodec.Pcma)]
    [InlineData(60, 20, AudioCodec.Pcma, AudioCodec.Pcma)]
    [InlineData(20, 60, AudioCodec.Pcma, AudioCodec.Pcmu)]
    [InlineData(30, 40, AudioCodec.Pcma, AudioCodec.Pcma)]
    public void Bridge_AnyCodecAndPacketTime_EveryCodeOnceInOrderOnItsOwnTimeline(int fromMs, int intoMs, AudioCodec from, AudioCodec into)
    {
        var (source, sink) = Bridged(into, intoMs);
        Speak(source, 1200, from, fromMs);
        _clock.Run(300);

        var expected = new byte[_spoken.Count];
        AudioCodecs.Convert(from, _spoken.ToArray(), into, expected);
        var sent = SentBy(sink);
        Bytes(sent).AsSpan().IndexOf(expected).ShouldBeGreaterThan(0);
        for (var n = 1; n < sent.Count; n++)
        {
            sent[n].Header.Sequence.ShouldBe((ushort)(sent[n - 1].Header.Sequence + 1));
            sent[n].Header.Timestamp.ShouldBe(sent[n - 1].Header.Timestamp + (uint)(intoMs * 8));
        }

        sent.ShouldAllBe(packet => packet.Header.Ssrc == sink.Ssrc && packet.Header.PayloadType == (byte)into && packet.Payload.Length == intoMs * 8);
        sent.Skip(1).Count(packet => packet.Header.Marker).ShouldBe(1);
    }

    [Fact]
    public void Bridge_FirstCode_LeavesWithinTheDelayAndAFrame()
    {
        var (source, sink) = Bridged();
        var at = _clock.Timing.NowNs;
        Speak(source, 200);

        (SentBy(sink).First(packet => packet.Payload[0] != 0xD5).AtNs - at).ShouldBeInRange(OneWayBridge.DelayNs, OneWayBridge.DelayNs + 20_000_000);
    }

    [Fact]
    public void Bridge_LostLateAndSwappedPackets_CostOnlyWhatIsMissing()
    {
        var (source, sink) = Bridged();
        Speak(source, 200);
        var before = _spoken.Count;
        var (first, second, third) = (Next(20), Next(20), Next(20));
        Send(source, second);
        _clock.Run(20);
        Send(source, first);
        _clock.Run(40);
        var lost = _spoken.Count;
        Next(20);
        Speak(source, 200);
        Send(source, third, 8, late: 12);

        _spoken.RemoveRange(before + 320, 160);
        _spoken.InsertRange(before + 320, Enumerable.Repeat((byte)0xD5, 160));
        _spoken.RemoveRange(lost, 160);
        _spoken.InsertRange(lost, Enumerable.Repeat((byte)0xD5, 160));
        _clock.Run(200);
        Bytes(SentBy(sink)).AsSpan().IndexOf(_spoken.ToArray()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Bridge_NothingFromTheOtherSide_IsSilenceInEveryFrame()
    {
        var (_, sink) = Bridged();
        _clock.Run(1000);

        SentBy(sink).Count.ShouldBeInRange(54, 55);
        Bytes(SentBy(sink)).ShouldAllBe(code => code == 0xD5);
    }

    [Fact]
    public void Bridge_StallThenBurst_DelayDoesNotPileUp()
    {
        var (source, sink) = Bridged();
        Speak(source, 400);
        for (var n = 0; n < 15; n++)
        {
            Send(source, Next(20));
        }

        Speak(source, 1000);
        var mark = _spoken.Count;
        Speak(source, 20);
        var at = _clock.Timing.NowNs - 20_000_000;
        _clock.Run(400);

        DelayMs(sink, mark, at).ShouldBeLessThanOrEqualTo(160);
    }

    /// <summary>A machine that stood still for longer than the ring holds gives all at once, before the sink's clock comes to its turn.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public void Bridge_BurstOfMoreThanTheRingHolds_IsOverAndThePresentIsHeard(int heardBeforeMs)
    {
        var (source, sink) = Bridged();
        Speak(source, heardBeforeMs);
        for (var n = 0; n < 40; n++)
        {
            Send(source, Next(20));
        }

        Speak(source, 1000);
        var mark = _spoken.Count;
        Speak(source, 20);
        var at = _clock.Timing.NowNs - 20_000_000;
        _clock.Run(400);

        DelayMs(sink, mark, at).ShouldBeLessThanOrEqualTo(160);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    public void Bridge_SourceClockFivePerCentOff_DelayStaysBounded(int realMs)
    {
        var (source, sink) = Bridged();
        for (var n = 0; n < 1500; n++)
        {
            Send(source, Next(20));
            _clock.Run(realMs);
        }

        var at = _clock.Timing.NowNs;
        var mark = _spoken.Count;
        Send(source, Next(20));
        _clock.Run(300);

        DelayMs(sink, mark, at).ShouldBeInRange(0, 180);
    }

    [Fact]
    public void Bridge_SinkOnHoldThenBack_HearsThePresent()
    {
        var (source, sink) = Bridged();
        Speak(source, 200);
        sink.Connect(ClockFixture.Media(direction: MediaDirection.Inactive));
        Speak(source, 2000);
        sink.Connect(ClockFixture.Media());
        var (mark, at) = (_spoken.Count, _clock.Timing.NowNs);
        Speak(source, 400);
        _clock.Run(200);

        DelayMs(sink, mark, at).ShouldBeInRange(0, 120);
    }

    // Holds RTP-22.
    [Fact]
    public void Bridge_NewSourceOfThePeer_GoesOn()
    {
        var (source, sink) = Bridged();
        Speak(source, 200);
        _timestamp += 123_456_789;
        var mark = _spoken.Count;
        Speak(source, 200, ssrc: 0xBEEF);
        _clock.Run(200);

        Bytes(SentBy(sink)).AsSpan().IndexOf(_spoken.Skip(mark).ToArray()).ShouldBeGreaterThan(0);
    }

    // Holds XFER-11 and DTMF-01.
    [Theory]
    [InlineData(0)]
    [InlineData(160)]
    public void Key_RepeatedAndWithLostPackets_CrossesOnceWithTheSinksType(int movesUnits)
    {
        var (source, sink) = Bridged(eventType: 96);
        foreach (var (code, lost) in new (byte, int)[] { (5, -1), (5, 0), (11, 3) })
        {
            Press(source, code, lost, (uint)movesUnits);
            Speak(source, 200);
        }

        _clock.Run(300);
        var events = SentBy(sink).Where(packet => packet.Header.PayloadType == 96).ToList();
        var receiver = new DtmfReceiver();
        var heard = new List<(char Key, int Ms)>();
        foreach (var packet in events)
        {
            DtmfEvent.TryParse(packet.Payload, out var update).ShouldBeTrue();
            var step = receiver.OnEvent(packet.Header, update, 8000, packet.AtNs);
            if (step.Ended is { } key)
            {
                heard.Add((key, step.EndedMs));
            }
        }

        heard.Select(key => key.Key).ShouldBe(['5', '5', '#']);
        heard.ShouldAllBe(key => key.Ms >= 100 && key.Ms <= 140);
    }

    [Fact]
    public void Key_OtherSideGoneWhileHeld_EndsTheKey()
    {
        var (source, sink) = Bridged();
        Event(source, 7, 160, isEnd: false, marker: true);
        _clock.Run(60);
        source.Close();
        _clock.Run(400);

        var last = SentBy(sink).Last(packet => packet.Header.PayloadType == 101);
        DtmfEvent.TryParse(last.Payload, out var update).ShouldBeTrue();
        update.IsEnd.ShouldBeTrue();
    }

    // Holds XFER-11 and RTP-12.
    [Fact]
    public void Ring_LoopsUntilTheOtherLegIsHeard()
    {
        var sink = _clock.Answered();
        var source = _clock.Open();
        var cadence = ClockFixture.Prompt(500);
        sink.BridgeFrom(source);
        sink.Ring(cadence);
        _clock.Run(1300);
        var rung = Bytes(SentBy(sink));
        byte[] twice = [.. cadence.Payload(AudioCodec.Pcma), .. cadence.Payload(AudioCodec.Pcma)];
        rung.AsSpan().IndexOf(twice).ShouldBeInRange(0, 160);

        source.Connect(ClockFixture.Media(), MediaPhase.Early);
        var from = SentBy(sink).Count;
        Speak(source, 300);
        _clock.Run(400);
        var after = SentBy(sink).Skip(from).ToList();
        Bytes(after).AsSpan().IndexOf(_spoken.ToArray()).ShouldBeGreaterThan(0);
        after[^1].Payload.ShouldAllBe(code => code == 0xD5);
        after.Count(packet => packet.Header.Marker).ShouldBe(1);
        SentBy(source).ShouldBeEmpty();
    }

    [Fact]
    public void StopRinging_AndStopBridge_AreSilence()
    {
        var (source, sink) = Bridged();
        sink.Ring(ClockFixture.Prompt(500));
        _clock.Run(100);
        sink.StopRinging();
        sink.StopBridge();
        _clock.Run(20);
        var from = SentBy(sink).Count;
        Speak(source, 200);

        Bytes(SentBy(sink).Skip(from)).ShouldAllBe(code => code == 0xD5);
    }

    [Fact]
    public void Play_WhileBridgedAndAfterTheOtherLegClosed_LeavesAtOnce()
    {
        var (source, sink) = Bridged();
        var prompt = ClockFixture.Prompt(200);
        Speak(source, 200);
        sink.Play(prompt, 1);
        Speak(source, 400);
        Bytes(SentBy(sink)).AsSpan().IndexOf(prompt.Payload(AudioCodec.Pcma)).ShouldBeGreaterThan(0);
        source.Close();
        var at = _clock.Timing.NowNs;
        sink.Play(prompt, 2);
        _clock.Run(400);

        var first = SentBy(sink).First(packet => packet.AtNs >= at && packet.Payload.AsSpan(0, 80).SequenceEqual(prompt.Payload(AudioCodec.Pcma)[..80]));
        (first.AtNs - at).ShouldBeLessThanOrEqualTo(22_000_000);
        SentBy(sink)[^1].Payload.ShouldAllBe(code => code == 0xD5);
        _clock.Reported.Playbacks.Count.ShouldBe(2);
    }

    // Holds PERF-11.
    [Fact]
    public void Bridge_APacket_AllocatesNothing()
    {
        var (source, _) = Bridged();
        _clock.Sender.Keeps = false;
        var packet = Next(20);
        Warm(50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Warm(500);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Warm(int packets)
        {
            for (var n = 0; n < packets; n++)
            {
                RtpPacket.WriteHeader(packet, marker: false, 8, _sequence++, _timestamp, 0x77);
                _timestamp += 160;
                _receive.OnDatagram(source.Receiving, packet, Peer, _clock.Timing.NowNs);
                _clock.Run(20);
            }
        }
    }

    // Holds XFER-12.
    [Fact]
    public void Tables_EveryCode_StaysWithinOneStepOfTheLinearSample()
    {
        Span<byte> other = stackalloc byte[1];
        Span<byte> back = stackalloc byte[1];
        for (var code = 0; code < 256; code++)
        {
            AudioCodecs.Convert(AudioCodec.Pcma, [(byte)code], AudioCodec.Pcmu, other);
            AudioCodecs.Convert(AudioCodec.Pcmu, other, AudioCodec.Pcma, back);
            var (was, isNow) = (ALaw.Decode((byte)code), MuLaw.Decode(other[0]));
            Math.Abs(was - isNow).ShouldBeLessThanOrEqualTo(Math.Max(16, Math.Abs(was) / 32));
            Math.Abs(ALaw.Decode(back[0]) - was).ShouldBeLessThanOrEqualTo(Math.Max(16, Math.Abs(was) / 16));
        }
    }

    public void Dispose() => _clock.Dispose();

    private (MediaLeg Source, MediaLeg Sink) Bridged(AudioCodec into = AudioCodec.Pcma, int intoMs = 20, byte eventType = 101)
    {
        var source = _clock.Answered();
        var sink = _clock.Answered(ClockFixture.Media(intoMs, codec: into) with { SendEventPayloadType = eventType });
        sink.BridgeFrom(source);
        source.BridgeFrom(sink);
        _clock.Run(100);
        return (source, sink);
    }

    /// <summary>Sound that repeats late enough to be found again, packet by packet in real time.</summary>
    private void Speak(MediaLeg source, int milliseconds, AudioCodec codec = AudioCodec.Pcma, int ptimeMs = 20, uint ssrc = 0x77)
    {
        for (var sent = 0; sent < milliseconds; sent += ptimeMs)
        {
            Send(source, Next(ptimeMs, codec, ssrc));
            _clock.Run(ptimeMs);
        }
    }

    private byte[] Next(int ptimeMs, AudioCodec codec = AudioCodec.Pcma, uint ssrc = 0x77)
    {
        var packet = new byte[RtpPacket.FixedHeaderBytes + (ptimeMs * 8)];
        RtpPacket.WriteHeader(packet, marker: false, (byte)codec, _sequence++, _timestamp, ssrc);
        _timestamp += (uint)(ptimeMs * 8);
        for (var n = RtpPacket.FixedHeaderBytes; n < packet.Length; n++)
        {
            var code = (byte)(((_spoken.Count * 7) + (_spoken.Count / 256 * 31)) % 200);
            packet[n] = code;
            _spoken.Add(code);
        }

        return packet;
    }

    private void Send(MediaLeg leg, byte[] packet, int times = 1, int late = 0)
    {
        _clock.Run(late);
        for (var n = 0; n < times; n++)
        {
            _receive.OnDatagram(leg.Receiving, packet, Peer, _clock.Timing.NowNs);
        }
    }

    private void Press(MediaLeg leg, byte code, int lost, uint movesUnits = 0)
    {
        for (var n = 0; n < 9; n++)
        {
            if (n == lost)
            {
                _clock.Run(20);
                continue;
            }

            var isEnd = n >= 6;
            Event(leg, code, (ushort)(Math.Min(n + 1, 7) * 160), isEnd, marker: n == 0);
            _timestamp += movesUnits;
            _clock.Run(isEnd ? 0 : 20);
        }

        _timestamp += 1120;
    }

    private void Event(MediaLeg leg, byte code, ushort units, bool isEnd, bool marker)
    {
        var packet = _packet.AsSpan(0, RtpPacket.FixedHeaderBytes + DtmfEvent.Bytes);
        RtpPacket.WriteHeader(packet, marker, 101, _sequence++, _timestamp, 0x77);
        new DtmfEvent(code, isEnd, 10, units).Write(packet[RtpPacket.FixedHeaderBytes..]);
        _receive.OnDatagram(leg.Receiving, packet, Peer, _clock.Timing.NowNs);
    }

    private List<RecordingSender.Sent> SentBy(MediaLeg leg) => [.. _clock.Sender.Packets.Where(packet => packet.Socket == leg.Receiving.Socket)];

    private static byte[] Bytes(IEnumerable<RecordingSender.Sent> sent) => [.. sent.SelectMany(packet => packet.Payload)];

    /// <summary>From the arrival of a packet to the departure of its first code, which stands at that place of what was spoken.</summary>
    private double DelayMs(MediaLeg sink, int mark, long arrivedNs)
    {
        var needle = _spoken.Skip(mark).Take(100).ToArray();
        var sent = SentBy(sink);
        var place = Bytes(sent).AsSpan().LastIndexOf(needle);
        place.ShouldBeGreaterThan(0);
        var before = 0;
        foreach (var packet in sent)
        {
            before += packet.Payload.Length;
            if (before > place)
            {
                return (packet.AtNs - arrivedNs) / 1e6;
            }
        }

        return double.NaN;
    }
}
