using System.Buffers.Binary;
using Engine.Media.G711;
using Engine.Media.Prompts;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Prompts;

public sealed class WavTests
{
    private static readonly short[] Wave = [.. Enumerable.Range(0, 800).Select(n => (short)(12000 * Math.Sin(n * 0.2)))];

    // Holds FLOW-60.
    [Theory]
    [InlineData(1, 8, 256)]
    [InlineData(1, 16, 0)]
    [InlineData(1, 24, 0)]
    [InlineData(1, 32, 0)]
    [InlineData(3, 32, 1)]
    [InlineData(3, 64, 1)]
    [InlineData(6, 8, 600)]
    [InlineData(7, 8, 600)]
    public void TryRead_EveryCodingRateAndChannelCount_GivesTheSamples(int coding, int bits, int tolerance)
    {
        foreach (var rate in new[] { 8000, 11025, 16000, 22050, 44100, 48000 })
        {
            foreach (var channels in new[] { 1, 2 })
            {
                foreach (var extensible in new[] { false, true })
                {
                    var file = Build(coding, bits, rate, channels, extensible);
                    WavReader.TryRead(file, out var clip).ShouldBe(WavFault.None);
                    clip!.RateHz.ShouldBe(rate);
                    clip.Samples.Length.ShouldBe(Wave.Length);
                    for (var n = 0; n < Wave.Length; n++)
                    {
                        Math.Abs(clip.Samples[n] - Wave[n]).ShouldBeLessThanOrEqualTo(tolerance);
                    }
                }
            }
        }
    }

    [Fact]
    public void WriteThenRead_Mono_IsTheSame()
    {
        WavReader.TryRead(WavWriter.Write(new PcmClip(Wave, 16000)), out var clip).ShouldBe(WavFault.None);
        clip!.Samples.ShouldBe(Wave);
        clip.RateHz.ShouldBe(16000);
    }

    [Fact]
    public void TryRead_OppositeChannels_MixToSilence()
    {
        var file = Build(1, 16, 8000, 2, extensible: false, (n, channel) => (short)(channel == 0 ? Wave[n] : -Wave[n]));
        WavReader.TryRead(file, out var clip).ShouldBe(WavFault.None);
        clip!.Samples.ShouldAllBe(sample => sample == 0);
    }

