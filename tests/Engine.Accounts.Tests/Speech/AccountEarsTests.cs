using Engine.Accounts.Speech;
using Engine.Ports;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Speech;

public sealed class AccountEarsTests
{
    private static readonly SpeechSettings Chosen = new(
        [new SpeechProvider("cloud", "https://speech.example/v1", false)], [], [new SpeechChoice("sw", "cloud"), new SpeechChoice("eo", SpeechChoice.Embedded)]);

    // Holds FLOW-76.
    [Theory]
    [InlineData("en-US", true)]
    [InlineData("EN", true)]
    [InlineData("sw-KE", true)]
    [InlineData("eo", false)]
    [InlineData("de-DE", false)]
    public void Hears_EnginesOfTheServerAndOfTheAccount(string language, bool hears) => new AccountEars(new Own(), Chosen).Hears(language).ShouldBe(hears);

    private sealed class Own : ISpeechRecognizer
    {
        public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("one", "1", [], ["en"])], []);

        public ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation) => throw new NotSupportedException("A check asks nobody.");

        public ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation) => throw new NotSupportedException("Nothing is heard for a check.");
    }
}
