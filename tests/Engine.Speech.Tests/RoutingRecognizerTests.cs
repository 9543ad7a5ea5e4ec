using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Speech;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests;

public sealed class RoutingRecognizerTests
{
    private static readonly PcmClip SomeSound = new(new short[8000], 8000);

    // Holds SPEECH-12.
    [Fact]
    public async Task Recognize_NoEngine_NamesWhatToInstall()
    {
        using var recognizer = new RoutingRecognizer([], ["install this"], new SpeechConfig(), TimeProvider.System);

        (await Ask(recognizer)).ShouldBe(new RecognitionResult.Refused(SpeechFault.NoEngine, "install this"));
        (await recognizer.CheckAsync(new AccountId("acc"), "en", CancellationToken.None)).ShouldBe(SpeechFault.NoEngine);
    }

    [Fact]
    public async Task Recognize_OtherLanguage_IsRefused()
    {
        using var recognizer = Over(new FakeRecognition());

        (await Ask(recognizer, "de")).ShouldBeOfType<RecognitionResult.Refused>().Fault.ShouldBe(SpeechFault.UnsupportedLanguage);
        (await recognizer.CheckAsync(new AccountId("acc"), "de", CancellationToken.None)).ShouldBe(SpeechFault.UnsupportedLanguage);
        (await recognizer.CheckAsync(new AccountId("acc"), "en-GB", CancellationToken.None)).ShouldBeNull();
    }

    // Holds SPEECH-13.
    [Fact]
    public async Task Recognize_FirstEngineFails_NextOneHears()
    {
        var broken = new FakeRecognition { Answer = () => throw new SpeechEngineException("broken") };
        using var recognizer = Over(broken, new FakeRecognition());
        (await Ask(recognizer)).ShouldBeOfType<RecognitionResult.Heard>().Text.ShouldBe("hello");

        using var alone = Over(broken);
        var refused = (await Ask(alone)).ShouldBeOfType<RecognitionResult.Refused>();
        refused.Fault.ShouldBe(SpeechFault.EngineFailed);
        refused.Detail.ShouldContain("broken");
    }

    [Fact]
    public async Task Recognize_NothingHeard_IsUnclear()
    {
        using var recognizer = Over(new FakeRecognition { Answer = () => Task.FromResult(Hearing.Nothing) });
        (await Ask(recognizer)).ShouldBeOfType<RecognitionResult.Unclear>();
    }

    [Theory]
    [InlineData(70, 5000, true)]
    [InlineData(71, 5000, false)]
    [InlineData(70, 5001, false)]
    public async Task Recognize_AtTheLimitsAndOver_IsTakenAndRefused(int seconds, int phrases, bool taken)
    {
        using var recognizer = Over(new FakeRecognition());
        var request = new RecognitionRequest(new AccountId("acc"), "en", new PcmClip(new short[8000 * seconds], 8000), [.. Enumerable.Repeat("x", phrases)]);
        var result = await recognizer.RecognizeAsync(request, CancellationToken.None);

        (result is RecognitionResult.Heard).ShouldBe(taken);
        (result is RecognitionResult.Refused { Fault: SpeechFault.TooMuch }).ShouldBe(!taken);
    }

    // Holds SPEECH-13.
    [Fact]
    public async Task Recognize_EngineHangs_IsTimedOutAndKeepsItsPlace()
    {
        var time = new VirtualTime();
        var hanging = new TaskCompletionSource<Hearing>();
        using var recognizer = new RoutingRecognizer(
            [new FakeRecognition { Answer = () => hanging.Task }], [], new SpeechConfig { RecognitionParallel = 1 }, time);
        var first = Ask(recognizer);
        time.Advance(TimeSpan.FromSeconds(46));
        (await first).ShouldBeOfType<RecognitionResult.Refused>().Fault.ShouldBe(SpeechFault.TimedOut);

        var second = Ask(recognizer);
        second.IsCompleted.ShouldBeFalse();
        hanging.SetResult(new Hearing("late", null));
        (await second).ShouldBeOfType<RecognitionResult.Heard>();
    }

    private static RoutingRecognizer Over(params IRecognitionEngine[] engines) => new(engines, [], new SpeechConfig(), TimeProvider.System);

    private static Task<RecognitionResult> Ask(RoutingRecognizer recognizer, string language = "en") =>
        recognizer.RecognizeAsync(new RecognitionRequest(new AccountId("acc"), language, SomeSound, []), TestContext.Current.CancellationToken).AsTask();

    private sealed class FakeRecognition : IRecognitionEngine
    {
        public Func<Task<Hearing>> Answer { get; init; } = () => Task.FromResult(new Hearing("hello", null));

        public SpeechEngine Facts { get; } = new("fake", "1", [], ["en"]);

        public bool Understands(string language) => language.StartsWith("en", StringComparison.Ordinal);

        public Task<Hearing> HearAsync(PcmClip sound, string language, IReadOnlyList<string> phrases, CancellationToken cancellation) => Answer();
    }
}
