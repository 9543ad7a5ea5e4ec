using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Input IVR on real calls: the loopback phone presses the keys.</summary>
public sealed class InputIvrTests(KeyCalls calls, ITestOutputHelper output) : IClassFixture<KeyCalls>
{
    private static readonly string[] Digits = ["digits"];

    // Holds SDP-07.
    [Theory]
    [InlineData(KeyWay.Rfc4733, true, null)]
    [InlineData(KeyWay.Info, true, null)]
    [InlineData(KeyWay.Info, false, null)]
    [InlineData(KeyWay.InBand, false, null)]
    [InlineData(KeyWay.InBand, true, "inband")]
    [InlineData(KeyWay.Info, true, "info")]
    [InlineData(KeyWay.Rfc4733, true, "rfc4733")]
    public async Task Keys_ByEachWay_AreTheDigits(KeyWay way, bool telephoneEvents, string? dtmf)
    {
        using var run = await calls.TalkAsync(Ask(), Phone(telephoneEvents), Digits, dtmf: dtmf);

        await PressAsync(run, "4711#", way);

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("ok");
        ended.Variables["digits"].ShouldBe("4711");
        ended.Path.ShouldBe(["Call", "Hello", "Ask", "Good", "End"]);
    }

    // Holds DTMF-07.
    [Theory]
    [InlineData(KeyWay.Rfc4733 | KeyWay.Info | KeyWay.InBand, true, null)]
    [InlineData(KeyWay.Info | KeyWay.InBand, false, null)]
    [InlineData(KeyWay.Info | KeyWay.InBand, true, "inband")]
    [InlineData(KeyWay.Rfc4733 | KeyWay.Info | KeyWay.InBand, true, "rfc4733")]
    public async Task Keys_BySeveralWaysAtOnce_CountOnce(KeyWay ways, bool telephoneEvents, string? dtmf)
    {
        using var run = await calls.TalkAsync(Ask(), Phone(telephoneEvents), Digits, dtmf: dtmf);

        await PressAsync(run, "112233#", ways);

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("ok");
        ended.Variables["digits"].ShouldBe("112233");
    }

    // Holds DTMF-06.
    [Theory]
    [InlineData("application/dtmf")]
    [InlineData("audio/telephone-event")]
    public async Task Info_InItsOtherForms_IsAKey(string type)
    {
        using var run = await calls.TalkAsync(Ask(), Phone() with { InfoType = type }, Digits);

        await PressAsync(run, "5*0#", KeyWay.Info);

        (await run.EndedAsync()).Variables["digits"].ShouldBe("5*0");
    }

    [Fact]
    public async Task Way_ThatTheTrunkRulesOut_IsNoKey()
    {
        using var run = await calls.TalkAsync(Ask(), Phone(), Digits, dtmf: "rfc4733");

        await PressAsync(run, "12#", KeyWay.Info);

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("timeout");
        ended.Variables["digits"].ShouldBe("");
    }

    [Fact]
    public async Task MostDigits_CompleteAtOnce()
    {
        using var run = await calls.TalkAsync(Ask("\"max_digits\": 3, \"ending_key\": \"none\", \"timeout_seconds\": 30"), Phone(), Digits);

        await PressAsync(run, "1#3");

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("ok");
        ended.Variables["digits"].ShouldBe("1#3");
        ended.Steps.Single(s => s.Name == "Ask").Seconds!.Value.ShouldBeLessThan(5);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("12", "12")]
    [InlineData("#", "")]
    public async Task Input_ThatIsNotComplete_LeavesByTimeout(string keys, string digits)
    {
        using var run = await calls.TalkAsync(Ask(), Phone(), Digits);

        await PressAsync(run, keys);

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("timeout");
        ended.Variables["digits"].ShouldBe(digits);
        ended.Path.ShouldBe(["Call", "Hello", "Ask", "Late", "End"]);
    }

