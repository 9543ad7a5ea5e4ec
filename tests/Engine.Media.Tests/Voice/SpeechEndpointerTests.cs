using Engine.Media.Voice;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Voice;

public sealed class SpeechEndpointerTests
{
    private static readonly EndpointConfig Config = new() { EndSilence = TimeSpan.FromSeconds(1), MaxSpeech = TimeSpan.FromSeconds(60) };

    [Fact]
    public void Push_Silence_NeverBegins()
    {
        var endpointer = new SpeechEndpointer(Config);
        endpointer.Push(new short[8000 * 20]);

        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Waiting);
        endpointer.Utterance().ShouldBeEmpty();
        endpointer.Speech.ShouldBe(TimeSpan.Zero);
    }

    // Holds SPEECH-09.
    [Fact]
    public void Push_SentenceThenSilence_EndsAfterTheEndSilenceWithBothRolls()
    {
        var endpointer = new SpeechEndpointer(Config);
        endpointer.Push(new short[8000]);
        PushSpoken(endpointer);
        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Speaking);

        var silence = 0;
        while (endpointer.At == SpeechEndpointer.Phase.Speaking)
        {
            endpointer.Push(new short[160]);
            silence += 20;
        }

        silence.ShouldBeInRange(500, 1000);
        endpointer.Silence.TotalMilliseconds.ShouldBeInRange(1000, 1040);

        // The sentence itself is about 2.9 s, its first word begins about 0.5 s into the sample.
        endpointer.Utterance().Length.ShouldBeInRange((int)(3.2 * 8000), (int)(4.0 * 8000));
        endpointer.Utterance().Length.ShouldBe((int)((endpointer.Speech.TotalMilliseconds + 300 + 400) * 8));
    }

    [Fact]
    public void Push_PauseShorterThanTheEndSilence_IsOneUtterance()
    {
        var endpointer = new SpeechEndpointer(Config with { EndSilence = TimeSpan.FromSeconds(2) });
        PushSpoken(endpointer);
        endpointer.Push(new short[8000 / 2]);
        PushSpoken(endpointer);

        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Speaking);
        endpointer.Speech.TotalSeconds.ShouldBeGreaterThan(6);
    }

    // Holds FLOW-36.
    [Fact]
    public void Push_LongerThanAllowed_EndsInTheMiddle()
    {
        var endpointer = new SpeechEndpointer(Config with { MaxSpeech = TimeSpan.FromSeconds(2) });
        PushSpoken(endpointer);

        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Ended);
        endpointer.Utterance().Length.ShouldBeInRange(8000 * 2, (8000 * 2) + (700 * 8));
    }

    [Fact]
    public void Push_Click_DoesNotBegin()
    {
        var endpointer = new SpeechEndpointer(Config);
        endpointer.Push(new short[8000]);
        endpointer.Push([.. Enumerable.Range(0, 80).Select(i => (short)(i % 2 == 0 ? 20000 : -20000))]);
        endpointer.Push(new short[8000]);

        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Waiting);
    }

    [Fact]
    public void StartAfresh_AfterSpeech_WaitsAgain()
    {
        var endpointer = new SpeechEndpointer(Config);
        PushSpoken(endpointer);
        endpointer.StartAfresh();

        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Waiting);
        endpointer.Utterance().ShouldBeEmpty();
        PushSpoken(endpointer);
        endpointer.At.ShouldBe(SpeechEndpointer.Phase.Speaking);
    }

    private static void PushSpoken(SpeechEndpointer endpointer)
    {
        foreach (var packet in SpokenSample.Samples.Chunk(160))
        {
            endpointer.Push(packet);
        }
    }
}
