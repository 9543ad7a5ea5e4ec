using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Run Function on real calls.</summary>
public sealed class RunFunctionTests(FunctionCalls calls) : IClassFixture<FunctionCalls>
{
    [Theory]
    [InlineData("greet", "ok", "Hello Ada")]
    [InlineData("throws", "error", null)]
    [InlineData("number", "error", null)]
    [InlineData("forever", "timeout", null)]
    public async Task Function_EachResult_LeavesByItsExit(string function, string exit, string? text)
    {
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
    [InlineData("step:other", "Call,Run,Other")]
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

    private static string Step(string function, string? onError = null)
    {
        var error = onError is null ? "" : $"\"on_error\": \"{onError}\",";
        return $$"""
            { "run": { "type": "run_function", "name": "Run", {{error}} "settings": { "function": "{{function}}", "inputs": { "who": "Ada" } },
                "outputs": { "text": "text" }, "exits": { "ok": "{{(onError is null ? "end" : "again")}}", "error": "end", "timeout": "end" } }
              {{(onError is null ? "" : """
              , "again": { "type": "run_function", "name": "Again", "settings": { "function": "greet" }, "exits": { "ok": "end", "error": "end", "timeout": "end" } }
              , "other": { "type": "end_flow", "name": "Other" }
              """)}} }
            """;
    }
}