    [Fact]
    public async Task Timer_RunsFromTheEndOfThePrompt()
    {
        // 100 characters hum for two seconds.
        using var run = await calls.TalkAsync(Ask(text: new string('m', 100)), Phone(), Digits);

        var ended = await run.EndedAsync();

        ended.Steps.Single(s => s.Name == "Ask").Seconds!.Value.ShouldBeInRange(2.9, 3.8);
    }

    /// <summary>A tone has to last two blocks before it is a key; the phone's own clock adds up to 20 ms to both figures.</summary>
    // Holds FLOW-33.
    [Theory]
    [InlineData(KeyWay.Rfc4733, 150)]
    [InlineData(KeyWay.Info, 150)]
    [InlineData(KeyWay.InBand, 200)]
    public async Task FirstKey_StopsThePromptWhenItIsPressed(KeyWay way, int mostMs)
    {
        using var run = await calls.TalkAsync(
            Ask("\"max_digits\": 2, \"timeout_seconds\": 2", new string('m', 1000)), Phone(telephoneEvents: way != KeyWay.InBand), Digits);
        await run.EnteredAsync("Ask");
        await Task.Delay(500);

        var before = run.Call.Tap!.Heard().Length;
        run.Call.Press('1', way);
        await Task.Delay(1000);
        var after = run.Call.Tap.Heard()[before..];
        run.Call.Press('2', way);

        var hummedMs = (Array.FindLastIndex(after, sample => Math.Abs((int)sample) > 1000) + 1) / 8;
        output.WriteLine($"{way}: the prompt went on for {hummedMs} ms");
        hummedMs.ShouldBeLessThan(mostMs, "of a prompt of 20 s");
        after.Length.ShouldBeGreaterThan(4000, "silence goes on");
        (await run.EndedAsync()).Variables["digits"].ShouldBe("12");
    }

    [Theory]
    [InlineData(KeyWay.Rfc4733)]
    [InlineData(KeyWay.InBand)]
    public async Task KeysTypedAhead_AreForTheNextInput(KeyWay way)
    {
        var text = new string('m', 500);
        using var run = await calls.TalkAsync(
            $$"""
            {
              "ask": { "type": "input_ivr", "name": "Ask", "settings": { "prompt": { "text": "{{text}}", "language": "en-US" }, "max_digits": 2 },
                "exits": { "ok": "again", "timeout": "end" }, "outputs": { "digits": "digits" } },
              "again": { "type": "input_ivr", "name": "Again", "settings": { "prompt": { "text": "{{text}}", "language": "en-US" }, "max_digits": 3 },
                "exits": { "ok": "menu", "timeout": "end" }, "outputs": { "digits": "more" } },
              "menu": { "type": "standard_ivr", "name": "Menu", "settings": { "prompts": [{ "text": "{{text}}", "language": "en-US" }], "options": { "6": "six" } },
                "exits": { "six": "end", "invalid": "end", "timeout": "end" } }
            }
            """,
            Phone(telephoneEvents: way == KeyWay.Rfc4733),
            ["digits", "more"]);

        await PressAsync(run, "123456", way);

        var ended = await run.EndedAsync();
        ended.Variables["digits"].ShouldBe("12");
        ended.Variables["more"].ShouldBe("345");
        ended.ExitOf("Menu").ShouldBe("six");
        ended.Steps.Sum(step => step.Seconds ?? 0).ShouldBeLessThan(8, "three prompts of ten seconds were not played out");
    }

    [Fact]
    public async Task KeysDuringPlayAudio_AreIgnored()
    {
        using var run = await calls.TalkAsync(
            """
            {
              "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", "language": "en-US" } }, "exits": { "ok": "ask" } },
              "ask": { "type": "input_ivr", "name": "Ask", "settings": { "prompt": { "text": "m", "language": "en-US" }, "timeout_seconds": 1 },
                "exits": { "ok": "end", "timeout": "end" }, "outputs": { "digits": "digits" } }
            }
            """,
            Phone(),
            Digits);

        await PressAsync(run, "12", step: "Say");

        var ended = await run.EndedAsync();
        ended.ExitOf("Say").ShouldBe("ok");
        ended.ExitOf("Ask").ShouldBe("timeout");
        ended.Variables["digits"].ShouldBe("");
    }

