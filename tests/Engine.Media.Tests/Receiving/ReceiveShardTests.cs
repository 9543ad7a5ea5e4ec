using System.Net;
using System.Net.Sockets;
using Engine.Media.Dtmf;
using Engine.Media.Linux;
using Engine.Media.Plane;
using Engine.Media.Receiving;
using Engine.Media.Rtcp;
using Engine.Media.Rtp;
using Engine.Media.Tests.Sending;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Receiving;

public sealed class ReceiveShardTests : IDisposable
{
    private static readonly WireAddress Peer = At("127.0.0.1", 5004);
    private readonly ClockFixture _clock = new();
    private readonly ControlDirectory _directory = new();
    private readonly ReceiveShard _shard;
    private readonly byte[] _packet = new byte[172];
    private ushort _sequence = 100;

    public ReceiveShardTests() => _shard = new ReceiveShard(TimeProvider.System, _directory);

    [Fact]
    public void OnDatagram_Audio_IsCountedTappedAndReportedOnce()
    {
        var leg = _clock.Answered();
        var tap = leg.AttachTap(4);
        for (var n = 0; n < 3; n++)
        {
            Audio(leg, Peer, payload: 0xAA);
        }

        leg.Statistics.Received.ShouldBe(3);
        _clock.Reported.FirstPackets.ShouldBe(1);
        var pcm = new short[ReceiveTap.MaxFrameSamples];
        tap.TryRead(pcm, out var frame).ShouldBeTrue();
        (frame.Samples, frame.Sequence, pcm[0]).ShouldBe((160, (ushort)100, (short)32256));
    }

    // Holds DTMF-10.
    [Fact]
    public void OnDatagram_ToneInTheAudio_IsReportedOnlyWhileItIsWanted()
    {
        var leg = _clock.Answered();
        Tone(leg, '4');
        _clock.Reported.Tones.ShouldBeEmpty();

        leg.DetectTones(true);
        Tone(leg, '4');
        Tone(leg, '9');
        leg.DetectTones(false);
        Tone(leg, '1');

        _clock.Reported.Tones.ShouldBe(['4', '9']);
        _clock.Reported.Digits.ShouldBeEmpty();
    }

