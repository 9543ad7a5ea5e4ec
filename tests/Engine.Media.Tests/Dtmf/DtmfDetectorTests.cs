using Engine.Media.Dtmf;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

/// <summary>The limits of DTMF-10, with tones that went through the codecs as on the wire.</summary>
public sealed class DtmfDetectorTests
{
    private const int SamplesPerMs = 8;
    private const string AllKeys = "0123456789*#ABCD";

    [Theory]
    [InlineData(AudioCodec.Pcma)]
    [InlineData(AudioCodec.Pcmu)]
    public void ThousandKeys_AtMinus25WithNoise_AreAllHeard(AudioCodec codec)
    {
        var random = new Random(7);
        var pressed = new char[1000];
        var heard = new List<char>();
        var detector = new DtmfDetector();
        for (var i = 0; i < pressed.Length; i++)
        {
            pressed[i] = AllKeys[random.Next(AllKeys.Length)];
            var sound = Noise(random, random.Next(60, 90) + 60, -37);
            new DtmfTone(-25, -25).Add(pressed[i], sound.AsSpan(^(60 * SamplesPerMs)..));
            Feed(detector, ThroughCodec(codec, sound), heard);
        }

        Feed(detector, Noise(random, 60, -37), heard);
        new string([.. heard]).ShouldBe(new string(pressed));
    }

    [Theory]
    [InlineData(AudioCodec.Pcma)]
    [InlineData(AudioCodec.Pcmu)]
    public void EveryKey_ShortAtTheLimits_IsHeardOnce(AudioCodec codec)
    {
        foreach (var key in AllKeys)
        {
            for (var shift = 0; shift < 102; shift += 7)
            {
                Detect(codec, key, new DtmfTone(-20, -20), toneMs: 40, pauseMs: 40, presses: 3, shift).ShouldBe(new string(key, 3), $"{key} shifted by {shift}");
            }
        }
    }

    [Fact]
    public void ToneOf23Ms_IsNoKey()
    {
        foreach (var key in AllKeys)
        {
            for (var shift = 0; shift < 102; shift++)
            {
                Detect(AudioCodec.Pcma, key, new DtmfTone(-10, -10), toneMs: 23, pauseMs: 60, presses: 1, shift).ShouldBe("", $"{key} shifted by {shift}");
            }
        }
    }

    [Theory]
    [InlineData(0, -8, true)]
    [InlineData(0, 4, true)]
    [InlineData(0, -10, false)]
    [InlineData(0, 6, false)]
    public void Twist_IsTakenWithinItsLimits(int low, int high, bool heard)
    {
        foreach (var key in AllKeys)
        {
            Detect(AudioCodec.Pcmu, key, new DtmfTone(low - 12, high - 12), toneMs: 80).ShouldBe(heard ? $"{key}" : "", $"{key}");
        }
    }

    [Theory]
    [InlineData(1.015, true)]
    [InlineData(0.985, true)]
    [InlineData(1.035, false)]
    [InlineData(0.965, false)]
    public void Frequency_IsTakenWithinItsLimits(double detune, bool heard)
    {
        foreach (var key in AllKeys)
        {
            Detect(AudioCodec.Pcma, key, new DtmfTone(-15, -15, detune), toneMs: 80).ShouldBe(heard ? $"{key}" : "", $"{key}");
        }
    }

    [Theory]
    [InlineData(-26, true)]
    [InlineData(-3, true)]
    [InlineData(-32, false)]
    public void Level_IsTakenWithinItsLimits(int dbm0, bool heard)
    {
        foreach (var key in AllKeys)
        {
            Detect(AudioCodec.Pcma, key, new DtmfTone(dbm0, dbm0), toneMs: 80).ShouldBe(heard ? $"{key}" : "", $"{key}");
        }
    }

    [Fact]
    public void SingleTone_IsNoKey()
    {
        foreach (var key in AllKeys)
        {
            Detect(AudioCodec.Pcma, key, new DtmfTone(-10, -60), toneMs: 200).ShouldBe("");
            Detect(AudioCodec.Pcma, key, new DtmfTone(-60, -10), toneMs: 200).ShouldBe("");
        }
    }

    [Fact]
    public void ToneWithStrongSecondHarmonic_IsNoKey()
    {
        var sound = new short[200 * SamplesPerMs];
        new DtmfTone(-12, -12).Add('#', sound);
        new DtmfTone(-18, -60, 2).Add('#', sound);

        Feed(new DtmfDetector(), sound).ShouldBe("");
    }

    [Fact]
    public void LongTone_IsOneKey() => Detect(AudioCodec.Pcma, '9', new DtmfTone(), toneMs: 5000).ShouldBe("9");

    [Fact]
    public void LongTone_WithLostPackets_IsOneKey()
    {
        var sound = new short[2000 * SamplesPerMs];
        new DtmfTone().Add('4', sound);
        var detector = new DtmfDetector();
        var heard = 0;
        foreach (var (number, packet) in sound.Chunk(160).Index())
        {
            if (number % 13 is 7 or 8)
            {
                detector.Skip();
            }
            else
            {
                heard += detector.Detect(packet) is '4' ? 1 : 0;
            }
        }

        heard.ShouldBe(1);
    }

