using Engine.Media.Dtmf;
using Engine.Media.Receiving;
using Engine.Media.Rtp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Receiving;

/// <summary>Tones in received packets: lost, late, repeated.</summary>
public sealed class ToneTapTests
{
    private const int PacketSamples = 160;

    [Fact]
    public void Press_InPackets_IsHeardOnce() => Detect(Packets("5")).ShouldBe("5");

    [Fact]
    public void EachPacketTwice_IsHeardOnce() => Detect(Packets("57").SelectMany(p => new[] { p, p })).ShouldBe("57");

    [Fact]
    public void OlderPacket_IsLeftOut() => Detect(Packets("5").Index().SelectMany(p => p.Index == 4 ? [p.Item, 0] : new[] { p.Item })).ShouldBe("5");

    [Fact]
    public void LostPacket_WithinATone_DoesNotMakeTwoPresses()
    {
        for (var lost = 0; lost < 12; lost++)
        {
            Detect(Packets("5", toneMs: 200).Where(p => p != lost)).ShouldBe("5", $"packet {lost} lost");
        }
    }

    [Fact]
    public void SilenceThatIsNotSent_PartsTwoPresses()
    {
        // Packets 0 and 1 are silence, the tone fills 2 to 6, and so on after a pause of five packets: a peer with silence suppression sends only tones.
        Detect(Packets("55").Where(p => p is (>= 2 and <= 6) or (>= 12 and <= 16))).ShouldBe("55");
    }

    [Fact]
    public void OtherStream_StartsAnew() => Detect(Packets("5").Concat(Packets("5").Select(p => p + 100_000))).ShouldBe("55");

    private string Detect(IEnumerable<int> packets)
    {
        var tap = new ToneTap();
        var heard = "";
        var bytes = new byte[12 + PacketSamples];
        foreach (var number in packets)
        {
            var from = number % 100_000 * PacketSamples;
            AudioCodecs.Encode(AudioCodec.Pcmu, _sound.AsSpan(from, PacketSamples), bytes.AsSpan(12));
            RtpPacket.WriteHeader(bytes, marker: false, 0, (ushort)number, (uint)(number * PacketSamples), 7);
            RtpPacket.TryParse(bytes, out var packet).ShouldBeTrue();
            heard += tap.Detect(AudioCodec.Pcmu, packet, bytes.AsSpan(12));
        }

        return heard;
    }

    private short[] _sound = [];

    /// <summary>Each key: 40 ms of silence, the tone, 60 ms of silence. The numbers of its packets.</summary>
    private IEnumerable<int> Packets(string keys, int toneMs = 100)
    {
        var each = (100 + toneMs) * 8;
        _sound = new short[(keys.Length * each) + (5 * PacketSamples)];
        foreach (var (i, key) in keys.Index())
        {
            new DtmfTone().Add(key, _sound.AsSpan((i * each) + 320, toneMs * 8));
        }

        return Enumerable.Range(0, _sound.Length / PacketSamples);
    }
}
