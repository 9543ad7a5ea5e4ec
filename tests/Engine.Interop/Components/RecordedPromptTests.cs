using System.Text.Json.Nodes;
using Engine.Phone;
using Engine.Ports;
using Engine.Testing.Sound;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Prompts of the library on real calls: what the phone hears against the file that was uploaded.</summary>
public sealed class RecordedPromptTests(PromptCalls calls) : IClassFixture<PromptCalls>
{
    private const string After = """ "after": { "type": "end_flow", "name": "After" } """;

    public static TheoryData<string, int, int, int, int> Formats => new()
    {
        { "8 bit", WavFile.Pcm, 8, 8000, 1 },
        { "16 bit stereo", WavFile.Pcm, 16, 44100, 2 },
        { "24 bit stereo", WavFile.Pcm, 24, 48000, 2 },
        { "32 bit", WavFile.Pcm, 32, 22050, 1 },
        { "float", WavFile.Float, 32, 48000, 1 },
        { "A-law", WavFile.ALawCoding, 8, 8000, 1 },
        { "µ-law stereo", WavFile.MuLawCoding, 8, 16000, 2 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Wav_OfEachCoding_IsHeard(string name, int coding, int bits, int rate, int channels)
    {
        var id = await calls.AddAsync(WavFile.Of(SoundSample.Clip(bits + channels, 1.2, rate), coding, bits, channels, extensible: bits == 24));
        using var run = await calls.TalkAsync(Flow(id));

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Sound", "After"]);
        ended.ExitOf("Sound").ShouldBe("ok");
        PromptCalls.Heard(run.Call, bits + channels, 1.2).ShouldBeGreaterThan(0.9, name);
        PromptCalls.Heard(run.Call, 999, 1.2).ShouldBeLessThan(0.5, "another sound");
    }

    [Theory]
    [InlineData(44100, 2)]
    [InlineData(16000, 1)]
    public async Task Mp3_IsHeard(int rate, int channels)
    {
        Assert.SkipUnless(Mp3File.CanWrite, "libsndfile1 is not installed");
        var id = await calls.AddAsync(Mp3File.Of(SoundSample.Clip(60, 1.5, rate), channels), "audio/mpeg");
        using var run = await calls.TalkAsync(Flow(id));

        (await run.EndedAsync()).ExitOf("Sound").ShouldBe("ok");

        PromptCalls.Heard(run.Call, 60, 1.2).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public async Task Outputs_TellWhatWasPlayed()
    {
        var id = await calls.AddAsync(WavFile.Of(SoundSample.Clip(61, 1.5)));
        using var run = await calls.TalkAsync(
            Flow(id, """, "outputs": { "played_percent": "percent", "played_seconds": "seconds" } """), variables: ["percent", "seconds"]);

        var ended = await run.EndedAsync();

        ended.Variables["percent"].ShouldBe("100");
        ended.Variables["seconds"].ShouldBe("1.5");
    }

    // Holds FLOW-64.
    [Fact]
    public async Task Replaced_WhileCallsRun_IsNewFromTheNextCallOn_WithoutPublishing()
    {
        var id = await calls.AddAsync(WavFile.Of(SoundSample.Clip(62, 3)));
        using var run = await calls.TalkAsync(Flow(id));
        await Task.Delay(TimeSpan.FromSeconds(1));

        await calls.ReplaceAsync(id, WavFile.Of(SoundSample.Clip(63, 1.2)));

        var first = await run.EndedAsync();
        PromptCalls.Heard(run.Call, 62, 3).ShouldBeGreaterThan(0.9, "the call under way hears the old one to its end");
        var next = await calls.Api.StartAsync(new FlowId((string)first.Interaction["flow_id"]!), new { customer_number = ComponentCalls.NextCallee() });
        await calls.Api.EndedAsync(new InteractionId(next), TimeSpan.FromSeconds(20));
        PromptCalls.Heard(run.Phone.Calls[1], 63, 1.2).ShouldBeGreaterThan(0.9);
        PromptCalls.Heard(run.Phone.Calls[1], 62, 1.2).ShouldBeLessThan(0.5);
    }

    [Fact]
    public async Task HangUp_InTheMiddle_TellsHowMuchWasHeard()
    {
        var id = await calls.AddAsync(WavFile.Of(SoundSample.Clip(64, 5)));
        using var run = await calls.TalkAsync(Flow(id), new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50), HangUpAfter = TimeSpan.FromSeconds(2) });

        var ended = await run.EndedAsync();

        ended.ExitOf("Sound").ShouldBe("contact_hung_up");
        var played = ended.Events.Select(e => e!["data"]!).Last(data => data["played_ms"] is not null);
        ((bool)played["completed"]!).ShouldBeFalse();
        ((long)played["total_ms"]!).ShouldBe(5000);
        (100.0 * (long)played["played_ms"]! / 5000).ShouldBeInRange(36, 44, "percent");
    }

    /// <summary>A prompt in use cannot be removed; but one of a version that was archived meanwhile can, while a call still runs on it.</summary>
    [Theory]
    [InlineData(null, "Call,Hello,Sound,After")]
    [InlineData("default", "Call,Hello,Sound,After")]
    [InlineData("exit:ok", "Call,Hello,Sound,After")]
    [InlineData("end", "Call,Hello,Sound")]
    [InlineData("step:sorry", "Call,Hello,Sound,Sorry")]
    public async Task Missing_GoesWhereOnErrorSays(string? onError, string path)
    {
        var id = await calls.AddAsync(WavFile.Of(SoundSample.Clip(65, 1)));
        var long1 = await calls.AddAsync(WavFile.Of(SoundSample.Clip(66, 2.5)));
        var more = onError is null ? "" : $", \"on_error\": \"{onError}\"";
        var sorry = onError == "step:sorry" ? """, "sorry": { "type": "end_flow", "name": "Sorry" } """ : "";
        using var run = await calls.TalkAsync($$"""
            {
              "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "prompt": "{{long1}}" } }, "exits": { "ok": "mute" } },
              "mute": { "type": "play_audio", "name": "Mute", "settings": { "source": { "text": "..." } }, "exits": { "ok": "sound" } },
              "sound": {{PromptCalls.Play($$"""{ "prompt": "{{id}}" }""", more)}},
              {{After}}{{sorry}}
            }
            """);

        await RemoveWhileItRunsAsync(run, id);

        var ended = await run.EndedAsync();
        ended.ExitOf("Sound").ShouldBe("error");
        // A step of its own between them: what comes next is made ready while a step is heard, and would be there already.
        ended.Path.ShouldBe(path.Replace("Hello,", "Hello,Mute,", StringComparison.Ordinal).Split(','));
        PromptCalls.Reasons(ended).ShouldContain("prompt_missing");
        ended.Outcome.ShouldBe("answered");
    }

    [Fact]
    public async Task StandardIvr_PlaysPromptsOfTheLibraryAndTextInOrder()
    {
        var (one, two) = (await calls.AddAsync(WavFile.Of(SoundSample.Clip(67, 1))), await calls.AddAsync(WavFile.Of(SoundSample.Clip(68, 1))));
        using var run = await calls.TalkAsync($$"""
            {
              "menu": { "type": "standard_ivr", "name": "Menu", "settings": { "timeout_seconds": 3, "options": { "1": "yes" },
                "prompts": [{ "prompt": "{{one}}" }, { "prompt": "{{two}}" }] },
                "exits": { "yes": "after", "invalid": "after", "timeout": "after" } },
              {{After}}
            }
            """);
        await Task.Delay(TimeSpan.FromSeconds(2.6));

        run.Call.Press('1');

        (await run.EndedAsync()).ExitOf("Menu").ShouldBe("yes");
        PromptCalls.Heard(run.Call, 67, 1).ShouldBeGreaterThan(0.95);
        SoundCompare.Best(SoundSample.Clip(68, 1).Samples, run.Call.Tap!.Heard(), 16000).ShouldSatisfyAllConditions(
            match => match.Correlation.ShouldBeGreaterThan(0.95), match => match.OffsetSamples.ShouldBeGreaterThan(7900));
    }

    private static string Flow(string promptId, string more = "") =>
        $$"""{ "sound": {{PromptCalls.Play($$"""{ "prompt": "{{promptId}}" }""", more)}}, {{After}} }""";

    private async Task RemoveWhileItRunsAsync(ComponentRun run, string promptId)
    {
        var interaction = await calls.Api.GetAsync($"/v1/interactions/{run.InteractionId}");
        var flow = (string)interaction["flow_id"]!;
        using var refused = await calls.Api.Http.DeleteAsync(new Uri($"/v1/prompts/{promptId}", UriKind.Relative));
        ((int)refused.StatusCode).ShouldBe(409);
        var document = await calls.Api.GetAsync($"/v1/flows/{flow}/export");
        document["steps"]!["sound"]!["settings"]!["source"] = JsonNode.Parse("""{ "text": "Nothing.", "language": "en-US" }""");
        using var draft = new StringContent(document.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var saved = await calls.Api.Http.PutAsync(new Uri($"/v1/flows/{flow}/draft", UriKind.Relative), draft);
        saved.IsSuccessStatusCode.ShouldBeTrue(await saved.Content.ReadAsStringAsync());
        await calls.Api.PostAsync($"/v1/flows/{flow}/publish", new { });
        using var removed = await calls.Api.Http.DeleteAsync(new Uri($"/v1/prompts/{promptId}", UriKind.Relative));
        ((int)removed.StatusCode).ShouldBe(204);
    }
}
