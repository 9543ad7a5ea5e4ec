using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Standard IVR on real calls.</summary>
public sealed class StandardIvrTests(KeyCalls calls) : IClassFixture<KeyCalls>
{
    private static readonly string[] Outputs = ["selection", "exit_name"];

    // Holds FLOW-34.
    [Theory]
    [InlineData('1', KeyWay.Rfc4733, "yes")]
    [InlineData('2', KeyWay.Rfc4733, "no")]
    [InlineData('*', KeyWay.Rfc4733, "no")]
    [InlineData('#', KeyWay.Info, "help")]
    [InlineData('2', KeyWay.InBand, "no")]
    [InlineData('7', KeyWay.Rfc4733, "invalid")]
    [InlineData('0', KeyWay.Info, "invalid")]
    [InlineData('9', KeyWay.InBand, "invalid")]
    public async Task Key_DecidesAtOnce(char key, KeyWay way, string exit)
    {
        using var run = await calls.TalkAsync(Menu(text: new string('m', 500)), Phone(telephoneEvents: way != KeyWay.InBand), Outputs);

        await PressAsync(run, key, way);

        var ended = await run.EndedAsync();
        ended.ExitOf("Menu").ShouldBe(exit);
        ended.Variables["selection"].ShouldBe(key.ToString());
        ended.Variables["exit_name"].ShouldBe(exit);
        ended.Path.ShouldBe(["Call", "Hello", "Menu", exit, "End"]);
        ended.Steps.Single(s => s.Name == "Menu").Seconds!.Value.ShouldBeLessThan(3, "of a prompt of ten");
    }

    [Fact]
    public async Task Key_ByAllWaysAtOnce_DecidesOnceAndIsNotLeftOver()
    {
        using var run = await calls.TalkAsync(
            """
            {
              "menu": { "type": "standard_ivr", "name": "Menu", "settings": { "prompts": [{ "text": "mmmm", "language": "en-US" }], "options": { "1": "again" } },
                "exits": { "again": "second", "invalid": "end", "timeout": "end" } },
              "second": { "type": "standard_ivr", "name": "Second", "settings": { "prompts": [{ "text": "mmmm", "language": "en-US" }], "timeout_seconds": 1, "options": { "1": "one" } },
                "exits": { "one": "end", "invalid": "end", "timeout": "end" } }
            }
            """,
            Phone());

        await PressAsync(run, '1', KeyWay.Rfc4733 | KeyWay.Info | KeyWay.InBand);

        var ended = await run.EndedAsync();
        ended.ExitOf("Menu").ShouldBe("again");
        ended.ExitOf("Second").ShouldBe("timeout");
    }

    [Fact]
    public async Task NoKey_LeavesByTimeoutAfterAllPrompts()
    {
        using var run = await calls.TalkAsync(Menu(text: new string('m', 50)), Phone(), Outputs);

        var ended = await run.EndedAsync();

        ended.ExitOf("Menu").ShouldBe("timeout");
        ended.Variables["exit_name"].ShouldBe("timeout");
        ended.Variables["selection"].ShouldBeNull();
        ended.Steps.Single(s => s.Name == "Menu").Seconds!.Value.ShouldBeInRange(2.9, 4, "two prompts of a second each, and a second of waiting");
    }

    [Fact]
    public async Task HangUp_InTheMiddle_IsTheContacts()
    {
        using var run = await calls.TalkAsync(Menu(text: new string('m', 500), more: ", \"on_hangup\": \"end\""), Phone(), Outputs);
        await run.EnteredAsync("Menu");
        await Task.Delay(300);

        run.Call.HangUp();

        var ended = await run.EndedAsync();
        ended.ExitOf("Menu").ShouldBe("contact_hung_up");
        ended.Path.ShouldBe(["Call", "Hello", "Menu", "End"]);
        ended.Variables.GetValueOrDefault("selection").ShouldBeNull();
    }

    [Theory]
    [InlineData("default", "invalid")]
    [InlineData("end", null)]
    [InlineData("exit:yes", "yes")]
    [InlineData("step:other", "other")]
    public async Task PromptThatFails_FollowsOnError(string onError, string? next)
    {
        using var run = await calls.TalkAsync(Menu(text: HumSynthesizer.Unspeakable, more: $", \"on_error\": \"{onError}\""), Phone(), Outputs);

        var ended = await run.EndedAsync();

        ended.ExitOf("Menu").ShouldBe("error");
        ended.Path.SkipWhile(name => name != "Menu").Skip(1).FirstOrDefault().ShouldBe(next);
    }

    /// <summary>A key that comes before the broken prompt is reached is an answer, and nothing has failed then.</summary>
    [Fact]
    public async Task KeyBeforeThePromptThatFails_Decides()
    {
        using var run = await calls.TalkAsync(
            Menu(text: new string('m', 200), second: HumSynthesizer.Unspeakable), Phone(), Outputs);

        await PressAsync(run, '1', KeyWay.Rfc4733);

        (await run.EndedAsync()).ExitOf("Menu").ShouldBe("yes");
    }

    private static PhoneConfig Phone(bool telephoneEvents = true) => new() { RingFor = TimeSpan.FromMilliseconds(50), TelephoneEvents = telephoneEvents };

    private static string Menu(string text, string? second = null, string more = "") => $$"""
        {
          "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "text": "m", "language": "en-US" } }, "exits": { "ok": "menu" } },
          "menu": { "type": "standard_ivr", "name": "Menu",
            "settings": {
              "prompts": [{ "text": "{{text}}", "language": "en-US" }, { "text": "{{second ?? text}}", "language": "en-US" }],
              "timeout_seconds": 1, "options": { "1": "yes", "2": "no", "*": "no", "#": "help" } },
            "exits": { "yes": "yes", "no": "no", "help": "help", "invalid": "invalid", "timeout": "late" },
            "outputs": { "selection": "selection", "exit_name": "exit_name" }{{more}} },
          "yes": {{Pause("yes")}}, "no": {{Pause("no")}}, "help": {{Pause("help")}}, "invalid": {{Pause("invalid")}}, "late": {{Pause("late")}}, "other": {{Pause("other")}}
        }
        """;

    private static string Pause(string name) =>
        $$"""{ "type": "play_audio", "name": "{{name}}", "settings": { "source": { "text": "m", "language": "en-US" } }, "exits": { "ok": "end" } }""";

    private static async Task PressAsync(ComponentRun run, char key, KeyWay way)
    {
        await run.EnteredAsync("Menu");
        run.Call.Press(key, way);
    }
}
