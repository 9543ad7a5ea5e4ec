using System.Buffers.Binary;
using Engine.Media.Dtmf;
using Engine.Media.Rtp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

public sealed class DtmfReceiverTests
{
    private DtmfReceiver _receiver;
    private readonly List<(char Key, int Ms)> _keys = [];
    private readonly List<char> _starts = [];
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

    // Holds DTMF-02.
    [Fact]
    public void OnEvent_SameKeyTwice_DiffersByTimestampOnly()
    {
        End(1, 800, 800);
        End(1, 8800, 800);
        End(1, 8800, 800);
        _keys.ShouldBe([('1', 100), ('1', 100)]);
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
    public void OnEvent_ReorderedAndRepeatedPackets_AreOneKey()
    {
        Press(5, 800, 320, 160, 320, 480);
        End(5, 800, 640);
        Press(5, 800, 480, 160);
        _keys.ShouldBe([('5', 80)]);
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
    public void OnTime_EndLost_EndsAfterSixtyMilliseconds()
    {
        Press(7, 800, 160, 320, 480);
        Wait(59);
        _keys.ShouldBeEmpty();
        Wait(61);
        _keys.ShouldBe([('7', 60)]);
        _receiver.IsOpen.ShouldBeFalse();
    }

    // Holds DTMF-01.
    [Fact]
    public void OnTime_SlowSender_WaitsThreePacketTimes()
    {
        Press(7, 800, 400);
        Wait(50);
        Press(7, 800, 800);
        Wait(50 + 80);
        _keys.ShouldBeEmpty();
        Wait(50 + 151);
        _keys.ShouldBe([('7', 100)]);
    }

    // Holds DTMF-01.
    [Fact]
    public void OnAudio_AfterTheKey_EndsIt()
    {
        Press(9, 800, 160, 320);
        Take(_receiver.OnAudio(640));
        _keys.ShouldBeEmpty();
        Take(_receiver.OnAudio(1280));
        _keys.ShouldBe([('9', 40)]);
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
        Press(3, 800, 0x8000, 0xFFFF);
        Press(3, unchecked(800 + 0xFFFF), 160, 8000);
        End(3, 800 + 0xFFFF, 8000);
        _keys.ShouldBe([('3', (0xFFFF + 8000) / 8)]);
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
            Take(_receiver.OnEvent(Packet(timestamp), new DtmfEvent(code, IsEnd: false, 10, (ushort)units), 8000, _nowNs));
        }
    }

    private void End(byte code, uint timestamp, int units) =>
        Take(_receiver.OnEvent(Packet(timestamp), new DtmfEvent(code, IsEnd: true, 10, (ushort)units), 8000, _nowNs));

    private void Wait(int totalMs)
    {
        _nowNs = 1_000_000_000 + (totalMs * 1_000_000L);
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

    private static RtpPacket Packet(uint timestamp)
    {
        Span<byte> bytes = stackalloc byte[16];
        RtpPacket.WriteHeader(bytes, marker: false, 101, 1, timestamp, 7);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], 0);
        RtpPacket.TryParse(bytes, out var packet).ShouldBeTrue();
        return packet;
    }
}
