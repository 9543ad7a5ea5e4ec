using System.Globalization;
using Engine.Media.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Run Function on real calls.</summary>
public sealed class RunFunctionTests(FunctionCalls calls, ITestOutputHelper output) : IClassFixture<FunctionCalls>
{
    /// <summary>Ticks of 2 ms. A machine that other work shares may hold a thread up; ENGINE_SPACING_MS asks for the strict form, as with the other figures.</summary>
    private static readonly int MostSkippedTicks = Environment.GetEnvironmentVariable("ENGINE_SPACING_MS") is null ? 100 : 0;

    [Theory]
    [InlineData("greet", "ok", "Hello Ada")]
    [InlineData("throws", "error", null)]
    [InlineData("number", "error", null)]
    [InlineData("unpublished", "error", null)]
    [InlineData("forever", "timeout", null)]
    public async Task Function_EachResult_LeavesByItsExit(string function, string exit, string? text)
    {
        if (function == "unpublished")
        {
            await calls.Api.PostAsync("/v1/functions", new { name = function, code = "return {}" });
        }

        using var run = await calls.TalkAsync(Step(function), variables: ["text"]);

        var ended = await run.EndedAsync();

        ended.ExitOf("Run").ShouldBe(exit);
        ended.Path.ShouldBe(["Call", "Run", "End"]);
        ended.Variables.GetValueOrDefault("text").ShouldBe(text);
        ended.Outcome.ShouldBe("answered");
    }

    [Theory]
    [InlineData("end", "Call,Run")]
    [InlineData("exit:ok", "Call,Run,Again,End")]
    [InlineData("step:again", "Call,Run,Again,End")]
    [InlineData("default", "Call,Run,End")]
    public async Task Function_Failure_GoesWhereOnErrorSays(string onError, string path)
    {
        using var run = await calls.TalkAsync(Step("throws", onError), variables: ["text"]);
        string.Join(',', (await run.EndedAsync()).Path).ShouldBe(path);
    }

    [Fact]
    public async Task Function_ContactHangsUpMeanwhile_TheStepFinishesAndTheWalkGoesOn()
    {
        using var run = await calls.TalkAsync(Step("forever"), variables: ["text"]);
        await run.EnteredAsync("Run");
        run.Call.HangUp();

        var ended = await run.EndedAsync();

        ended.ExitOf("Run").ShouldBe("timeout");
        ended.Path.ShouldBe(["Call", "Run", "End"]);
    }

    /// <summary>Issue 3: hostile scripts end within their limits while 20 calls play without a late packet.</summary>
    [Fact]
    public async Task Hostile_WhileTwentyCallsPlay_EndsWithinItsLimits()
    {
        const string Long = """
            { "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "language": "en-US",
                "text": "This message goes on for a while, so that there is something to disturb. It says nothing of importance, and it says so slowly." } },
                "exits": { "ok": "end" } } }
            """;
        var media = calls.Services.GetRequiredService<MediaPlane>();
        var runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => calls.TalkAsync(Long)));
        var skippedBefore = media.Figures.SkippedTicks;
        string[] hostile = ["forever", "memory", "regex", "deep", "huge", "prototype"];
        var results = await Task.WhenAll(hostile.Select(name => calls.Api.PostAsync($"/v1/functions/{name}/test", new { timeout_seconds = 2 })));
        foreach (var run in runs)
        {
            (await run.EndedAsync()).ExitOf("Say").ShouldBe("ok");
            run.Dispose();
        }

        output.WriteLine(string.Join("; ", hostile.Zip(results, (name, result) => $"{name}: {result["result"]} {result["reason"]} {result["duration_ms"]} ms")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"media: {media.Figures}"));
        results.Select(result => (string?)result["result"]).ShouldAllBe(result => result == "timeout" || result == "error");
        (media.Figures.SkippedTicks - skippedBefore).ShouldBeLessThanOrEqualTo(MostSkippedTicks);
    }

    private static string Step(string function, string? onError = null)
    {
        var error = onError is null ? "" : $"\"on_error\": \"{onError}\",";
        return $$"""
            { "run": { "type": "run_function", "name": "Run", {{error}} "settings": { "function": "{{function}}", "inputs": { "who": "Ada" } },
                "outputs": { "text": "text" }, "exits": { "ok": "{{(onError is null ? "end" : "again")}}", "error": "end", "timeout": "end" } }
              {{(onError is null ? "" : """
              , "again": { "type": "run_function", "name": "Again", "settings": { "function": "greet" }, "exits": { "ok": "end", "error": "end", "timeout": "end" } }
              """)}} }
            """;
    }
}
