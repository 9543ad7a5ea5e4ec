using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Recognition;

/// <summary>Voice Transcription over the real front end, and whether what we say ourselves can be understood. The figures stand in docs/speech.md.</summary>
public sealed class DictationTests(InstalledEngines engines, ITestOutputHelper output) : IClassFixture<InstalledEngines>
{
    /// <summary>Below what was measured (docs/speech.md), above what a broken front end gives.</summary>
    private const double SentenceFloor = 0.60;

    /// <summary>The voice's noise is another each time it speaks: in one run of ten the message is understood by 72 % instead of 90 % (docs/speech.md).</summary>
    private const double CourierFloor = 0.75;

    private const int CourierTimes = 4;

    private static readonly string[] Sentences =
    [
        "My order has not arrived yet and I would like to know where it is.",
        "Please call me back tomorrow morning after nine.",
        "The driver left the package with my neighbor.",
        "I moved to a new address last month.",
        "The service was very good and the people were friendly.",
        "I want to change my appointment to next Friday.",
        "The machine makes a strange noise when it starts.",
        "We have been waiting for an answer for two weeks.",
        "Could you send the invoice to my office again?",
        "There is no water in the whole building since this morning.",
    ];

    [Theory]
    [InlineData("rms")]
    [InlineData("slt")]
    public async Task Dictation_TenSentences_MostWordsAreRight(string voice)
    {
        engines.Need(voice);
        var (said, errors) = (0, 0);
        foreach (var (sentence, heard) in Sentences.Zip(await HearAsync(voice, Sentences)))
        {
            var count = WordAccuracy.Count(sentence, heard);
            (said, errors) = (said + count.Said, errors + count.Errors);
            output.WriteLine($"{count.Errors}/{count.Said}  {sentence}  ->  {heard}");
        }

        var accuracy = 1 - ((double)errors / said);
        output.WriteLine($"{voice}: word accuracy {accuracy:P0}");
        accuracy.ShouldBeGreaterThan(SentenceFloor);
    }

    [Fact]
    public async Task Dictation_CourierMessage_IsUnderstood()
    {
        engines.Need("rms");
        const string message = "Hello there. The courier is at the drop-off location with your order number 4 2 7 1, from the Main Street store. "
            + "Thank you for trusting our services.";
        var heard = await HearAsync("rms", [.. Enumerable.Repeat(message, CourierTimes)]);
        var counts = heard.Select(each => WordAccuracy.Count(message, each)).ToList();
        var accuracy = 1 - (counts.Sum(count => count.Errors) / (double)counts.Sum(count => count.Said));

        output.WriteLine($"courier message: word accuracy {accuracy:P0}");
        foreach (var (count, each) in counts.Zip(heard))
        {
            output.WriteLine($"{count.Errors}/{count.Said}  {each}");
        }

        accuracy.ShouldBeGreaterThan(CourierFloor);
    }

    private Task<string[]> HearAsync(string voice, params string[] said) =>
        engines.HearAsync(voice, [.. said.Select(text => (text, Array.Empty<string>()))], TestContext.Current.CancellationToken);
}
