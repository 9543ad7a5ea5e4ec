using System.Text;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Components;

/// <summary>Execute Action that asks again, with a pause.</summary>
public sealed class ActionRetryTests
{
    private static string Json(string retry, string method = "POST", string ok = "end") => Flow.Json($$"""
        'act': { 'type': 'execute_action', 'settings': { 'connection': 'crm', 'action': { 'method': '{{method}}', 'path': '/', 'timeout_seconds': 30 }, {{retry}} 'outputs': { 'x': '$.x' } }, 'outputs': { 'x': 'a', 'status': 'c' },
          'exits': { 'ok': '{{ok}}', 'error': 'end', 'timeout': 'end' } },
        'more': { 'type': 'conditional', 'settings': { 'rules': [ { 'exit': 'again', 'conditions': [ { 'left': 'a', 'operator': 'eq', 'right': { 'value': 'wait' } } ] } ] }, 'exits': { 'again': 'act', 'no_match': 'end' } },
        {{Flow.End}}
        """, "act");

    private static Session Begin(string json) => new Session(Flow.Publish(json)).Do(s => new InteractionCommand.Begin(s.Now));

    private static Session Answer(Session s, int status, string body = "") =>
        s.Do(new InteractionCommand.ServiceAnswered(s.Now, s.State.Current!.Token, status, Encoding.UTF8.GetBytes(Flow.Quote(body))));

    private static int Asked(Session s) => s.AllEffects.OfType<InteractionEffect.CallService>().Count();

