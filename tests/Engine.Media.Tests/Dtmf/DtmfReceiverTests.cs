using System.Buffers.Binary;
using Engine.Media.Dtmf;
using Engine.Media.Rtp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

public sealed class DtmfReceiverTests
{
    private const int PacketMs = 20;
    private DtmfReceiver _receiver;
    private readonly List<(char Key, int Ms)> _keys = [];
    private readonly List<char> _starts = [];
    private ushort _sequence = 65530;
    private long _nowNs = 1_000_000_000;

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_WholeKeyWithThreeEnds_IsOneKey()
    {
        Press(1, timestamp: 800, 160, 320, 480, 640);
        End(1, 800, 800);
        End(1, 800, 800);
        End(1, 800, 800);
        _keys.ShouldBe([('1', 100)]);
        _starts.ShouldBe(['1']);
    }

    /// <summary>A border element that sends each key twice, under two sources, side by side or one a little later.</summary>
    // Holds DTMF-01.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void OnEvent_TwoSourcesTellOnePress_IsReadOnceOfEach(int later)
    {
        for (var n = 0; n < 8 + later; n++)
        {
            foreach (var (source, at) in new[] { (7u, n), (8u, n - later) })
            {
                if (at is >= 0 and < 8)
                {
                    var update = new DtmfEvent(4, IsEnd: at >= 5, 10, (ushort)(160 * (Math.Min(at, 5) + 1)));
                    Take(_receiver.OnEvent(Packet(800, source), update, 8000, _nowNs));
                }
            }

            _nowNs += PacketMs * 1_000_000L;
        }

        _starts.ShouldBe(['4', '4'], "a press is of one source (DTMF-01); not one for each time they take turns");
    }

