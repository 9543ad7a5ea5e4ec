using Engine.Media.Voice;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Voice;

public sealed class VoiceDetectorTests
{
    // Holds SPEECH-10.
    [Fact]
    public void Process_SpokenSentence_EqualsOnnxRuntime()
    {
        var detector = new VoiceDetector();
        var own = Run(detector);

        own.Length.ShouldBe(SpokenSample.Probabilities.Length);
        own.Zip(SpokenSample.Probabilities).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(0.0005f);
    }

    [Fact]
    public void Reset_AfterSpeech_GivesTheSameAgain()
    {
        var detector = new VoiceDetector();
        var first = Run(detector);
        Run(detector).ShouldNotBe(first);

        detector.Reset();
        Run(detector).ShouldBe(first);
    }

    [Theory]
    [InlineData(425, 0, 1000)]
    [InlineData(0, 0, 0)]
    [InlineData(440, 480, 4000)]
    public void Process_Tones_AreNoSpeech(int firstHz, int secondHz, int level)
    {
        var detector = new VoiceDetector();
        var frame = new short[VoiceDetector.FrameSamples];
        var heard = new List<float>();
        for (var f = 0; f < 60; f++)
        {
            for (var i = 0; i < frame.Length; i++)
            {
                var t = ((f * frame.Length) + i) * 2 * Math.PI / 8000;
                frame[i] = (short)(level / 2 * (Math.Sin(firstHz * t) + Math.Sin(secondHz * t)));
            }

            heard.Add(detector.Process(frame));
        }

        heard.Skip(5).Max().ShouldBeLessThan(0.5f);
    }

    [Fact]
    public void Process_FrameOfAnotherLength_IsAMistakeOfTheCaller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VoiceDetector().Process(new short[160]));

    private static float[] Run(VoiceDetector detector) =>
        [.. SpokenSample.Samples.Chunk(VoiceDetector.FrameSamples).Select(frame => detector.Process(frame))];
}
