using System.Buffers.Binary;
using Engine.Media.G711;
using Shouldly;
using Xunit;

namespace Engine.Phone.Tests;

public sealed class RtpTapTests
{
    // Holds REC-02.
    [Fact]
    public void Tap_PacketsOutOfOrder_AreHeardInOrder()
    {
        var tap = new RtpTap();
        tap.Listen(Packet(1, 0, 1000), TimeSpan.Zero);
        tap.Listen(Packet(3, 320, 3000), TimeSpan.FromMilliseconds(20));
        tap.Listen(Packet(2, 160, 2000), TimeSpan.FromMilliseconds(40));

        var heard = tap.Heard();

        heard.Length.ShouldBe(480);
        heard[10].ShouldBe(ALaw.Decode(ALaw.Encode(1000)));
        heard[170].ShouldBe(ALaw.Decode(ALaw.Encode(2000)));
        heard[330].ShouldBe(ALaw.Decode(ALaw.Encode(3000)));
    }

    // Holds REC-02.
    [Fact]
    public void Tap_LostPacket_IsHeardAsSilence()
    {
        var tap = new RtpTap();
        tap.Listen(Packet(1, uint.MaxValue - 159, 1000), TimeSpan.Zero);
        tap.Listen(Packet(3, 160, 3000), TimeSpan.FromMilliseconds(40));

        var heard = tap.Heard();

        heard.Length.ShouldBe(480);
        heard[200].ShouldBe((short)0);
        tap.SpacingMs().ShouldBe([40d]);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x80, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x40, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 9 })]
    [InlineData(new byte[] { 0x80, 101, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 9 })]
    public void Tap_NotSound_IsPassedOver(byte[] datagram)
    {
        var tap = new RtpTap();
        tap.Listen(datagram, TimeSpan.Zero);
        tap.Packets.ShouldBe(0);
    }

    private static byte[] Packet(ushort sequence, uint timestamp, short sample)
    {
        var packet = new byte[12 + 160];
        packet[0] = 0x80;
        packet[1] = 8;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        packet.AsSpan(12).Fill(ALaw.Encode(sample));
        return packet;
    }
}
