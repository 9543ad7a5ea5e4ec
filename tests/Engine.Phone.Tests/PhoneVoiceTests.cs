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