    [Fact]
    public void OnDatagram_WithTonesWanted_AllocatesNothing()
    {
        var leg = _clock.Answered();
        leg.DetectTones(true);
        Tone(leg, '4');
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 1000; n++)
        {
            Audio(leg, Peer, payload: (byte)n);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    // Holds SEC-06 and RTP-01.
    [Fact]
    public void OnDatagram_BeforeAnAgreementUnknownTypesAndRubbish_AreDroppedAndCounted()
    {
        var leg = _clock.Open();
        Audio(leg, Peer);
        leg.Connect(ClockFixture.Media());
        Audio(leg, Peer, payloadType: 111);
        _shard.OnDatagram(leg.Receiving, "rubbish"u8, Peer, 0);

        var figures = leg.Statistics;
        (figures.BeforeAgreement, figures.UnknownPayload, figures.Malformed, figures.Received).ShouldBe((1, 1, 1, 0));
    }

    // Holds RTP-33.
    [Theory]
    [InlineData("audio", true)]
    [InlineData("comfort noise", true)]
    [InlineData("unknown type", true)]
    [InlineData("rubbish", true)]
    [InlineData("empty", true)]
    [InlineData("audio of a stranger", false)]
    [InlineData("unknown type of a stranger", false)]
    [InlineData("rubbish of a stranger", false)]
    public void OnDatagram_WhateverBelongsToTheLeg_IsASignOfLife(string datagram, bool isLife)
    {
        var leg = _clock.Answered();
        Audio(leg, Peer);
        var before = leg.SignsOfLife;
        var from = datagram.EndsWith("stranger", StringComparison.Ordinal) ? At("127.0.0.9", 6000) : Peer;
        switch (datagram.Replace(" of a stranger", "", StringComparison.Ordinal))
        {
            case "audio": Audio(leg, from); break;
            case "comfort noise": Audio(leg, from, payloadType: 13); break;
            case "unknown type": Audio(leg, from, payloadType: 111); break;
            case "rubbish": _shard.OnDatagram(leg.Receiving, "rubbish"u8, from, 0); break;
            default: _shard.OnDatagram(leg.Receiving, [], from, 0); break;
        }

        (leg.SignsOfLife != before).ShouldBe(isLife);
    }

    // Holds RTP-33.
    [Fact]
    public void OnControl_Report_IsASignOfLife()
    {
        var leg = _clock.Answered();
        _directory.TryAdd(leg.Receiving);
        _shard.OnControl(Report(leg.Ssrc), At("127.0.0.1", 5005), 5);
        leg.SignsOfLife.ShouldBe(1);
    }

    // Holds RTP-34.
    [Fact]
    public void OnUnreachable_CountsOnlyWhereTheLegSendsNow()
    {
        var leg = _clock.Open();
        ReceiveShard.OnUnreachable(leg.Receiving, Peer);
        leg.Connect(ClockFixture.Media());
        ReceiveShard.OnUnreachable(leg.Receiving, At("127.0.0.1", 5006));
        leg.Unreachable.ShouldBe(0);
        ReceiveShard.OnUnreachable(leg.Receiving, Peer);
        leg.Unreachable.ShouldBe(1);
    }

    // Holds SEC-06 and RTP-20.
    [Fact]
    public void OnDatagram_OtherSourceTwiceInSequence_IsFollowedOnceThenOthersAreForeign()
    {
        var leg = _clock.Answered();
        var (nat, thief) = (At("127.0.0.2", 6000), At("127.0.0.3", 7000));
        Audio(leg, nat);
        leg.Statistics.Received.ShouldBe(0);
        Audio(leg, nat);
        leg.Statistics.Received.ShouldBe(1);
        _clock.Run(40);
        Audio(leg, thief);
        Audio(leg, thief);
        Audio(leg, thief);

        (leg.Statistics.Received, leg.Statistics.ForeignSource).ShouldBe((1, 4));
        _clock.LineOf(leg).To.ShouldBe(nat);
    }

    // Holds RTP-20.
    [Theory]
    [InlineData(SymmetricRtp.Off, "203.0.113.5", null, "203.0.113.9", false)]
    [InlineData(SymmetricRtp.On, "203.0.113.5", null, "198.51.100.1", true)]
    [InlineData(SymmetricRtp.Auto, "203.0.113.5", null, "198.51.100.1", false)]
    [InlineData(SymmetricRtp.Auto, "203.0.113.5", "198.51.100.77", "198.51.100.1", true)]
    [InlineData(SymmetricRtp.Auto, "203.0.113.5", "198.51.101.77", "198.51.100.1", false)]
    [InlineData(SymmetricRtp.Auto, "10.1.2.3", null, "198.51.100.1", true)]
    [InlineData(SymmetricRtp.Auto, "172.16.0.1", null, "198.51.100.1", true)]
    [InlineData(SymmetricRtp.Auto, "172.32.0.1", null, "198.51.100.1", false)]
    [InlineData(SymmetricRtp.Auto, "100.64.0.1", null, "198.51.100.1", true)]
    public void OnDatagram_OtherSource_IsFollowedAsTheTrunkSays(SymmetricRtp symmetric, string sdp, string? signalling, string source, bool follows)
    {
        var leg = _clock.Answered(
            ClockFixture.Media() with { Remote = new IPEndPoint(IPAddress.Parse(sdp), 5004) },
            new LegSettings { Symmetric = symmetric, SignallingPeer = signalling is null ? null : IPAddress.Parse(signalling) });
        Audio(leg, At(source, 9000));
        Audio(leg, At(source, 9000));
        leg.Statistics.Received.ShouldBe(follows ? 1 : 0);
    }

    // Holds RTP-20.
    [Fact]
    public void OnDatagram_OtherSourceAfterFiveSecondsOrAfterTheRightOne_IsForeign()
    {
        var (late, settled) = (_clock.Answered(), _clock.Answered());
        Audio(settled, Peer);
        _clock.Timing.NowNs += 5_100_000_000;
        foreach (var leg in new[] { late, settled })
        {
            Audio(leg, At("127.0.0.9", 9000));
            Audio(leg, At("127.0.0.9", 9000));
            leg.Statistics.ForeignSource.ShouldBe(2);
        }
    }

    // Holds SDP-11 and RTP-20.
    [Fact]
    public void Reinvite_NewAddress_OpensTheWindowAgainAndTheSameAddressKeepsTheLatch()
    {
        var leg = _clock.Answered();
        var nat = At("127.0.0.2", 6000);
        Audio(leg, nat);
        Audio(leg, nat);
        leg.Connect(ClockFixture.Media());
        Audio(leg, nat);
        leg.Statistics.Received.ShouldBe(2);
        _clock.Run(40);
        _clock.LineOf(leg).To.ShouldBe(nat);

        leg.Connect(ClockFixture.Media() with { Remote = new IPEndPoint(IPAddress.Loopback, 5104) });
        Audio(leg, nat);
        Audio(leg, At("127.0.0.1", 5104));
        leg.Statistics.Received.ShouldBe(3);
    }

    // Holds RTP-22.
    [Fact]
    public void OnDatagram_NewSource_ResetsLossAndEndsTheOpenKey()
    {
        var leg = _clock.Answered();
        Audio(leg, Peer);
        Key(leg, 5, timestamp: 1000, units: 480);
        Audio(leg, Peer, ssrc: 99);
        _shard.OnTime(_clock.Timing.NowNs + 70_000_000);

        _clock.Reported.Keys.ShouldBe("5");
        (leg.Statistics.Received, leg.Statistics.Lost).ShouldBe((1, 0));
        _clock.Run(60);
        _clock.Sender.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void OnTime_KeyWhoseEndIsLost_EndsAndIsForgotten()
    {
        var leg = _clock.Answered();
        Key(leg, 5, timestamp: 1000, units: 480);
        _shard.WaitsForKeyEnd.ShouldBeTrue();
        _clock.Timing.NowNs += 70_000_000;
        _shard.OnTime(_clock.Timing.NowNs);

        _clock.Reported.Digits.ShouldBe([('5', 60)]);
        _shard.WaitsForKeyEnd.ShouldBeFalse();
    }

    // Holds DTMF-04.
    [Fact]
    public void OnDatagram_KeyShorterThanAllowed_IsNoise()
    {
        var leg = _clock.Answered(settings: new LegSettings { ShortestDigit = TimeSpan.FromMilliseconds(40) });
        Key(leg, 5, timestamp: 1000, units: 240, isEnd: true);
        Key(leg, 6, timestamp: 5000, units: 320, isEnd: true);
        _clock.Reported.Keys.ShouldBe("6");
    }

    // Holds RTP-03.
    [Fact]
    public void OnControl_SharedPort_FindsTheLegByReportThenByAddress()
    {
        var leg = _clock.Answered();
        _directory.TryAdd(leg.Receiving);
        _directory.AddAddress(At("127.0.0.1", 5005), leg.Receiving);
        _shard.OnControl(Report(leg.Ssrc, lost: 3), At("127.0.0.7", 1), 5);
        (leg.Statistics.ControlReceived, leg.Statistics.RemoteLost, leg.Statistics.RemoteJitterMs).ShouldBe((1, 3, 10));
        _shard.OnControl(Report(reportOn: null), At("127.0.0.1", 5005), 5);
        _shard.OnControl(Report(reportOn: null), At("127.0.0.7", 5005), 5);
        leg.Statistics.ControlReceived.ShouldBe(2);

        _directory.Remove(leg.Receiving);
        _directory.Count.ShouldBe(0);
        _shard.OnControl(Report(leg.Ssrc), At("127.0.0.1", 5005), 5);
        leg.Statistics.ControlReceived.ShouldBe(2);
    }

    // Holds SEC-07.
    [Fact]
    public void OnDatagram_HundredThousandMutatedPackets_NothingThrows()
    {
        var leg = _clock.Answered();
        leg.AttachTap(4);
        var random = new Random(1);
        var bytes = new byte[200];
        for (var n = 0; n < 100_000; n++)
        {
            random.NextBytes(bytes);
            RtpPacket.WriteHeader(bytes, marker: false, random.Next(3) switch { 0 => 8, 1 => 101, _ => (byte)random.Next(128) }, (ushort)n, (uint)n, 7);
            bytes[random.Next(2)] ^= (byte)(random.Next(3) == 0 ? random.Next(256) : 0);
            _shard.OnDatagram(leg.Receiving, bytes.AsSpan(0, random.Next(bytes.Length + 1)), Peer, n * 1000L);
        }

        leg.Statistics.Received.ShouldBeGreaterThan(1000);
    }

    // Holds PERF-11.
    [Fact]
    public void OnDatagram_AudioAndKeys_AllocateNothing()
    {
        var leg = _clock.Answered();
        leg.AttachTap(4);
        Burst(leg, 200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Burst(leg, 2000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    // Holds REC-03.
    [Fact]
    public void Tap_SlowConsumer_LosesTheOldestAndCountsThem()
    {
        var leg = _clock.Answered();
        var tap = leg.AttachTap(8);
        for (var n = 0; n < 20; n++)
        {
            Audio(leg, Peer);
        }

        var pcm = new short[ReceiveTap.MaxFrameSamples];
        var sequences = new List<int>();
        while (tap.TryRead(pcm, out var frame))
        {
            sequences.Add(frame.Sequence - 100);
        }

        sequences.ShouldBe([13, 14, 15, 16, 17, 18, 19]);
        tap.Dropped.ShouldBe(13);
    }

    public void Dispose() => _clock.Dispose();

    private static WireAddress At(string host, int port) => WireAddress.From(new IPEndPoint(IPAddress.Parse(host), port), AddressFamily.InterNetwork);

    private static byte[] Report(uint? reportOn, int lost = 0)
    {
        var bytes = new byte[64];
        var writer = new RtcpWriter(bytes);
        writer.ReceiverReport(7, reportOn is { } ssrc ? new ReportBlock(ssrc, 0, lost, 0, 80, 0, 0) : null);
        return bytes[..writer.Length];
    }

    private void Audio(MediaLeg leg, in WireAddress from, byte payloadType = 8, uint ssrc = 7, byte payload = 0xD5)
    {
        _packet.AsSpan().Fill(payload);
        RtpPacket.WriteHeader(_packet, marker: false, payloadType, _sequence, (uint)(_sequence++ * 160), ssrc);
        _shard.OnDatagram(leg.Receiving, _packet, from, _clock.Timing.NowNs);
    }

    /// <summary>100 ms of tone and as much silence.</summary>
    private void Tone(MediaLeg leg, char key)
    {
        var sound = new short[1600];
        new DtmfTone().Add(key, sound.AsSpan(0, 800));
        foreach (var packet in sound.Chunk(160))
        {
            AudioCodecs.Encode(AudioCodec.Pcma, packet, _packet.AsSpan(12));
            RtpPacket.WriteHeader(_packet, marker: false, 8, _sequence, (uint)(_sequence++ * 160), 7);
            _shard.OnDatagram(leg.Receiving, _packet, Peer, _clock.Timing.NowNs);
        }
    }

    private void Key(MediaLeg leg, byte code, uint timestamp, int units, bool isEnd = false)
    {
        RtpPacket.WriteHeader(_packet, marker: false, 101, _sequence++, timestamp, 7);
        new DtmfEvent(code, isEnd, 10, (ushort)units).Write(_packet.AsSpan(12));
        _shard.OnDatagram(leg.Receiving, _packet.AsSpan(0, 16), Peer, _clock.Timing.NowNs);
    }

    private void Burst(MediaLeg leg, int packets)
    {
        for (var n = 0; n < packets; n++)
        {
            Audio(leg, Peer);
            if (n % 10 == 0)
            {
                Key(leg, 16 + 1, timestamp: (uint)n, units: 100);
            }
        }
    }
}