    // Holds SPEECH-05.
    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(0x7FFFF000u)]
    public void TryRead_LengthOfAPipe_ReadsToTheEnd(uint stated)
    {
        var file = WavWriter.Write(new PcmClip(Wave, 8000));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), stated);
        WavReader.TryRead(file, out var clip).ShouldBe(WavFault.None);
        clip!.Samples.Length.ShouldBe(Wave.Length);
    }

    [Theory]
    [InlineData(64, WavFault.None)]
    [InlineData(65, WavFault.Truncated)]
    public void TryRead_EndsBeforeItsStatedLength_IsTruncated(uint missing, WavFault fault)
    {
        var file = WavWriter.Write(new PcmClip(Wave, 8000));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), (uint)(Wave.Length * 2) + missing);
        WavReader.TryRead(file, out var clip).ShouldBe(fault);
        (clip is null).ShouldBe(fault != WavFault.None);
    }

    // Holds FLOW-60.
    [Theory]
    [InlineData("fmt data")]
    [InlineData("data fmt")]
    [InlineData("list fmt data")]
    [InlineData("fmt list data")]
    [InlineData("fmt fact list data list")]
    [InlineData("list data fact fmt list")]
    [InlineData("odd fmt odd data odd")]
    [InlineData("unpadded fmt unpadded data")]
    [InlineData("data unpadded fmt")]
    [InlineData("fmt data fmt8 empty")]
    public void TryRead_ChunksInAnyOrder_GiveTheSamples(string order)
    {
        var file = WavWriter.Write(new PcmClip(Wave, 8000));
        var (format, data) = (file[12..36], file[36..]);
        byte[] other = [.. format];
        other[12] = 0x80;
        byte[] chunks = [.. order.Split(' ').SelectMany(chunk => chunk switch
        {
            "fmt" => format,
            "fmt8" => other,
            "data" => data,
            "list" => [.. "LIST"u8, 4, 0, 0, 0, 1, 2, 3, 4],
            "fact" => [.. "fact"u8, 4, 0, 0, 0, 0x20, 3, 0, 0],
            "odd" => [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0],
            "unpadded" => [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3],
            _ => (byte[])[.. "data"u8, 0, 0, 0, 0],
        })];

        WavReader.TryRead([.. file[..12], .. chunks], out var clip).ShouldBe(WavFault.None);
        clip!.Samples.ShouldBe(Wave);
        clip.RateHz.ShouldBe(8000);
    }

    [Fact]
    public void TryRead_NoSamplesAndChunksBehind_IsEmpty()
    {
        var file = WavWriter.Write(new PcmClip([], 8000));
        byte[] list = [.. "LIST"u8, 4, 0, 0, 0, 1, 2, 3, 4];
        WavReader.TryRead([.. file, .. list], out _).ShouldBe(WavFault.Empty);
        WavReader.TryRead([.. file[..12], .. file[36..], .. file[12..36]], out _).ShouldBe(WavFault.Empty);
    }

    [Fact]
    public void TryRead_OneKindOfChunkMissing_IsNoWav()
    {
        var file = WavWriter.Write(new PcmClip(Wave, 8000));
        WavReader.TryRead(file.AsSpan(0, 36), out _).ShouldBe(WavFault.NotWav);
        WavReader.TryRead([.. file[..12], .. file[36..]], out _).ShouldBe(WavFault.NotWav);
    }

    [Theory]
    [InlineData(1, 12, 8000, 1, WavFault.UnsupportedCoding)]
    [InlineData(2, 4, 8000, 1, WavFault.UnsupportedCoding)]
    [InlineData(1, 16, 7999, 1, WavFault.UnsupportedShape)]
    [InlineData(1, 16, 48001, 1, WavFault.UnsupportedShape)]
    [InlineData(1, 16, 8000, 3, WavFault.UnsupportedShape)]
    [InlineData(1, 16, 8000, 0, WavFault.UnsupportedShape)]
    public void TryRead_WhatIsNotAPrompt_HasItsFault(int coding, int bits, int rate, int channels, WavFault fault)
    {
        var file = WavWriter.Write(new PcmClip(Wave, 8000));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), (short)coding);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), (short)bits);
        WavReader.TryRead(file, out var clip).ShouldBe(fault);
        clip.ShouldBeNull();
    }

    // Holds FLOW-60.
    [Fact]
    public void TryRead_SizeAndLength_HaveTheirLimits()
    {
        WavReader.TryRead(new byte[WavReader.MaxBytes + 1], out _).ShouldBe(WavFault.TooLarge);
        WavReader.TryRead(Companded(WavReader.MaxSeconds * 8000), out _).ShouldBe(WavFault.None);
        WavReader.TryRead(Companded((WavReader.MaxSeconds * 8000) + 1), out _).ShouldBe(WavFault.TooLong);
        WavReader.TryRead(WavWriter.Write(new PcmClip([], 8000)), out _).ShouldBe(WavFault.Empty);
    }

    [Fact]
    public void TryRead_TruncatedAndMutated_NeverThrows()
    {
        var random = new Random(9);
        for (var n = 0; n < 20_000; n++)
        {
            var whole = Build(new[] { 1, 3, 6, 7 }[n % 4], n % 4 < 2 ? 32 : 8, 8000, 1 + (n % 2), extensible: n % 3 == 0);
            var file = whole.AsSpan(0, Math.Min(whole.Length, random.Next(120))).ToArray();
            for (var m = random.Next(6); m > 0 && file.Length > 0; m--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            var fault = WavReader.TryRead(file, out var clip);
            (fault == WavFault.None).ShouldBe(clip is not null);
        }
    }

    private static byte[] Companded(int samples)
    {
        var file = new byte[WavWriter.HeaderBytes + samples];
        WavWriter.WriteHeader(file, 8000, 1, samples);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 7);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8);
        return file;
    }

    private static byte[] Build(
        int coding, int bits, int rate, int channels, bool extensible, Func<int, int, short>? source = null)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var data = Wave.Length * channels * bits / 8;
        writer.Write("RIFF"u8);
        writer.Write(36 + data);
        writer.Write("WAVEfmt "u8);
        writer.Write(extensible ? 40 : 16);
        writer.Write((ushort)(extensible ? 0xFFFE : coding));
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(0);
            writer.Write((ushort)coding);
            writer.Write(new byte[14]);
        }

        writer.Write("data"u8);
        writer.Write(data);
        for (var n = 0; n < Wave.Length * channels; n++)
        {
            Write(writer, coding, bits, source?.Invoke(n / channels, n % channels) ?? Wave[n / channels]);
        }

        return file.ToArray();
    }

    private static void Write(BinaryWriter writer, int coding, int bits, short sample)
    {
        switch (coding, bits)
        {
            case (1, 8):
                writer.Write((byte)((sample >> 8) + 128));
                break;
            case (1, 16):
                writer.Write(sample);
                break;
            case (1, 24):
                writer.Write((byte)0x55);
                writer.Write(sample);
                break;
            case (1, 32):
                writer.Write((ushort)0x5555);
                writer.Write(sample);
                break;
            case (3, 32):
                writer.Write(sample / 32768f);
                break;
            case (3, 64):
                writer.Write(sample / 32768.0);
                break;
            case (6, _):
                writer.Write(ALaw.Encode(sample));
                break;
            default:
                writer.Write(MuLaw.Encode(sample));
                break;
        }
    }
}