    /// <summary>The process stood still; the packets waited in the socket, and none is missing.</summary>
    // Holds DTMF-01.
    [Fact]
    public void OnEvent_WeStoodStillForTwoSeconds_IsStillOneKey()
    {
        Press(1, timestamp: 800, 160, 320);
        _nowNs += 2_000_000_000;
        Press(1, timestamp: 800, 480, 640);
        End(1, 800, 800);
        _starts.ShouldBe(['1']);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_TimestampMovesWithEachPacket_IsOneKey()
    {
        for (var n = 0; n < 6; n++)
        {
            Press(2, (uint)(800 + (160 * n)), 160 * (n + 1));
        }

        End(2, 1760, 960);
        End(2, 1920, 960);
        _starts.ShouldBe(['2']);
        _keys.ShouldBe([('2', 120)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_TimestampMovesAndDurationStandsStill_IsOneKeyOfItsWholeLength()
    {
        for (var n = 0; n < 6; n++)
        {
            Press(2, (uint)(800 + (160 * n)), 160);
        }

        End(2, 1760, 160);
        _starts.ShouldBe(['2']);
        _keys.ShouldBe([('2', 140)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_EndRepeatedWithOtherTimestamps_IsOneKey()
    {
        Press(3, 800, 160, 320);
        End(3, 800, 480);
        End(3, 960, 480);
        End(3, 5, 480);
        _starts.ShouldBe(['3']);
        _keys.ShouldBe([('3', 60)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_ClockStartsAnewWithinTheKey_IsOneKey()
    {
        Press(3, 800, 160, 320, 480);
        Press(3, 77_000, 160, 320);
        End(3, 77_000, 480);
        _starts.ShouldBe(['3']);
        _keys.ShouldBe([('3', 120)]);
    }

    // Holds DTMF-02.
    [Theory]
    [InlineData(800, 400, true)]
    [InlineData(800, 100, true)]
    [InlineData(8800, 400, true)]
    [InlineData(8800, 42, true)]
    [InlineData(800, 42, false)]
    public void OnEvent_SameKeyAfterAPause_IsASecondPress(uint timestamp, int pauseMs, bool hasEnds)
    {
        Press(1, 800, 160, 320, 480);
        if (hasEnds)
        {
            End(1, 800, 480);
        }
        else
        {
            Lose(3);
        }

        Pass(pauseMs);
        Press(1, timestamp, 160, 320);
        _starts.ShouldBe(['1', '1']);
    }

    // Holds DTMF-02.
    [Fact]
    public void OnEvent_CaptureThatIsPlayedAgain_IsASecondPress()
    {
        for (var n = 0; n < 3; n++)
        {
            _sequence = 40;
            Press(5, 800, 160, 320, 480);
            End(5, 800, 640);
            End(5, 800, 640);
            Pass(400);
        }

        _starts.ShouldBe(['5', '5', '5']);
        _keys.ShouldBe([('5', 80), ('5', 80), ('5', 80)]);
    }

    // Holds DTMF-02.
    [Fact]
    public void OnEvent_OnlyEndsWithOneTimestamp_AreAPressForEachPause()
    {
        for (var n = 0; n < 3; n++)
        {
            End(5, 800, 640);
            Pass(400);
        }

        _starts.ShouldBe(['5', '5', '5']);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_TwoKeysWithOneTimestamp_AreTwo()
    {
        End(1, 800, 800);
        End(2, 800, 800);
        End(1, 800, 800);
        _keys.Select(key => key.Key).ShouldBe(['1', '2']);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_TwoKeysHeldTogether_AreTwo()
    {
        for (var units = 160; units < 800; units += 160)
        {
            Press(1, 800, units);
            Press(2, 800, units);
        }

        _starts.ShouldBe(['1', '2']);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_ReorderedAndRepeatedPackets_AreOneKey()
    {
        Press(5, 800, 320, 480);
        _sequence -= 3;
        Press(5, 800, 160);
        _sequence += 2;
        End(5, 800, 640);
        _sequence -= 2;
        Press(5, 800, 480);
        _sequence -= 1;
        Press(5, 800, 480);
        _keys.ShouldBe([('5', 80)]);
        _starts.ShouldBe(['5']);
    }

    [Fact]
    public void OnEvent_LateEndOfTheKeyBefore_DoesNotDisturbTheNext()
    {
        End(1, 800, 800);
        Press(2, 4000, 160);
        End(1, 800, 800);
        End(2, 4000, 480);
        _keys.ShouldBe([('1', 100), ('2', 60)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_ManyUpdatesLost_IsOneKey()
    {
        Press(4, 800, 160, 320);
        Lose(15);
        Take(_receiver.OnTime(_nowNs));
        Press(4, 800, 160 * 18, 160 * 19);
        End(4, 800, 160 * 20);
        _starts.ShouldBe(['4']);
        _keys.Count.ShouldBe(1);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnEvent_AnotherSource_IsAnotherPress()
    {
        Press(4, 800, 160, 320);
        Take(_receiver.OnEvent(Packet(800, source: 8), new DtmfEvent(4, IsEnd: false, 10, 480), 8000, _nowNs));
        _starts.ShouldBe(['4', '4']);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnTime_EndLost_EndsAfterSixtyMilliseconds()
    {
        Press(7, 800, 160, 320, 480);
        Pass(39);
        _keys.ShouldBeEmpty();
        Pass(1);
        _keys.ShouldBe([('7', 60)]);
        _receiver.IsOpen.ShouldBeFalse();
    }

    // Holds DTMF-01.
    [Fact]
    public void OnTime_SlowSender_WaitsThreePacketTimes()
    {
        Press(7, 800, 400);
        Pass(30);
        Press(7, 800, 800);
        Pass(129);
        _keys.ShouldBeEmpty();
        Pass(1);
        _keys.ShouldBe([('7', 100)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnAudio_WithTheKey_DoesNotEndIt()
    {
        for (var n = 1; n < 8; n++)
        {
            Press(9, 800, 160 * n);
            _receiver.OnAudio(Packet((uint)(800 + (160 * n))), _nowNs);
        }

        End(9, 800, 1280);
        _starts.ShouldBe(['9']);
        _keys.ShouldBe([('9', 160)]);
    }

    [Fact]
    public void OnEvent_NextKeyBeforeTheEnd_EndsTheFirst()
    {
        Press(1, 800, 160, 320);
        Press(2, 4000, 160);
        _keys.ShouldBe([('1', 40)]);
        _starts.ShouldBe(['1', '2']);
    }

    // Holds DTMF-04.
    [Fact]
    public void OnEvent_HeldPastTheLongestDuration_MergesSegments()
    {
        for (var units = 160; units <= 0xFFFF; units += 160)
        {
            Press(3, 800, units);
        }

        Press(3, 800 + 0xFFFF, 160, 320);
        End(3, 800 + 0xFFFF, 480);
        _keys.ShouldBe([('3', (0xFFFF + 480) / 8)]);
        _starts.ShouldBe(['3']);
    }

    // Holds DTMF-03.
    [Theory]
    [InlineData(10, '*')]
    [InlineData(11, '#')]
    [InlineData(15, 'D')]
    [InlineData(16, '!')]
    public void OnEvent_OtherCodes_GiveTheirKey(byte code, char key)
    {
        End(code, 800, 800);
        _keys.ShouldBe([(key, 100)]);
    }

    // Holds DTMF-03.
    [Fact]
    public void OnEvent_CodesAboveFlash_AreIgnored()
    {
        for (var code = 17; code < 256; code++)
        {
            End((byte)code, (uint)code * 1000, 800);
        }

        _keys.ShouldBeEmpty();
        _receiver.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void OnEvent_SixteenKilohertzClock_CountsItsUnits()
    {
        Take(_receiver.OnEvent(Packet(800), new DtmfEvent(4, IsEnd: true, 10, 1600), 16000, _nowNs));
        _keys.ShouldBe([('4', 100)]);
    }

    [Fact]
    public void Event_WriteThenParse_IsTheSame()
    {
        Span<byte> payload = stackalloc byte[4];
        var update = new DtmfEvent(11, IsEnd: true, 10, 0x1234);
        update.Write(payload);
        payload.ToArray().ShouldBe([11, 0x8A, 0x12, 0x34]);
        DtmfEvent.TryParse(payload, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(update);
        DtmfEvent.TryParse(payload[..3], out _).ShouldBeFalse();
        "0123456789*#ABCD!".ShouldAllBe(key => DtmfEvent.KeyOf(DtmfEvent.CodeOf(key)!.Value) == key);
    }

    private void Press(byte code, uint timestamp, params int[] durations)
    {
        foreach (var units in durations)
        {
            Give(timestamp, new DtmfEvent(code, IsEnd: false, 10, (ushort)units));
        }
    }

    private void End(byte code, uint timestamp, int units) => Give(timestamp, new DtmfEvent(code, IsEnd: true, 10, (ushort)units));

    private void Give(uint timestamp, in DtmfEvent update)
    {
        Take(_receiver.OnEvent(Packet(timestamp), update, 8000, _nowNs));
        _nowNs += PacketMs * 1_000_000L;
    }

    private void Lose(int packets)
    {
        _sequence += (ushort)packets;
        _nowNs += packets * PacketMs * 1_000_000L;
    }

    private void Pass(int ms)
    {
        _nowNs += ms * 1_000_000L;
        Take(_receiver.OnTime(_nowNs));
    }

    private void Take(DtmfStep step)
    {
        if (step.EndedBefore is { } before)
        {
            _keys.Add((before, step.EndedBeforeMs));
        }

        if (step.Started is { } started)
        {
            _starts.Add(started);
        }

        if (step.Ended is { } ended)
        {
            _keys.Add((ended, step.EndedMs));
        }
    }

    private RtpPacket Packet(uint timestamp, uint source = 7)
    {
        Span<byte> bytes = stackalloc byte[16];
        RtpPacket.WriteHeader(bytes, marker: false, 101, _sequence++, timestamp, source);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], 0);
        RtpPacket.TryParse(bytes, out var packet).ShouldBeTrue();
        return packet;
    }
}
