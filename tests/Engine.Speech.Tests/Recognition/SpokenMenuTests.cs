using System.Diagnostics;
using Engine.Ports;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Recognition;

/// <summary>Voice IVR over the real front end: voice, 8 kHz, µ-law, endpointer, recogniser, keyword matching. The figures stand in docs/speech.md.</summary>
public sealed class SpokenMenuTests(InstalledEngines engines, ITestOutputHelper output) : IClassFixture<InstalledEngines>
{
    private const int StrangeAcceptedAtMost = 3;

    /// <summary>The voices' noise is another in each process, so the figures move; the floors stand below the worst of many (docs/speech.md).</summary>
    // Holds SPEECH-06.
    [Theory]
    [InlineData("rms", 18)]
    [InlineData("slt", 17)]
    public async Task Menu_TwentyUtterances_NearlyAllTakeTheRightOption(string voice, int floor)
    {
        engines.Need(voice);
        var right = await CountAsync(voice, [.. SpokenMenu.Utterances.Select(utterance => (SpokenMenu.Options, utterance.Said, (string?)utterance.Option))]);
        right.ShouldBeGreaterThanOrEqualTo(floor);
    }

    /// <summary>Floors as above: they catch a loss, they are no promise.</summary>
    [Theory]
    [InlineData("rms", "first", 18)]
    [InlineData("slt", "first", 16)]
    [InlineData("rms", "later", 23)]
    [InlineData("slt", "later", 18)]
    [InlineData("rms", "last", 20)]
    [InlineData("slt", "last", 18)]
    public async Task Menu_UtterancesNothingWasTunedOn_FigureIsPrinted(string voice, string set, int floor)
    {
        engines.Need(voice);
        (await CountAsync(voice, set switch
        {
            "first" => HeldOutMenus.Utterances,
            "later" => LaterHeldOutMenus.Utterances,
            _ => LastHeldOutMenus.Utterances,
        })).ShouldBeGreaterThanOrEqualTo(floor);
    }

    /// <summary>For whoever tunes: run with <c>-explicit only</c>.</summary>
    [Theory(Explicit = true)]
    [InlineData("rms")]
    [InlineData("slt")]
    public async Task Menu_UtterancesForTuning_NineOfTenAreRight(string voice)
    {
        engines.Need(voice);
        var right = await CountAsync(voice, DevelopmentMenus.Utterances);
        ((double)right / DevelopmentMenus.Utterances.Length).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Theory]
    [InlineData("rms")]
    [InlineData("slt")]
    public async Task Menu_SpeechWithoutKeyword_IsHeardAsNone(string voice)
    {
        engines.Need(voice);
        var accepted = 0;
        var all = await engines.HearAsync(voice, [.. SpokenMenu.Strange.Select(said => (said, SpokenMenu.Phrases))], TestContext.Current.CancellationToken);
        foreach (var (said, heard) in SpokenMenu.Strange.Zip(all))
        {
            accepted += SpokenMenu.OptionIn(heard) is null ? 0 : 1;
            output.WriteLine($"{SpokenMenu.OptionIn(heard) ?? "no match"}  {said}  ->  {heard}");
        }

        output.WriteLine($"{voice}: {accepted} of {SpokenMenu.Strange.Length} taken for an option");
        accepted.ShouldBeLessThanOrEqualTo(StrangeAcceptedAtMost);
    }

    // Holds SPEECH-08.
    [Theory]
    [InlineData("Zendesk", "Zendesk")]
    [InlineData("Option 24.", "24")]
    public async Task Menu_WordInNoDictionaryAndNumber_AreHeardAsTheyWereGiven(string said, string keyword)
    {
        engines.Need("rms");
        var sound = await engines.Line.HearAsync(said, "rms", TestContext.Current.CancellationToken);
        var request = new RecognitionRequest(new AccountId("acc"), "en-US", sound, ["Salesforce", "Zendesk", "Hubspot", "24", "7"]);
        var result = await engines.Recognizer.RecognizeAsync(request, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<RecognitionResult.Heard>().Phrase.ShouldBe(keyword);
    }

    [Fact]
    public async Task Recognize_LargestMenu_IsUnderstood()
    {
        engines.Need("rms");
        var sound = await engines.Line.HearAsync("I want a mortgage.", "rms", TestContext.Current.CancellationToken);
        string[] phrases = ["mortgage", .. Enumerable.Range(1, RecognitionRequest.MaxPhrases - 1).Select(number => $"{number}")];
        var result = await engines.Recognizer.RecognizeAsync(new RecognitionRequest(new AccountId("acc"), "en-US", sound, phrases), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<RecognitionResult.Heard>().Text.ShouldContain("mortgage");
    }

    // Holds SPEECH-06.
    [Fact]
    public async Task Recognize_FourAtOnce_AllHearTheSameAsOneAlone()
    {
        engines.Need("rms");
        var stop = TestContext.Current.CancellationToken;
        var sound = await engines.Line.HearAsync("I want billing, please.", "rms", stop);
        using var parallel = SpeechProbe.FindRecognizer(new SpeechConfig { RecognitionParallel = 4, RecognitionTimeout = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        var request = new RecognitionRequest(new AccountId("acc"), "en-US", sound, SpokenMenu.Phrases);
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => parallel.RecognizeAsync(request, stop).AsTask()));
        output.WriteLine($"four at once: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");

        results.ShouldAllBe(result => result.Equals(results[0]));
        results[0].ShouldBeOfType<RecognitionResult.Heard>().Phrase.ShouldBe("billing");
    }

    private async Task<int> CountAsync(string voice, ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] utterances)
    {
        var (right, taken) = (0, 0);
        var all = await engines.HearAsync(
            voice, [.. utterances.Select(u => (u.Said, u.Menu.SelectMany(o => o.Keywords).ToArray()))], TestContext.Current.CancellationToken);
        foreach (var ((menu, said, option), heard) in utterances.Zip(all))
        {
            var chosen = SpokenMenu.OptionIn(heard, menu);
            right += chosen == option ? 1 : 0;
            taken += chosen is not null && chosen != option ? 1 : 0;
            output.WriteLine($"{(chosen == option ? "right" : "WRONG")}  {said}  ({option ?? "none"})  ->  {heard}");
        }

        output.WriteLine($"{voice}: {right} of {utterances.Length} right, {taken} taken for another option");
        return right;
    }
}
