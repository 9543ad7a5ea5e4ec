using Engine.Speech.Sound;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Sound;

public sealed class Mp3FramesTests
{
    // Holds FLOW-60.
    [Theory]
    [InlineData(0xFB, 0x90, 417)] // MPEG-1, 128 kbit/s, 44.1 kHz
    [InlineData(0xFB, 0x92, 418)] // padded
    [InlineData(0xFA, 0x94, 384)] // 48 kHz, with a checksum
    [InlineData(0xFB, 0x18, 144)] // 32 kbit/s, 32 kHz
    [InlineData(0xF3, 0x80, 208)] // MPEG-2, 64 kbit/s, 22.05 kHz
    [InlineData(0xE3, 0x48, 288)] // MPEG-2.5, 32 kbit/s, 8 kHz
    public void Start_OfEachVersion_IsTheFirstFrame(byte second, byte third, int length)
    {
        var frames = Frames(second, third, length, 4);
        Mp3Frames.Start(frames).ShouldBe(0);
        Mp3Frames.Start(frames.AsSpan(1)).ShouldBe(length - 1, "cut within the first frame");
        Mp3Frames.Start([.. Tag(200), .. frames]).ShouldBe(210);
        Mp3Frames.Start([.. Tag(200), .. Tag(5), .. frames[50..]]).ShouldBe(225 + length - 50);
        Mp3Frames.Start(frames.AsSpan(0, length + 20)).ShouldBe(0, "the last frame is cut");
        Mp3Frames.Start(frames.AsSpan(0, length)).ShouldBe(0, "one whole frame");
    }

    [Fact]
    public void Start_HeaderThatStandsByItself_IsPassedOver()
    {
        byte[] file = [0xFF, 0xFB, 0x90, 0x00, .. new byte[100], .. Frames(0xFB, 0x90, 417, 3)];
        Mp3Frames.Start(file).ShouldBe(104);
    }

    [Theory]
    [InlineData(0xFB, 0x00)] // free bit rate
    [InlineData(0xFB, 0xF0)] // no bit rate
    [InlineData(0xFB, 0x9C)] // no sampling rate
    [InlineData(0xFD, 0x90)] // layer II
    [InlineData(0xEB, 0x90)] // no version
    public void Start_OfWhatIsNoFrame_IsNothing(byte second, byte third) => Mp3Frames.Start(Frames(second, third, 417, 4)).ShouldBeNull();

    [Fact]
    public void Start_FarBehindOtherBytes_IsNothing()
    {
        Mp3Frames.Start([.. new byte[64 * 1024], .. Frames(0xFB, 0x90, 417, 4)]).ShouldBe(64 * 1024);
        Mp3Frames.Start([.. new byte[(64 * 1024) + 1], .. Frames(0xFB, 0x90, 417, 4)]).ShouldBeNull();
    }

    [Fact]
    public void Start_AnyBytes_NeverThrowsAndFindsNothing()
    {
        var random = new Random(1);
        for (var run = 0; run < 2_000; run++)
        {
            var bytes = new byte[random.Next(3_000)];
            random.NextBytes(bytes);
            Mp3Frames.Start(bytes).ShouldBeNull();
            Mp3Frames.Start([.. "ID3"u8, .. bytes]).ShouldBeNull();
        }
    }

    // Holds FLOW-60.
    [Theory]
    [InlineData(0xFB, 0x90, 0x00, 417, 36)] // MPEG-1, stereo
    [InlineData(0xFB, 0x90, 0xC0, 417, 21)] // MPEG-1, mono
    [InlineData(0xF3, 0x80, 0x00, 208, 21)] // MPEG-2, stereo
    [InlineData(0xF3, 0x80, 0xC0, 208, 13)] // MPEG-2, mono
    public void Stream_OfAFileThatWasCut_HasWholeFramesAndTellsHowMany(byte second, byte third, byte fourth, int length, int tagAt)
    {
        var frames = Frames(second, third, length, 12);
        for (var n = 0; n < frames.Length; n += length)
        {
            (frames[n + 3], frames[n + 10]) = (fourth, (byte)((n / length) + 1));
        }

        byte[] file = [.. frames[50..((5 * length) + 80)], .. frames[((7 * length) + 120)..], .. "TAG"u8, .. new byte[125]];
        var stream = Mp3Stream.Of(file).ToArray();

        var head = Mp3Frames.LengthOf(stream)!.Value;
        stream[tagAt..(tagAt + 12)].ShouldBe([.. "Xing"u8, 0, 0, 0, 3, 0, 0, 0, 8]);
        var kept = stream[head..];
        kept.Length.ShouldBe(8 * length);
        Enumerable.Range(0, 8).Select(n => (int)kept[(n * length) + 10]).ShouldBe([2, 3, 4, 5, 9, 10, 11, 12]);
        Mp3Stream.Of(stream).ToArray().ShouldBe(stream, "a stream that tells its length stays as it is");
    }

    [Fact]
    public void Stream_OfAnyBytes_NeverThrows()
    {
        var random = new Random(2);
        var frames = Frames(0xFB, 0x90, 417, 8);
        for (var run = 0; run < 2_000; run++)
        {
            var file = frames.ToArray();
            for (var n = random.Next(30); n > 0; n--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            Mp3Stream.Of(file.AsSpan(random.Next(500), random.Next(2_500))).Length.ShouldBeLessThan(file.Length + 500);
        }
    }

    private static byte[] Frames(byte second, byte third, int length, int count) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => (byte[])[0xFF, second, third, 0x00, .. new byte[length - 4]])];

    private static byte[] Tag(byte size) => [.. "ID3"u8, 4, 0, 0, 0, 0, (byte)(size >> 7), (byte)(size & 0x7F), .. new byte[size]];
}
