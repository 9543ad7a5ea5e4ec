using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Voice Transcription on real calls: real RTP, real recognition.</summary>
public sealed class VoiceTranscriptionTests(SpokenCalls calls) : IClassFixture<SpokenCalls>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Outputs = ["said"];

    [Fact]
    public async Task Speech_IsWrittenDown()
    {
        using var run = await calls.TalkAsync(Dictation(), await calls.SayingAsync("Please call me back tomorrow morning."), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Say").ShouldBe("ok");
        ended.Path.ShouldBe(["Call", "Say", "End"]);
        var words = ended.Variables["said"]!.Split(' ');
        words.Intersect(["please", "call", "me", "back", "tomorrow", "morning"]).Count().ShouldBeGreaterThanOrEqualTo(4, ended.Variables["said"]);
    }

    [Fact]
    public async Task Silence_LeavesByTimeout()
    {
        using var run = await calls.TalkAsync(Dictation(timeout: 1), await calls.SayingAsync(null), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Say").ShouldBe("timeout");
        ended.Path.ShouldBe(["Call", "Say", "Late"]);
        ended.Variables["said"].ShouldBeNull();
    }

    [Fact]
    public async Task HangUp_WhileSpeaking_IsTheContacts()
    {
        using var run = await calls.TalkAsync(
            Dictation(more: ", \"on_hangup\": \"end\""), await calls.SayingAsync("Please call me back tomorrow morning after nine."), Outputs);
        await run.EnteredAsync("Say");
        await Task.Delay(2800);
        run.Call.HangUp();

        var ended = await run.EndedAsync(Patience);
        ended.ExitOf("Say").ShouldBe("contact_hung_up");
        ended.Variables.GetValueOrDefault("said").ShouldBeNull();
    }

    [Theory]
    [InlineData("default", "Late")]
    [InlineData("end", null)]
    [InlineData("exit:ok", "End")]
    [InlineData("step:other", "Other")]
    public async Task LanguageNobodyUnderstands_FollowsOnError(string onError, string? next)
    {
        using var run = await calls.TalkAsync(
            Dictation(language: "ja-JP", more: $", \"on_error\": \"{onError}\""), await calls.SayingAsync(null), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Say").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Say"] : ["Call", "Say", next]);
    }

    private static string Dictation(int timeout = 2, string language = "en-US", string more = "") => $$"""
        {
          "say": {
            "type": "voice_transcription", "name": "Say"{{more}},
            "settings": { "prompt": { "text": "{{SpokenCalls.Prompt}}", "language": "en-US" }, "language": "{{language}}", "timeout_seconds": {{timeout}} },
            "outputs": { "speech": "said" },
            "exits": { "ok": "end", "timeout": "late" }
          },
          "late": { "type": "end_flow", "name": "Late" },
          "other": { "type": "end_flow", "name": "Other" }
        }
        """;
}
