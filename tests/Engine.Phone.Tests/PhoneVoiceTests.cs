using System.Buffers.Binary;
using Engine.Media;
using Engine.Media.G711;
using Shouldly;
using Xunit;

namespace Engine.Phone.Tests;

public sealed class PhoneVoiceTests
{
    [Fact]
    public void Voice_KeyPress_IsOneEventWithThreeEnds()
    {
        var voice = Voice(new PhoneConfig { Keys = [new PhoneKey(TimeSpan.FromMilliseconds(100), '#')] });

        var events = Packets(voice, frames: 20).Where(p => (p[1] & 0x7F) == 101).ToList();

        events.Select(p => BinaryPrimitives.ReadUInt32BigEndian(p.AsSpan(4))).Distinct().ShouldBe([800u]);
        events.ShouldAllBe(p => p[12] == 11);
        events.Count(p => (p[13] & 0x80) != 0).ShouldBe(3);
        events.Count(p => (p[1] & 0x80) != 0).ShouldBe(1);
    }

    [Fact]
    public void Voice_KeyInBand_IsToneInTheAudio()
    {
        var packets = Packets(Voice(new PhoneConfig { Keys = [new PhoneKey(TimeSpan.FromMilliseconds(40), '5', KeyWay.InBand)] }), frames: 9);

        packets.ShouldAllBe(p => p[1] % 128 == 8);
        packets.Select(p => p.Skip(12).Max(b => Math.Abs((int)ALaw.Decode(b))) > 5000).ShouldBe([false, false, true, true, true, true, true, false, false]);
    }

    [Fact]
    public void Voice_KeyByAllWays_IsEventAndToneAndInfoAtOnce()
    {
        var told = new List<char>();
        var voice = new PhoneVoice(
            new PhoneConfig { Keys = [new PhoneKey(TimeSpan.Zero, '7', KeyWay.Rfc4733 | KeyWay.Info | KeyWay.InBand)] }, AudioCodec.Pcmu, 0, 101, ssrc: 1)
        {
            Inform = told.Add,
        };

        var packets = Packets(voice, frames: 5);

        told.ShouldBe(['7']);
        packets.Count(p => p[1] % 128 == 0).ShouldBe(5);
        packets.Count(p => p[1] % 128 == 101).ShouldBe(7);
    }

    [Fact]
    public void Voice_KeyAdded_WaitsForTheOneBefore()
    {
        var voice = Voice(new PhoneConfig());
        voice.Add(2, '1', KeyWay.Rfc4733);
        voice.Add(2, '2', KeyWay.Rfc4733);

        var starts = Packets(voice, frames: 30).Where(p => p[1] == (101 | 0x80)).Select(p => (p[12], BinaryPrimitives.ReadUInt32BigEndian(p.AsSpan(4)) / 160));

        starts.ShouldBe([((byte)1, 2u), ((byte)2, 12u)]);
    }

    [Fact]
    public void Voice_Utterance_IsHeardFromItsTimeOn()
    {
        var said = new short[320];
        said.AsSpan().Fill(5000);
        var voice = Voice(new PhoneConfig { Says = [new PhoneUtterance(TimeSpan.FromMilliseconds(40), said)] });

        var loud = Packets(voice, frames: 6).Select(p => ALaw.Decode(p[20]) > 4000).ToList();

        loud.ShouldBe([false, false, true, true, false, false]);
    }

    [Fact]
    public void Voice_SequenceNumbers_GoUpByOne()
    {
        var numbers = Packets(Voice(new PhoneConfig { Keys = [new PhoneKey(TimeSpan.FromMilliseconds(40), '1')] }), frames: 10)
            .Select(p => (int)BinaryPrimitives.ReadUInt16BigEndian(p.AsSpan(2))).ToList();
        numbers.Zip(numbers.Skip(1), (a, b) => b - a).ShouldAllBe(step => step == 1);
    }

    private static PhoneVoice Voice(PhoneConfig config) => new(config, AudioCodec.Pcma, 8, 101, ssrc: 77);

    private static List<byte[]> Packets(PhoneVoice voice, int frames)
    {
        var packets = new List<byte[]>();
        for (var i = 0; i < frames; i++)
        {
            voice.Frame(i, p => packets.Add(p.ToArray()));
        }

        return packets;
    }
}