    // Holds FLOW-47.
    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void Answer_WorthRepeating_IsAskedAgainAfterThePause(int status)
    {
        var s = Answer(Begin(Json("'retry': { 'wait_seconds': 5, 'times': 2 },")), status);
        Asked(s).ShouldBe(1);
        s.After(4.9).Deadline();
        Asked(s).ShouldBe(1, "too early");
        s.After(0.2).Deadline();
        Asked(s).ShouldBe(2);
        var key = s.AllEffects.OfType<InteractionEffect.CallService>().Last().Request.Headers["Idempotency-Key"];
        key.ShouldBe($"{s.State.Identity!.InteractionId}-{s.AllEffects.OfType<InteractionEffect.CallService>().First().Id}");
        Answer(s, status).After(5).Deadline();
        Answer(s, status).Path.ShouldBe("act:error end:ok");
        (Asked(s), s.State.Variables["c"]).ShouldBe((3, status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(200, "{ 'x': 'y' }", "ok")]
    [InlineData(302, "", "error")]
    [InlineData(400, "", "error")]
    [InlineData(404, "", "error")]
    [InlineData(501, "", "error")]
    public void Answer_NotWorthRepeating_IsTheLast(int status, string body, string exit)
    {
        var s = Answer(Begin(Json("'retry': { 'wait_seconds': 5, 'times': 2 },")), status, body);
        (Asked(s), s.Path).ShouldBe((1, $"act:{exit} end:ok"));
    }

    [Theory]
    [InlineData("unreachable", 2)]
    [InlineData("rate_limited", 2)]
    [InlineData("token_unavailable", 2)]
    [InlineData("target_refused", 1)]
    [InlineData("token_type_unsupported", 1)]
    public void Failure_ThatMayPass_IsAskedAgain(string reason, int asked)
    {
        var s = Begin(Json("'retry': { 'wait_seconds': 5, 'times': 1 },"));
        s.Do(new InteractionCommand.EffectFailed(s.Now, s.State.Current!.Token, reason)).After(5).Deadline();
        Asked(s).ShouldBe(asked);
    }

    [Fact]
    public void Timeout_IsAskedAgain_AndAGetCarriesNoKey()
    {
        var s = Begin(Json("'retry': { 'wait_seconds': 300, 'times': 10 },", "GET"));
        for (var i = 0; i < 10; i++)
        {
            s.After(30).Do(new InteractionCommand.EffectTimedOut(s.Now, s.State.Current!.Token)).After(300).Deadline();
        }

        s.AllEffects.OfType<InteractionEffect.CallService>().ShouldAllBe(e => e.Request.Headers.Count == 0);
        s.After(30).Do(new InteractionCommand.EffectTimedOut(s.Now, s.State.Current!.Token)).Path.ShouldBe("act:timeout end:ok");
        Asked(s).ShouldBe(11);
    }

    // Holds FLOW-47.
    [Fact]
    public void Loop_LeadsBack_PausesBeforeItAsksAgain()
    {
        var s = Begin(Json("'retry': { 'wait_seconds': 20 },", "GET", "more"));
        for (var asked = 1; asked <= 50; asked++)
        {
            Asked(s).ShouldBe(asked);
            Answer(s, 200, "{ 'x': 'wait' }");
            Asked(s).ShouldBe(asked, "nothing is asked during the pause");
            s.After(20).Deadline();
        }

        Answer(s, 200, "{ 'x': 'ready' }").Path.ShouldEndWith("act:ok more:no_match end:ok");
    }

    // Holds FLOW-25.
    [Fact]
    public void Restart_InThePause_GoesOnWaitingToItsEnd()
    {
        var s = Answer(Begin(Json("'retry': { 'wait_seconds': 60, 'times': 1 },")), 503);
        s.After(30).Restart();
        Asked(s).ShouldBe(1);
        s.After(30).Deadline();
        Asked(s).ShouldBe(2);
        s.Restart();
        s.AllEffects.OfType<InteractionEffect.CallService>().Select(e => e.Id).Distinct().Count().ShouldBe(2, "asked again under the same id");
    }

    [Fact]
    public void RequestWithoutAnswer_IsGivenUpAfterTwoMinutes() => Begin(Json("")).After(121).Deadline().Result!.Reason.ShouldBe("guard_step_time");

    // Holds FLOW-47.
    [Theory]
    [InlineData("", "more", true)]
    [InlineData("'retry': { 'wait_seconds': 1 },", "more", false)]
    [InlineData("", "end", false)]
    public void Check_LoopOfAnswersOnly_NamesTheLimitOfSteps(string retry, string ok, bool warns)
    {
        var check = Flow.Check(Json(retry, ok: ok));
        check.CanPublish.ShouldBeTrue();
        check.Faults.Where(f => f.Code == "loop_without_pause").Select(f => f.Message.Contains("1,000 steps", StringComparison.Ordinal)).ShouldBe(warns ? [true] : []);
    }

    [Theory]
    [InlineData("'retry': { 'times': 2 },", "required")]
    [InlineData("'retry': { 'wait_seconds': 0 },", "out_of_range")]
    [InlineData("'retry': { 'wait_seconds': -1 },", "out_of_range")]
    [InlineData("'retry': { 'wait_seconds': 301 },", "out_of_range")]
    [InlineData("'retry': { 'wait_seconds': 1, 'times': 11 },", "out_of_range")]
    [InlineData("'retry': { 'wait_seconds': 1, 'times': -1 },", "out_of_range")]
    public void Check_Retry(string retry, string code) => Flow.Check(Json(retry)).Faults.ShouldContain(f => f.Code == code);

    // Holds FLOW-80.
    [Fact]
    public void Scenario_PausesInVirtualTime()
    {
        var scenario = ScenarioReader.Read(Flow.Bytes(Flow.Quote("""
            { 'name': 'polls', 'services': { 'act': [ { 'status': 503 }, { 'status': 200, 'body': { 'x': 'wait' } }, { 'status': 200, 'body': { 'x': 'ready' } } ] },
              'expect': { 'path': [ 'act:ok', 'more:again', 'act:ok', 'more:no_match', 'end:ok' ], 'variables': { 'a': 'ready' } } }
            """))).Scenario!;
        var result = VirtualRunner.Run(Flow.Publish(Json("'retry': { 'wait_seconds': 240, 'times': 1 },", "GET", "more")), scenario, TestContext.Current.CancellationToken);
        result.Mismatches.ShouldBeEmpty();
    }
}
