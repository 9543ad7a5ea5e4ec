using System.Buffers.Binary;
using System.IO.Compression;
using Engine.Host.Composition;
using Engine.Media.Prompts;
using Engine.Ports.Sounds;
using Engine.Testing.Sound;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>The decoder as the server has it, with the engine's own binary as its child process.</summary>
public sealed class PromptDecoderTests : IDisposable
{
    /// <summary>Its clock stands: on a busy machine the child's start alone may take longer than the server waits for a file.</summary>
    private readonly Engine.Speech.Sound.SoundDecoder _decoder = PromptServices.Decoder(new VirtualTime());

    public void Dispose() => _decoder.Dispose();

    // Holds FLOW-60.
    [Theory]
    [InlineData(WavFile.Pcm, 8, 8000, 1, 0.99)]
    [InlineData(WavFile.Pcm, 16, 44100, 2, 0.99)]
    [InlineData(WavFile.Pcm, 24, 48000, 2, 0.99)]
    [InlineData(WavFile.Pcm, 32, 22050, 1, 0.99)]
    [InlineData(WavFile.Float, 32, 48000, 1, 0.99)]
    [InlineData(WavFile.Float, 64, 16000, 2, 0.99)]
    [InlineData(WavFile.ALawCoding, 8, 8000, 1, 0.99)]
    [InlineData(WavFile.MuLawCoding, 8, 8000, 2, 0.99)]
    public async Task Wav_OfEachCoding_BecomesTheSameSoundAt8kHz(int coding, int bits, int rate, int channels, double likeness)
    {
        var file = WavFile.Of(SoundSample.Clip(1, 0.8, rate), coding, bits, channels, extensible: bits == 24);

        var clip = (await DecodeAsync(file)).ShouldBeOfType<SoundResult.Decoded>().Clip;

        clip.RateHz.ShouldBe(8000);
        Likeness(SoundSample.Clip(1, 0.8), clip).ShouldBeGreaterThan(likeness);
        Likeness(SoundSample.Clip(2, 0.8), clip).ShouldBeLessThan(0.5, "another sound");
    }

    // Holds FLOW-60.
    [Theory]
    [InlineData(44100, 2)]
    [InlineData(22050, 1)]
    [InlineData(8000, 1)]
    public async Task Mp3_IsDecodedByTheChild(int rate, int channels)
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");

        var clip = (await DecodeAsync(Mp3File.Of(SoundSample.Clip(3, 1.5, rate), channels))).ShouldBeOfType<SoundResult.Decoded>().Clip;

