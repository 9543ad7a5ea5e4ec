using Engine.Ports;
using Engine.Testing.Sound;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Sound files of a web server on real calls.</summary>
public sealed class WebPromptTests(PromptCalls calls) : IClassFixture<PromptCalls>
{
    private const string After = """ "after": { "type": "end_flow", "name": "After" } """;
    private const string Hello = """ "hello": { "type": "play_audio", "name": "Hello", "settings": { "source": { "text": "Hi.", "language": "en-US" } }, "exits": { "ok": "sound" } } """;

    [Fact]
    public async Task Good_IsHeard_AndTheNextCallOnlyAsksWhetherItChanged()
    {
        using var run = await calls.TalkAsync(First($"{calls.Web.Url}/good.wav"));
        var first = await run.EndedAsync();
        first.ExitOf("Sound").ShouldBe("ok");
        PromptCalls.Heard(run.Call, 50, 1.2).ShouldBeGreaterThan(0.9);

        await AgainAsync(first);

        PromptCalls.Heard(run.Phone.Calls[1], 50, 1.2).ShouldBeGreaterThan(0.9);
        calls.Web.Served.Where(s => s.Target == "/good.wav").Select(s => s.Status).ShouldBe([200, 304]);

        calls.Web.Files["/good.wav"] = (WavFile.Of(SoundSample.Clip(51, 1.2)), "\"other\"");
        await AgainAsync(first);
        PromptCalls.Heard(run.Phone.Calls[2], 51, 1.2).ShouldBeGreaterThan(0.9, "changed on the server");
    }

    [Fact]
    public async Task Variables_InTheUrl_AreEncoded()
    {
        calls.Web.Files["/a%20b%2Fc%3F.wav?v=1"] = (WavFile.Of(SoundSample.Clip(52, 1.2)), null);
        using var run = await calls.TalkAsync(
            First($"{calls.Web.Url}/%{{current_flow.file}}.wav?v=1"), variables: ["file"], arguments: new() { ["file"] = "a b/c?" });

        (await run.EndedAsync()).ExitOf("Sound").ShouldBe("ok");

        PromptCalls.Heard(run.Call, 52, 1.2).ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData("/missing.wav", "prompt_unreachable")]
    [InlineData("/elsewhere.wav", "prompt_unreachable")]
    [InlineData("/noise.wav", "prompt_unreadable")]
    [InlineData("/large.wav", "prompt_unreadable")]
    public async Task Bad_IsAnErrorOfTheStep(string path, string reason)
    {
        using var run = await calls.TalkAsync(Second(calls.Web.Url + path));

        var ended = await run.EndedAsync();

        ended.ExitOf("Sound").ShouldBe("error");
        PromptCalls.Reasons(ended).ShouldContain(reason);
        ended.Path.ShouldBe(["Call", "Hello", "Sound", "After"]);
    }

    // Holds FLOW-61.
    [Fact]
    public async Task Slow_IsGivenUpAfterFiveSeconds()
    {
        using var run = await calls.TalkAsync(Second($"{calls.Web.Url}/slow.wav"));

        var ended = await run.EndedAsync();

        PromptCalls.Reasons(ended).ShouldContain("prompt_unreachable");

        // It was asked for while the step before was heard.
        ended.Steps.Single(s => s.Name == "Sound").Seconds!.Value.ShouldBeInRange(1, 6.5);
    }

    // Holds FLOW-61.
    [Fact]
    public async Task Private_IsRefused_AlsoBehindARedirect_AndNothingIsSentThere()
    {
        var before = calls.Web.Served.Count(s => s.Target == "/secret.wav");
        using var run = await calls.TalkAsync(Second($"{calls.Web.PrivateUrl}/secret.wav"));

        PromptCalls.Reasons(await run.EndedAsync()).ShouldContain("prompt_unreachable");

        calls.Web.Served.Count(s => s.Target == "/secret.wav").ShouldBe(before);
    }

    [Theory]
    [InlineData("end", "Call,Hello,Sound")]
    [InlineData("exit:ok", "Call,Hello,Sound,After")]
    [InlineData("step:after", "Call,Hello,Sound,After")]
    public async Task Bad_GoesWhereOnErrorSays(string onError, string path)
    {
        using var run = await calls.TalkAsync(Second($"{calls.Web.Url}/missing.wav", $", \"on_error\": \"{onError}\""));

        (await run.EndedAsync()).Path.ShouldBe(path.Split(','));
    }

    [Fact]
    public async Task BadFirstPrompt_NobodyIsCalled()
    {
        using var run = await calls.StartAsync(First($"{calls.Web.Url}/missing.wav"));

        var ended = await run.EndedAsync();

        ended.Outcome.ShouldBe("failed");
        PromptCalls.Reasons(ended).ShouldContain("prompt_unreachable");
        run.Phone.Calls.ShouldBeEmpty("nobody answers to silence");
    }

    private async Task AgainAsync(EndedRun first)
    {
        var next = await calls.Api.StartAsync(new FlowId((string)first.Interaction["flow_id"]!), new { customer_number = ComponentCalls.NextCallee() });
        await calls.Api.EndedAsync(new InteractionId(next), TimeSpan.FromSeconds(20));
    }

    private static string First(string url) => $$"""{ "sound": {{PromptCalls.Play($$"""{ "url": "{{url}}" }""")}}, {{After}} }""";

    private static string Second(string url, string more = "") => $$"""{ {{Hello}}, "sound": {{PromptCalls.Play($$"""{ "url": "{{url}}" }""", more)}}, {{After}} }""";
}
