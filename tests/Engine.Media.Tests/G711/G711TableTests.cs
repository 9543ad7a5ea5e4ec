using Engine.Media.G711;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.G711;

/// <summary>
/// Both laws against the tables of ITU-T G.711 built here from their decision values: a search over intervals, nothing of the bit
/// arithmetic of the codecs. Negative samples use the one's complement, as the G.191 reference does.
/// </summary>
public sealed class G711TableTests
{
    // Holds COD-01.
    [Fact]
    public void MuLaw_AllSamples_EncodeToTheIntervalOfTable2()
    {
        var decisions = Decisions([.. Enumerable.Range(0, 16).Select(n => n == 0 ? 0 : (2 * n) - 1)], isMu: true);
        for (var sample = short.MinValue; ; sample++)
        {
            var magnitude = Math.Min((sample < 0 ? ~sample : sample) >> 2, 8158);
            var plain = IntervalOf(decisions, magnitude) | (sample < 0 ? 0x80 : 0);
            MuLaw.Encode(sample).ShouldBe((byte)~plain, $"sample {sample}");
            if (sample == short.MaxValue)
            {
                break;
            }
        }
    }

    // Holds COD-01.
    [Fact]
    public void ALaw_AllSamples_EncodeToTheIntervalOfTable1()
    {
        var decisions = Decisions([.. Enumerable.Range(0, 16).Select(n => 2 * n)], isMu: false);
        for (var sample = short.MinValue; ; sample++)
        {
            // Table 1 is normalised to 4096; its decision values are even, so half of it is the 12-bit magnitude.
            var magnitude = ((sample < 0 ? ~sample : sample) >> 4) * 2;
            var plain = IntervalOf(decisions, magnitude) | (sample < 0 ? 0 : 0x80);
            ALaw.Encode(sample).ShouldBe((byte)(plain ^ 0x55), $"sample {sample}");
            if (sample == short.MaxValue)
            {
                break;
            }
        }
    }

    // Holds COD-01.
    [Fact]
    public void MuLaw_AllCodes_DecodeToTheMiddleOfTheirInterval()
    {
        for (var code = 0; code < 256; code++)
        {
            var plain = ~code & 0xFF;
            var (segment, step) = ((plain >> 4) & 7, plain & 15);

            // Table 2: 0, 2, 4 … 30, then 33 + 4n …: interval step 2^(segment+1), offset 33·2^segment − 33.
            var value = ((33 << segment) - 33) + (step << (segment + 1));
            MuLaw.Decode((byte)code).ShouldBe((short)((plain & 0x80) != 0 ? -4 * value : 4 * value), $"code {code}");
        }
    }

    // Holds COD-01.
    [Fact]
    public void ALaw_AllCodes_DecodeToTheMiddleOfTheirInterval()
    {
        for (var code = 0; code < 256; code++)
        {
            var plain = code ^ 0x55;
            var (segment, step) = ((plain >> 4) & 7, plain & 15);
            var width = segment == 0 ? 2 : 1 << segment;
            var start = segment == 0 ? 0 : 16 << segment;
            var value = start + (step * width) + (width / 2);
            ALaw.Decode((byte)code).ShouldBe((short)((plain & 0x80) != 0 ? 8 * value : -8 * value), $"code {code}");
        }
    }

    [Theory]
    [InlineData(0, 0xFF, 0xD5)]
    [InlineData(-1, 0x7F, 0x55)]
    [InlineData(32767, 0x80, 0xAA)]
    [InlineData(-32768, 0x00, 0x2A)]
    [InlineData(1000, 0xCE, 0xFA)]
    public void BothLaws_KnownSamples_GiveTheKnownCodes(int sample, int mu, int a)
    {
        MuLaw.Encode((short)sample).ShouldBe((byte)mu);
        ALaw.Encode((short)sample).ShouldBe((byte)a);
    }

    [Fact]
    public void BothLaws_DecodeThenEncode_IsTheIdentity()
    {
        for (var code = 0; code < 256; code++)
        {
            ALaw.Encode(ALaw.Decode((byte)code)).ShouldBe((byte)code);
            var mu = MuLaw.Encode(MuLaw.Decode((byte)code));

            // µ-law has two zeros; the negative one decodes to 0, which encodes as the positive one.
            mu.ShouldBe(code == 0x7F ? (byte)0xFF : (byte)code);
        }
    }

    private static int[] Decisions(int[] firstSegment, bool isMu)
    {
        // µ-law: 0, 1, 3 … 29 | 31, 35 …, each segment with twice the step. A-law: 0, 2 … 30 | 32 … 62 (same step) | 64, 68 …
        var values = new List<int>(firstSegment);
        var at = isMu ? 31 : 32;
        var step = isMu ? 4 : 2;
        for (var segment = 1; segment < 8; segment++)
        {
            for (var n = 0; n < 16; n++, at += step)
            {
                values.Add(at);
            }

            step *= 2;
        }

        return [.. values];
    }

    private static int IntervalOf(int[] decisions, int magnitude)
    {
        var index = Array.BinarySearch(decisions, magnitude);
        return index >= 0 ? index : ~index - 1;
    }
}