        clip.RateHz.ShouldBe(8000);
        clip.Duration.TotalSeconds.ShouldBeInRange(1.4, 1.8);
        Likeness(SoundSample.Clip(3, 1.3), clip).ShouldBeGreaterThan(0.9);
    }

    // Holds FLOW-60.
    [Theory]
    [InlineData("cut at 100")]
    [InlineData("cut at 1000")]
    [InlineData("rest of something")]
    [InlineData("tag")]
    [InlineData("tag, then rest of something")]
    [InlineData("frames cut out")]
    [InlineData("tag at the end")]
    public async Task Mp3_CutOutOfAStreamOrWithTags_Plays(string how)
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");
        var whole = Mp3File.Of(SoundSample.Clip(3, 3, 22050));
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 2, 44, .. new byte[300]];
        byte[] rest = [.. Enumerable.Range(0, 777).Select(n => (byte)(n * 7))];
        var file = how switch
        {
            "cut at 100" => whole[100..],
            "cut at 1000" => whole[1000..],
            "rest of something" => [.. rest, .. whole],
            "tag" => [.. tag, .. whole],
            "tag, then rest of something" => [.. tag, .. rest, .. whole],
            "frames cut out" => [.. whole[..(whole.Length / 2)], .. whole[((whole.Length / 2) + 300)..]],
            _ => [.. whole, .. "TAG"u8, .. new byte[125]],
        };

        var clip = (await DecodeAsync(file)).ShouldBeOfType<SoundResult.Decoded>().Clip;

        clip.Duration.TotalSeconds.ShouldBeInRange(2.6, 3.3);
        if (how[..3] != "cut")
        {
            Likeness(SoundSample.Clip(3, 1.3), clip).ShouldBeGreaterThan(0.9);
        }
    }

    [Fact]
    public async Task Mp3_CutOff_IsBroken()
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");
        var whole = Mp3File.Of(SoundSample.Clip(4, 8, 22050));

        Fault(await DecodeAsync(whole[..(whole.Length / 2)])).ShouldBe(SoundFault.Broken);
    }

    // Holds FLOW-60.
    [Fact]
    public async Task Mp3_TenMinutesAndOneSecond_IsTooLong()
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");
        var file = Mp3File.Of(new PcmClip(new short[(ISoundDecoder.MaxSeconds + 2) * 8000], 8000));

        Fault(await DecodeAsync(file)).ShouldBe(SoundFault.TooLong);
    }

    [Fact]
    public async Task Hostile_Bytes_AreFaultsThatSayWhatToDo()
    {
        (string Name, byte[] File, SoundFault[] Faults)[] cases =
        [
            ("nothing", [], [SoundFault.Empty]),
            ("text", "hello, this is no sound"u8.ToArray(), [SoundFault.NotSound]),
            ("zip", Zip(), [SoundFault.NotSound]),
            ("11 MB", new byte[ISoundDecoder.MaxBytes + 1], [SoundFault.TooLarge]),
            ("MP3 tag and nothing", "ID3\u0004\0\0\0\0\0\u0010"u8.ToArray(), [SoundFault.NotSound, SoundFault.Broken, SoundFault.Empty]),
            ("MP3 tag of 256 MB", [.. "ID3"u8, 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. new byte[1000]], [SoundFault.NotSound, SoundFault.Broken, SoundFault.Empty]),
            ("noise behind a frame header", Noise(0xFF, 0xFB), [SoundFault.NotSound, SoundFault.Broken, SoundFault.Empty]),
            ("RIFF and noise", Noise("RIFF"u8.ToArray()), [SoundFault.Broken]),
            ("WAV without samples", WavWriter.Write(new PcmClip([], 8000)), [SoundFault.Empty]),
            ("WAV cut off", WavWriter.Write(SoundSample.Clip(5, 2))[..9000], [SoundFault.Broken]),
            ("WAV of 4 GHz", Header(24, 0xFFFFFFFF), [SoundFault.Unsupported]),
            ("WAV of 60,000 channels", Header(22, 0x1F40EA60), [SoundFault.Unsupported]),
        ];

        foreach (var (name, file, faults) in cases)
        {
            var refused = (await DecodeAsync(file)).ShouldBeOfType<SoundResult.Refused>(name);
            faults.ShouldContain(refused.Fault, name);
            refused.Remedy.Length.ShouldBeGreaterThan(20, name);
        }
    }

    [Fact]
    public async Task Mp3_Mutated_EndsInSoundOrFault_NeverInAFailure()
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");
        var whole = Mp3File.Of(SoundSample.Clip(6, 1, 16000));
        var random = new Random(12);
        for (var run = 0; run < 12; run++)
        {
            var file = whole.ToArray();
            for (var n = 0; n < 40; n++)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            (await DecodeAsync(file)).ShouldNotBeNull();
        }
    }

    private async Task<SoundResult> DecodeAsync(byte[] file) => await _decoder.DecodeAsync(file, TestContext.Current.CancellationToken);

    private static SoundFault Fault(SoundResult result) => result.ShouldBeOfType<SoundResult.Refused>().Fault;

    private static double Likeness(PcmClip sound, PcmClip heard)
    {
        // Half a second in the middle, searched within 100 ms around: encoders add delay.
        var piece = sound.Samples.AsSpan(2000, 4000);
        var from = Math.Max(0, 2000 - 400);
        return SoundSample.Likeness(piece, heard.Samples.AsSpan(from, Math.Min(heard.Samples.Length - from, 4000 + 1600)));
    }

    private static byte[] Header(int at, uint value)
    {
        var file = WavWriter.Write(SoundSample.Clip(5, 0.1));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        return file;
    }

    private static byte[] Noise(params byte[] start)
    {
        var file = new byte[50_000];
        new Random(7).NextBytes(file);
        start.CopyTo(file, 0);
        return file;
    }

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("sound.wav").Open();
            entry.Write(new byte[20_000_000]);
        }

        return file.ToArray();
    }
}