    [Fact]
    public void OtherKeyWithoutPause_IsAnotherPress()
    {
        var sound = new short[160 * SamplesPerMs];
        new DtmfTone().Add('1', sound.AsSpan(0, 80 * SamplesPerMs));
        new DtmfTone().Add('2', sound.AsSpan(80 * SamplesPerMs));

        Feed(new DtmfDetector(), sound).ShouldBe("12");
    }

    [Fact]
    public void Began_IsReportedWithin40MsOfTheTone()
    {
        var detector = new DtmfDetector();
        var sound = new short[100 * SamplesPerMs];
        new DtmfTone().Add('5', sound.AsSpan(20 * SamplesPerMs));

        var at = Enumerable.Range(0, 100).First(ms => detector.Detect(sound.AsSpan(ms * SamplesPerMs, SamplesPerMs)) is not null);

        at.ShouldBeInRange(20, 60);
    }

    [Fact]
    public void Noise_TenMinutes_HasNoKey()
    {
        var random = new Random(11);
        var detector = new DtmfDetector();
        for (var second = 0; second < 600; second++)
        {
            Feed(detector, Noise(random, 1000, -30 + (second % 28))).ShouldBe("");
        }
    }

    /// <summary>Pulses of a changing voice through four wandering resonances: what talks a detector off, and more of it than people say.</summary>
    [Fact]
    public void VoiceLikeSound_TenMinutes_HasNoKey()
    {
        var voice = new VoiceLikeSound(seed: 3);
        var detector = new DtmfDetector();
        for (var second = 0; second < 600; second++)
        {
            Feed(detector, voice.Next(1000 * SamplesPerMs)).ShouldBe("", $"second {second}");
        }
    }

    [Fact]
    public void Music_OfTwoVoices_HasNoKey()
    {
        var detector = new DtmfDetector();
        var random = new Random(5);
        for (var chord = 0; chord < 2000; chord++)
        {
            var sound = new short[250 * SamplesPerMs];
            for (var voice = 0; voice < 2; voice++)
            {
                AddNote(sound, 220 * Math.Pow(2, random.Next(0, 36) / 12.0), 4000);
            }

            Feed(detector, sound).ShouldBe("", $"chord {chord}");
        }
    }

    // Holds PERF-11.
    [Fact]
    public void Detect_AllocatesNothing()
    {
        var detector = new DtmfDetector();
        var sound = new short[100 * SamplesPerMs];
        new DtmfTone().Add('5', sound);
        Feed(detector, sound);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            detector.Detect(sound);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>A note of an instrument: five harmonics, each half as strong as the one before.</summary>
    private static void AddNote(short[] sound, double hz, double peak)
    {
        for (var i = 0; i < sound.Length; i++)
        {
            var sum = 0.0;
            for (var harmonic = 1; harmonic <= 5 && harmonic * hz < 3800; harmonic++)
            {
                sum += Math.Sin(2 * Math.PI * hz * harmonic * i / 8000) / (1 << (harmonic - 1));
            }

            sound[i] = (short)Math.Clamp(sound[i] + (peak * sum), short.MinValue, short.MaxValue);
        }
    }

    private static string Detect(AudioCodec codec, char key, DtmfTone tone, int toneMs, int pauseMs = 60, int presses = 1, int shift = 0)
    {
        var sound = new short[shift + ((pauseMs + toneMs) * presses * SamplesPerMs) + (60 * SamplesPerMs)];
        for (var i = 0; i < presses; i++)
        {
            tone.Add(key, sound.AsSpan(shift + ((((pauseMs + toneMs) * i) + pauseMs) * SamplesPerMs), toneMs * SamplesPerMs));
        }

        return Feed(new DtmfDetector(), ThroughCodec(codec, sound));
    }

    private static string Feed(DtmfDetector detector, short[] sound)
    {
        var heard = new List<char>();
        Feed(detector, sound, heard);
        return new string([.. heard]);
    }

    private static void Feed(DtmfDetector detector, short[] sound, List<char> heard)
    {
        foreach (var packet in sound.Chunk(160))
        {
            if (detector.Detect(packet) is { } key)
            {
                heard.Add(key);
            }
        }
    }

    private static short[] ThroughCodec(AudioCodec codec, short[] pcm)
    {
        var wire = new byte[pcm.Length];
        AudioCodecs.Encode(codec, pcm, wire);
        AudioCodecs.Decode(codec, wire, pcm);
        return pcm;
    }

    /// <summary>White noise of that level.</summary>
    private static short[] Noise(Random random, int ms, double dbm0)
    {
        var deviation = DtmfTone.PeakOf(dbm0) / Math.Sqrt(2);
        var sound = new short[ms * SamplesPerMs];
        for (var i = 0; i < sound.Length; i++)
        {
            var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            sound[i] = (short)Math.Clamp(gauss * deviation, short.MinValue, short.MaxValue);
        }

        return sound;
    }
}
