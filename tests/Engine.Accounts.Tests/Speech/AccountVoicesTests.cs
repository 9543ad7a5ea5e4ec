using Engine.Accounts.Speech;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Accounts.Tests.Speech;

public sealed class AccountVoicesTests
{
    private static readonly SpeechSettings Chosen = new(
        [new SpeechProvider("cloud", "https://speech.example/v1", false)],
        [new SpeechChoice("sw", "cloud"), new SpeechChoice("tlh", SpeechChoice.Embedded, "piqd"), new SpeechChoice("eo", SpeechChoice.Embedded, "nobody")], []);

    // Holds FLOW-68.
    [Theory]
    [InlineData("en-US", true)]
    [InlineData("EN", true)]
    [InlineData("fr-CA", true)]
    [InlineData("sw-KE", true)]
    [InlineData("tlh", true)]
    [InlineData("eo", false)]
    [InlineData("xx-XX", false)]
    [InlineData("e", false)]
    public void Speaks_EnginesOfTheServerAndOfTheAccount(string language, bool speaks) => new AccountVoices(new Own(), Chosen).Speaks(language).ShouldBe(speaks);

    [Fact]
    public void Speaks_ProviderForAll_IsBelieved() =>
        new AccountVoices(new Own(), Chosen with { Synthesis = [new SpeechChoice("*", "cloud")] }).Speaks("xx-XX").ShouldBeTrue();

    [Theory]
    [InlineData("en", "bad", "b (U+0062)")]
    [InlineData("en", "good", null)]
    [InlineData("sw", "bad", null)]
    public void Unspeakable_IsAskedOfTheServerUnlessAProviderComesFirst(string language, string text, string? characters) =>
        new AccountVoices(new Own(), Chosen).Unspeakable(language, text).ShouldBe(characters);

    private sealed class Own : ISpeechSynthesizer
    {
        public SpeechCapabilities Capabilities { get; } = new([new SpeechEngine("one", "1", ["rms"], ["en"]), new SpeechEngine("two", "1", ["piqd"], ["fr-fr", "piqd"])], []);

        public string? NotSpeakable(SpeechRequest request) => request.Text == "bad" ? "b (U+0062)" : null;

        public ValueTask<SpeechResult> SynthesizeAsync(SpeechRequest request, CancellationToken cancellation) => throw new NotSupportedException("Nothing is rendered for a check.");
    }
}