    [Fact]
    public async Task HangUp_InTheMiddle_LeavesDigitsUnset()
    {
        using var run = await calls.TalkAsync(Ask(more: ", \"on_hangup\": \"end\""), Phone(), Digits);

        await PressAsync(run, "12");
        await Task.Delay(300);
        run.Call.HangUp();

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("contact_hung_up");
        ended.Path.ShouldBe(["Call", "Hello", "Ask", "End"]);
        ended.Variables.GetValueOrDefault("digits").ShouldBeNull();
        ((string?)ended.Interaction["hang_up_side"]).ShouldBe("contact");
    }

    [Theory]
    [InlineData("default", "Late")]
    [InlineData("end", null)]
    [InlineData("exit:ok", "Good")]
    [InlineData("step:other", "Other")]
    public async Task PromptThatFails_FollowsOnError(string onError, string? next)
    {
        using var run = await calls.TalkAsync(Ask(text: HumSynthesizer.Unspeakable, more: $", \"on_error\": \"{onError}\""), Phone(), Digits);

        var ended = await run.EndedAsync();

        ended.ExitOf("Ask").ShouldBe("error");
        ended.Path.SkipWhile(name => name != "Ask").Skip(1).FirstOrDefault().ShouldBe(next);
        ended.Events.Single(e => (string?)e!["data"]?["exit"] == "error")!["data"]!["reason"]!.GetValue<string>().ShouldBe("speech_failed");
        ended.Variables.GetValueOrDefault("digits").ShouldBeNull();
    }

    // Holds FLOW-14.
    [Theory]
    [InlineData(KeyWay.Rfc4733)]
    [InlineData(KeyWay.Info)]
    [InlineData(KeyWay.InBand)]
    public async Task SensitiveDigits_AreNowhereToBeSeen(KeyWay way)
    {
        const string secret = "8642097531";
        using var run = await calls.TalkAsync(Ask("\"sensitive\": true, \"timeout_seconds\": 3"), Phone(way != KeyWay.InBand), Digits);

        await PressAsync(run, secret + "#", way);

        var ended = await run.EndedAsync();
        ended.ExitOf("Ask").ShouldBe("ok");
        ended.Variables.ContainsKey("digits").ShouldBeFalse();
        ended.Events.ToJsonString().ShouldNotContain(secret);
        ended.Events.ToJsonString().ShouldContain("***");
        ended.Interaction.ToJsonString().ShouldNotContain(secret);
        calls.Log.ShouldNotContain(secret);
        (await calls.Api.GetAsync("/v1/interactions?page_size=200")).ToJsonString().ShouldNotContain(secret);
    }

    private static PhoneConfig Phone(bool telephoneEvents = true) => new() { RingFor = TimeSpan.FromMilliseconds(50), TelephoneEvents = telephoneEvents };

    /// <summary>The step under test, behind a short sound, since what comes first is rendered before the call; each way on has a step of its own, so that the path shows which was taken.</summary>
    private static string Ask(string settings = "\"timeout_seconds\": 1", string text = "Please dial.", string more = "") => $$"""
        {
          "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "text": "m", "language": "en-US" } }, "exits": { "ok": "ask" } },
          "ask": { "type": "input_ivr", "name": "Ask", "settings": { "prompt": { "text": "{{text}}", "language": "en-US" }, {{settings}} },
            "exits": { "ok": "good", "timeout": "late" }, "outputs": { "digits": "digits" }{{more}} },
          "good": {{Pause("Good")}}, "late": {{Pause("Late")}}, "other": {{Pause("Other")}}
        }
        """;

    private static string Pause(string name) =>
        $$"""{ "type": "play_audio", "name": "{{name}}", "settings": { "source": { "text": "m", "language": "en-US" } }, "exits": { "ok": "end" } }""";

    private static async Task PressAsync(ComponentRun run, string keys, KeyWay way = KeyWay.Rfc4733, string step = "Ask")
    {
        await run.EnteredAsync(step);
        foreach (var key in keys)
        {
            run.Call.Press(key, way);
        }
    }
}
