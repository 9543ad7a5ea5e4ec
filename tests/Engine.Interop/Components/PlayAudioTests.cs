using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Play Audio with spoken text on real calls; recorded prompts and URLs have tests of their own. The voice hums 20 ms for each character.</summary>
public sealed class PlayAudioTests(HumCalls calls) : IClassFixture<HumCalls>
{
    private const int RateHz = 8000;
    private const int CharactersOfFiveSeconds = 250;

    private static readonly string[] Outputs = ["percent", "seconds"];

    [Fact]
    public async Task Text_IsHeardWhole_AndTheOutputsTellSo()
    {
        using var run = await calls.TalkAsync(Step(new string('m', 60)), variables: Outputs);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Say", "End"]);
        ended.ExitOf("Say").ShouldBe("ok");
        ended.Variables["percent"].ShouldBe("100");
        ended.Variables["seconds"].ShouldBe("1.2");
        ended.Steps.Single(s => s.Name == "Say").Seconds!.Value.ShouldBeInRange(1.1, 1.8);
        LoudMs(run.Call).ShouldBeInRange(1150, 1260);
    }

    // Holds FLOW-65.
    [Fact]
    public async Task EmptyText_IsPassedOver()
    {
        using var run = await calls.TalkAsync(Step("%{current_flow.words}"), variables: [.. Outputs, "words"]);

        var ended = await run.EndedAsync();

        ended.ExitOf("Say").ShouldBe("ok");
        ended.Variables["seconds"].ShouldBe("0");
    }

    [Fact]
    public async Task HangUp_AtFortyPercent_IsToldAsSuch()
    {
        using var run = await calls.TalkAsync(
            Step(new string('m', CharactersOfFiveSeconds)),
            new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50), HangUpAfter = TimeSpan.FromSeconds(2) },
            Outputs);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(["Call", "Say"]);
        ended.ExitOf("Say").ShouldBe("contact_hung_up");
        var played = ended.Events.Select(e => e!["data"]!).Last(data => data["played_ms"] is not null);
        (100.0 * (long)played["played_ms"]! / (long)played["total_ms"]!).ShouldBeInRange(36, 44, "percent");
        ended.Variables["percent"].ShouldBeNull("outputs stay unset");
        ended.Outcome.ShouldBe("answered");
    }

    [Fact]
    public async Task HangUp_WithOnHangUp_GoesOnThere()
    {
        using var run = await calls.TalkAsync(
            Step(new string('m', CharactersOfFiveSeconds), """, "on_hangup": "gone" """, """, "gone": { "type": "end_flow", "name": "Gone" } """),
            new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50), HangUpAfter = TimeSpan.FromSeconds(1) },
            Outputs);

        (await run.EndedAsync()).Path.ShouldBe(["Call", "Say", "Gone"]);
    }

    [Fact]
    public async Task Cancel_InTheMiddle_TheRowSaysSoAndTheCallIsHungUp()
    {
        using var run = await calls.TalkAsync(Step(new string('m', CharactersOfFiveSeconds)), variables: Outputs);
        await run.EnteredAsync("Say");

        await calls.Api.PostAsync($"/v1/interactions/{run.InteractionId}/cancel", new { });

        var ended = await run.EndedAsync();
        ended.Path.ShouldBe(["Call", "Say"]);
        (ended.ExitOf("Say"), ended.Outcome).ShouldBe(("cancelled", "cancelled"));
        await run.Call.Ended.WaitAsync(TimeSpan.FromSeconds(5));
        run.Call.EndedBy.ShouldBe(Engine.Sip.Calls.HangUpSide.Remote);
    }

    // Holds FLOW-32.
    [Fact]
    public async Task Keys_AreIgnored()
    {
        using var run = await calls.TalkAsync(Step(new string('m', 60)), variables: Outputs);

        run.Call.Press('1');

        (await run.EndedAsync()).Variables["percent"].ShouldBe("100");
    }

    [Theory]
    [InlineData(null, "Call,Hello,Say,End")]
    [InlineData("default", "Call,Hello,Say,End")]
    [InlineData("exit:ok", "Call,Hello,Say,End")]
    [InlineData("end", "Call,Hello,Say")]
    [InlineData("step:sorry", "Call,Hello,Say,Sorry")]
    public async Task VoiceFails_GoesWhereOnErrorSays(string? onError, string path)
    {
        var more = onError is null ? "" : $", \"on_error\": \"{onError}\"";
        var sorry = onError == "step:sorry" ? """, "sorry": { "type": "end_flow", "name": "Sorry" } """ : "";
        using var run = await calls.TalkAsync(Step(HumSynthesizer.Unspeakable, more, sorry, hello: true), variables: Outputs);

        var ended = await run.EndedAsync();

        ended.Path.ShouldBe(path.Split(','));
        ended.ExitOf("Say").ShouldBe("error");
        PromptCalls.Reasons(ended).ShouldContain("speech_failed");
        ended.Variables["percent"].ShouldBeNull();
    }

    [Fact]
    public async Task TextTooLongOnceFilledIn_IsAnError()
    {
        using var run = await calls.TalkAsync(
            Step("%{current_flow.words}%{current_flow.words}%{current_flow.words}%{current_flow.words}", hello: true), variables: [.. Outputs, "words"], arguments: new() { ["words"] = new string('m', 751) });

        PromptCalls.Reasons(await run.EndedAsync()).ShouldContain("text_too_long");
    }

    /// <summary>How much of what was heard is not silence.</summary>
    private static double LoudMs(PhoneCall call) => call.Tap!.Heard().Chunk(RateHz / 100).Count(frame => frame.Max() > 500) * 10.0;

    private static string Step(string text, string more = "", string others = "", bool hello = false)
    {
        var first = hello
            ? """ "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "text": "mmmmm", "language": "en-US" } }, "exits": { "ok": "say" } }, """
            : "";
        return $$"""
            {
              {{first}}
              "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "{{text}}", "language": "en-US" } },
                "outputs": { "played_percent": "percent", "played_seconds": "seconds" }, "exits": { "ok": "end" }{{more}} },
              "end": { "type": "end_flow", "name": "End" }{{others}}
            }
            """;
    }
}
