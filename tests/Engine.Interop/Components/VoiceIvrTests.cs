using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Voice IVR on real calls: real RTP, real recognition.</summary>
public sealed class VoiceIvrTests(SpokenCalls calls) : IClassFixture<SpokenCalls>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Outputs = ["said"];

    [Theory]
    [InlineData("Sales.", "sales", "sales")]
    [InlineData("I would like to pay my bill, please.", "sales", "pay my bill")]
    [InlineData("Technical support.", "help", "technical support")]
    [InlineData("I need help.", "help", "help")]
    [InlineData("What time does the train leave?", "no_match", null)]
    public async Task Speech_LeavesByTheExitOfItsKeyword(string text, string exit, string? keyword)
    {
        using var run = await calls.TalkAsync(Menu(), await calls.SayingAsync(text), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Menu").ShouldBe(exit);
        ended.Path.ShouldBe(["Call", "Menu", exit, "End"]);
        ended.Variables["said"].ShouldNotBeNullOrWhiteSpace();
        ended.Variables["said"]!.ShouldContain(keyword ?? "");
        ended.Outcome.ShouldBe("answered");
    }

    [Fact]
    public async Task Silence_LeavesByTimeoutAfterThePrompt()
    {
        using var run = await calls.TalkAsync(Menu(timeout: 1), await calls.SayingAsync(null), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Menu").ShouldBe("timeout");
        ended.Variables["said"].ShouldBeNull();
        ended.Steps.Single(step => step.Name == "Menu").Seconds!.Value.ShouldBeInRange(1.8, 4);
    }

    [Fact]
    public async Task HangUp_InTheMiddle_IsTheContacts()
    {
        using var run = await calls.TalkAsync(Menu(more: ", \"on_hangup\": \"end\""), await calls.SayingAsync("Sales."), Outputs);
        await run.EnteredAsync("Menu");
        await Task.Delay(500);
        run.Call.HangUp();

        var ended = await run.EndedAsync(Patience);
        ended.ExitOf("Menu").ShouldBe("contact_hung_up");
        ended.Variables.GetValueOrDefault("said").ShouldBeNull();
    }

    [Theory]
    [InlineData("default", "no_match")]
    [InlineData("end", null)]
    [InlineData("exit:help", "help")]
    [InlineData("step:sales", "sales")]
    public async Task LanguageNobodyUnderstands_FollowsOnError(string onError, string? next)
    {
        using var run = await calls.TalkAsync(
            Menu(language: "ja-JP", more: $", \"on_error\": \"{onError}\""), await calls.SayingAsync(null), Outputs);

        var ended = await run.EndedAsync(Patience);

        ended.ExitOf("Menu").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call", "Menu"] : ["Call", "Menu", next, "End"]);
    }

    private static string Menu(int timeout = 5, string language = "en-US", string more = "") => $$"""
        {
          "menu": {
            "type": "voice_ivr", "name": "Menu"{{more}},
            "settings": {
              "prompt": { "text": "{{SpokenCalls.Prompt}}", "language": "en-US" }, "language": "{{language}}", "timeout_seconds": {{timeout}},
              "options": [ { "exit": "sales", "keywords": ["sales", "pay my bill"] }, { "exit": "help", "keywords": ["technical support", "help"] } ]
            },
            "outputs": { "speech": "said" },
            "exits": { "sales": "sales", "help": "help", "no_match": "no_match", "timeout": "end" }
          },
          "sales": { "type": "play_audio", "name": "sales", "settings": { "source": { "text": "Fine.", "language": "en-US" } }, "exits": { "ok": "end" } },
          "help": { "type": "play_audio", "name": "help", "settings": { "source": { "text": "Fine.", "language": "en-US" } }, "exits": { "ok": "end" } },
          "no_match": { "type": "play_audio", "name": "no_match", "settings": { "source": { "text": "Fine.", "language": "en-US" } }, "exits": { "ok": "end" } }
        }
        """;
}
