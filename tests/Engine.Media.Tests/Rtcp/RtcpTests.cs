using Engine.Media.Rtcp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Rtcp;

public sealed class RtcpTests
{
    private static readonly ReportBlock Block = new(0x11223344, 64, -5, 0x0001FFFF, 80, 0xAABBCCDD, 65536);

    // Holds RTP-02.
    [Fact]
    public void Compound_SenderReportDescriptionGoodbye_ReadsBack()
    {
        Span<byte> packet = stackalloc byte[192];
        var writer = new RtcpWriter(packet);
        writer.SenderReport(0xCAFE, new SenderReport(0x0102030405060708, 160, 7, 1120), Block);
        writer.Description(0xCAFE, "abcdefghijklmnop"u8);
        writer.Goodbye(0xCAFE);

        (writer.Length % 4).ShouldBe(0);
        RtcpReader.TryRead(packet[..writer.Length], 0x11223344, out var read).ShouldBeTrue();
        read.Sender.ShouldBe(0xCAFEu);
        read.Report.ShouldBe(new SenderReport(0x0102030405060708, 160, 7, 1120));
        read.Report!.Value.MiddleNtp.ShouldBe(0x03040506u);
        read.Block.ShouldBe(Block);
        read.SaysGoodbye.ShouldBeTrue();
        RtcpReader.TryReportedSsrc(packet, 0, out var ssrc).ShouldBeTrue();
        ssrc.ShouldBe(0x11223344u);
        RtcpReader.TryReportedSsrc(packet, 1, out _).ShouldBeFalse();
    }

    [Fact]
    public void ReceiverReport_WithoutBlock_IsTheBytesOfRfc3550()
    {
        Span<byte> packet = stackalloc byte[64];
        var writer = new RtcpWriter(packet);
        writer.ReceiverReport(0x01020304, block: null);
        writer.Description(0x01020304, "ab"u8);

        Convert.ToHexString(packet[..writer.Length]).ShouldBe("80C9000101020304" + "81CA000301020304" + "01026162" + "00000000");
    }

    [Fact]
    public void TryRead_BlockOfAnotherStream_IsNotOurs()
    {
        Span<byte> packet = stackalloc byte[64];
        var writer = new RtcpWriter(packet);
        writer.ReceiverReport(1, Block);
        RtcpReader.TryRead(packet[..writer.Length], 5, out var read).ShouldBeTrue();
        read.Block.ShouldBeNull();
    }

    // Holds SEC-07.
    [Fact]
    public void TryRead_TruncatedAndMutated_NeverThrows()
    {
        var whole = new byte[192];
        var writer = new RtcpWriter(whole);
        writer.SenderReport(0xCAFE, new SenderReport(1, 2, 3, 4), Block);
        writer.Description(0xCAFE, "abc"u8);
        var random = new Random(3);
        for (var n = 0; n < 100_000; n++)
        {
            var mutated = whole.AsSpan(0, random.Next(writer.Length + 1)).ToArray();
            for (var m = random.Next(4); m > 0 && mutated.Length > 0; m--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            RtcpReader.TryRead(mutated, 0x11223344, out _);
            RtcpReader.TryReportedSsrc(mutated, random.Next(32), out _);
        }
    }
}
