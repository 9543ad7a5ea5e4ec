using Engine.Media.Rtp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Fact]
    public void WriteHeader_ThenParse_IsTheSame()
    {
        Span<byte> bytes = stackalloc byte[15];
        RtpPacket.WriteHeader(bytes, marker: true, 101, 0xFFFE, 0xFFFFFFF0, 0xDEADBEEF);
        RtpPacket.TryParse(bytes, out var packet).ShouldBeTrue();

        (packet.Marker, packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Ssrc, packet.PayloadOffset, packet.PayloadLength)
            .ShouldBe((true, (byte)101, (ushort)0xFFFE, 0xFFFFFFF0u, 0xDEADBEEFu, 12, 3));
    }

    // Holds RTP-01.
    [Theory]
    [InlineData("80 00 0001 00000001 00000001", true, 12, 0)]
    [InlineData("80 00 0001 00000001 000000", false, 0, 0)]
    [InlineData("40 00 0001 00000001 00000001", false, 0, 0)]
    [InlineData("82 00 0001 00000001 00000001 11111111 22222222 AA", true, 20, 1)]
    [InlineData("82 00 0001 00000001 00000001 11111111 22", false, 0, 0)]
    [InlineData("90 00 0001 00000001 00000001 BEDE0001 01020304 AABB", true, 20, 2)]
    [InlineData("90 00 0001 00000001 00000001 BEDE0009 01020304 AABB", false, 0, 0)]
    [InlineData("90 00 0001 00000001 00000001 BEDE", false, 0, 0)]
    [InlineData("A0 00 0001 00000001 00000001 AABB0002", true, 12, 2)]
    [InlineData("A0 00 0001 00000001 00000001 AABB00FF", false, 0, 0)]
    [InlineData("A0 00 0001 00000001 00000001 AABB0000", false, 0, 0)]
    public void TryParse_Vectors_GivePayloadOrRefusal(string hex, bool isRtp, int offset, int length)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        RtpPacket.TryParse(bytes, out var packet).ShouldBe(isRtp);
        (packet.PayloadOffset, packet.PayloadLength).ShouldBe((offset, length));
    }

    // Holds RTP-01.
    [Fact]
    public void TryParse_HundredThousandRandomDatagrams_StaysInside()
    {
        var random = new Random(42);
        var bytes = new byte[64];
        for (var n = 0; n < 100_000; n++)
        {
            random.NextBytes(bytes);
            bytes[0] = (byte)(0x80 | (bytes[0] & 0x3F));
            var datagram = bytes.AsSpan(0, random.Next(65));
            if (RtpPacket.TryParse(datagram, out var packet))
            {
                datagram.Slice(packet.PayloadOffset, packet.PayloadLength).Length.ShouldBeLessThanOrEqualTo(52);
            }
        }
    }

    [Fact]
    public void Statistics_LossDuplicatesWrapAndReorder_AreCountedAsRfc3550Says()
    {
        var statistics = default(ReceiveStatistics);
        foreach (var sequence in new[] { 65533, 65534, 65535, 1, 0, 1, 4 })
        {
            statistics.Count(Packet((ushort)sequence, 7), 0);
        }

        statistics.ExtendedHighest.ShouldBe(0x10004u);
        statistics.Expected.ShouldBe(8u);
        statistics.Received.ShouldBe(7u);
        statistics.Lost.ShouldBe(1u);
    }

    [Fact]
    public void Statistics_JumpTwiceInARow_IsARestartAndOnceIsNot()
    {
        var statistics = default(ReceiveStatistics);
        statistics.Count(Packet(10, 7), 0);
        statistics.Count(Packet(30_000, 7), 0);
        statistics.ExtendedHighest.ShouldBe(10u);
        statistics.Count(Packet(11, 7), 0);
        statistics.Count(Packet(40_000, 7), 0);
        statistics.Count(Packet(40_001, 7), 0);
        statistics.ExtendedHighest.ShouldBe(40_001u);
        statistics.Lost.ShouldBe(0u);
    }

    [Fact]
    public void Statistics_ArrivalsTwentyMillisecondsApart_HaveNoJitterAndOthersHave()
    {
        var (even, uneven) = (default(ReceiveStatistics), default(ReceiveStatistics));
        for (uint n = 0; n < 500; n++)
        {
            even.Count(Packet((ushort)n, 7, n * 160), 5000 + (n * 160));
            uneven.Count(Packet((ushort)n, 7, n * 160), 5000 + (n * 160) + (n % 2 * 80));
        }

        even.Jitter.ShouldBe(0u);
        uneven.Jitter.ShouldBeInRange(75u, 80u);
    }

    [Fact]
    public void LossInterval_BetweenReports_IsTheShareOf256()
    {
        var interval = default(LossInterval);
        interval.TakeFractionLost(100, 75).ShouldBe((byte)64);
        interval.TakeFractionLost(200, 175).ShouldBe((byte)0);
        interval.TakeFractionLost(200, 175).ShouldBe((byte)0);
        interval.TakeFractionLost(300, 175).ShouldBe((byte)255);
    }

    private static RtpPacket Packet(ushort sequence, uint ssrc, uint timestamp = 0)
    {
        Span<byte> bytes = stackalloc byte[12];
        RtpPacket.WriteHeader(bytes, marker: false, 0, sequence, timestamp, ssrc);
        RtpPacket.TryParse(bytes, out var packet).ShouldBeTrue();
        return packet;
    }
}
