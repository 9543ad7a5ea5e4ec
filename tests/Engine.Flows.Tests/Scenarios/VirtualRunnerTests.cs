using Engine.Flows.Components;
using Engine.Flows.Facts;
using Engine.Flows.Scenarios;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Scenarios;

public sealed class VirtualRunnerTests
{
    private static ScenarioReading Read(string json) => ScenarioReader.Read(Kit.Flow.Bytes(Kit.Flow.Quote(json)));

    private static Scenario Scenario(string json) => Read(json).Scenario.ShouldNotBeNull();

    private static ScenarioResult Run(string json, string? flow = null) => VirtualRunner.Run(Kit.Flow.Publish(flow ?? Kit.Flow.Simple), Scenario(json));

    private const string Arguments = "'arguments': { 'phone': '+12025550123', 'name': 'Ada' }";

    [Theory]
    [InlineData("answer", "answered")]
    [InlineData("busy", "busy")]
    [InlineData("decline", "busy")]
    [InlineData("no_answer", "no_answer")]
    [InlineData("invalid_number", "invalid_number")]
    [InlineData("failure", "failed")]
    [InlineData("caller_id_refused", "failed")]
    public void Callee_EachResult(string callee, string outcome)
    {
        var result = Run($"{{ 'name': 'x', {Arguments}, 'callee': {{ 'result': '{callee}' }}, 'expect': {{ 'outcome': '{outcome}' }} }}");
        result.Mismatches.ShouldBeEmpty();
    }

    [Fact]
    public void Callee_WhoAnswersTooLate_IsNoAnswer() =>
        Run($"{{ 'name': 'x', {Arguments}, 'callee': {{ 'after_seconds': 15 }}, 'expect': {{ 'outcome': 'no_answer', 'reason': 'ring_timeout' }} }}").Passed.ShouldBeTrue();

    [Fact]
    public void Clock_IsVirtual()
    {
        var result = Run($"{{ 'name': 'x', 'clock': '2030-01-01T00:00:00Z', {Arguments}, 'callee': {{ 'after_seconds': 4 }}, 'expect': {{ 'outcome': 'answered' }} }}");
        result.Journal[0].At.ShouldBe(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        result.Journal.OfType<InteractionEvent.CallAnswered>().Single().ShouldSatisfyAllConditions(e => e.At.ShouldBe(result.Journal[0].At.AddSeconds(5)), e => e.RingingMs.ShouldBe(4000));
    }

    [Fact]
    public void HangUp_AtAPercentage_ReportsHowMuchWasHeard()
    {
        var result = Run($"{{ 'name': 'x', {Arguments}, 'callee': {{ 'does': [ {{ 'step': 'notify', 'hang_up_at_percent': 40 }} ] }}, 'expect': {{ 'path': ['dial:answered', 'notify:contact_hung_up'] }} }}");
        result.Passed.ShouldBeTrue();
        var heard = result.Journal.OfType<InteractionEvent.PlaybackFinished>().Single();
        (100.0 * heard.PlayedMs / heard.TotalMs).ShouldBe(40, 0.5);
    }

    [Fact]
    public void Failures_MakeAStepFail() =>
        Run($"{{ 'name': 'x', {Arguments}, 'failures': {{ 'notify': 'prompt_missing' }}, 'expect': {{ 'path': ['dial:answered', 'notify:error', 'end:ok'] }} }}").Mismatches.ShouldBeEmpty();

    [Fact]
    public void Failures_MakeACallFailToo() =>
        Run($"{{ 'name': 'x', {Arguments}, 'failures': {{ 'dial': 'trunk_down' }}, 'expect': {{ 'path': ['dial:error', 'end:ok'], 'outcome': 'failed', 'reason': 'trunk_down' }} }}").Mismatches.ShouldBeEmpty();

    [Fact]
    public void Mismatches_NameEachDifference()
    {
        var result = Run($"{{ 'name': 'x', {Arguments}, 'expect': {{ 'path': ['dial:busy'], 'outcome': 'busy', 'reason': 'declined', 'variables': {{ 'name': 'Bob', 'a': 'x', 'b': null }} }} }}");
        result.Mismatches.ShouldBe(
        [
            "Path: expected dial:busy, but it was dial:answered → notify:ok → end:ok.",
            "Outcome: expected busy, but it was answered (completed).",
            "Reason: expected declined, but it was completed.",
            "Variable name: expected \"Bob\", but it was \"Ada\".",
            "Variable a: expected \"x\", but it was unset.",
        ]);
    }

    [Fact]
    public void Arguments_ThatDoNotFit_AreMismatches()
    {
        var flow = Kit.Flow.With("/trigger/arguments/0/type", "'phone'");
        Run("{ 'name': 'x', 'arguments': { 'phone': 'nobody' }, 'expect': { 'outcome': 'no_call' } }", flow).Mismatches.ShouldHaveSingleItem().ShouldStartWith("Argument phone:");
    }

    [Theory]
    [InlineData("{ 'name': 'x' }", "required")]
    [InlineData("{ 'expect': {} }", "required")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'weather': 1 }", "unknown_member")]
    [InlineData("{ 'name': 'x', 'expect': { 'path': ['dial'] } }", "bad_format")]
    [InlineData("{ 'name': 'x', 'expect': { 'outcome': 'great' } }", "not_allowed")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'clock': 'noon' }", "bad_format")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'clock': '2026-02-30T12:00:00Z' }", "bad_format")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'clock': '9999-12-31T23:59:59Z' }", "out_of_range")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'after_seconds': -1 } }", "out_of_range")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'does': [ { 'step': 's', 'hang_up_after_seconds': 1e300 } ] } }", "out_of_range")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'result': 'sings' } }", "not_allowed")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'does': [ { 'press': '1' } ] } }", "required")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'does': [ { 'step': 's', 'press': '1', 'say': 'x' } ] } }", "ambiguous")]
    [InlineData("{ 'name': 'x', 'expect': {}, 'callee': { 'does': [ { 'step': 's', 'press': 'one' } ] } }", "bad_format")]
    [InlineData("{ half", "not_json")]
    public void Read_BrokenScenario_SaysWhat(string json, string code) => Read(json).Faults.ShouldContain(f => f.Code == code);

    [Theory]
    [InlineData("{\n 'name': 'x',\n 'expect': {},\n}", "This is not valid JSON. Line 3, column 14: nothing follows this comma; remove it")]
    [InlineData("{ 'name': ", "This is not valid JSON. Line 1, column 11, at $.name: the text ends before the object")]
    [InlineData("", "This is not valid JSON. Line 1, column 1: ")]
    public void Read_NoJson_SaysWhereAsEditorsCount(string json, string words)
    {
        Read(json).Faults.ShouldHaveSingleItem().Message.ShouldStartWith(words);
        Kit.Flow.Check(Kit.Flow.Quote(json)).Faults.ShouldHaveSingleItem().Message.ShouldStartWith(words);
    }

    private const string Everything = """
        'dial': { 'type': 'make_outbound_call', 'settings': { 'from': { 'number': '+12025550100' }, 'to': { 'variable': 'phone' } },
                  'exits': { 'answered': 'menu', 'invalid_number': 'end', 'busy': 'end', 'no_answer': 'end' } },
        'menu': { 'type': 'standard_ivr', 'settings': { 'prompts': [ { 'text': 'Press one.' } ], 'options': { '1': 'one' } },
                  'exits': { 'one': 'pin', 'invalid': 'end', 'timeout': 'end' } },
        'pin': { 'type': 'input_ivr', 'settings': { 'prompt': { 'text': 'Your code.' }, 'max_digits': 2 }, 'exits': { 'ok': 'ask', 'timeout': 'end' }, 'outputs': { 'digits': 'a' } },
        'ask': { 'type': 'run_function', 'settings': { 'function': 'shout' }, 'exits': { 'ok': 'share', 'error': 'share', 'timeout': 'share' } },
        'share': { 'type': 'traffic_splitter', 'settings': { 'rules': [ { 'exit': 'x' }, { 'exit': 'y', 'enabled': false } ] }, 'exits': { 'x': 'end', 'y': 'end' } },
        'end': { 'type': 'end_flow' }
        """;

    [Theory]
    [InlineData("'callee': { 'does': [ { 'step': 'mneu', 'press': '1' } ] }", "callee.does: \"mneu\": the flow has no such step.")]
    [InlineData("'callee': { 'does': [ { 'step': 'ask', 'hang_up_at_percent': 40 } ] }", "callee.does: \"ask\": nothing is played, asked or talked in a run_function step, so nobody can react there.")]
    [InlineData("'services': { 'aks': [ { 'status': 200 } ] }", "services: \"aks\": the flow has no such step.")]
    [InlineData("'services': { 'menu': [ { 'status': 200 } ] }", "services: \"menu\": a standard_ivr step asks no service and no function.")]
    [InlineData("'services': { 'ask': [ { 'status': 200 } ] }", "services: \"ask\": a function answers with outputs, not with status and body.")]
    [InlineData("'splits': { 'menu': [ 'one' ] }", "splits: \"menu\": a standard_ivr step draws nothing.")]
    [InlineData("'splits': { 'share': [ 'x', 'y' ] }", "splits: \"share\": \"y\" cannot be drawn; choose from x.")]
    [InlineData("'failures': { 'asc': 'function_threw' }", "failures: \"asc\": the flow has no such step.")]
    [InlineData("'failures': { 'end': 'x' }", "failures: \"end\": a end_flow step asks for nothing that could fail.")]
    public void Scenario_ThatSpeaksOfWhatCannotHappen_IsNotGreen(string part, string words)
    {
        var result = Run($"{{ 'name': 'x', {Arguments}, {part}, 'expect': {{ 'outcome': 'answered' }} }}", Kit.Flow.Json(Everything));
        result.Mismatches.ShouldBe([words]);
    }

    [Fact]
    public void Scenario_ThatExpectsNothingOrUnknownVariables_IsNotGreen()
    {
        Run($"{{ 'name': 'x', {Arguments}, 'expect': {{}} }}").Mismatches.ShouldBe(["Nothing is expected: name a path, an outcome, a reason or variables under expect."]);
        Run($"{{ 'name': 'x', {Arguments}, 'expect': {{ 'variables': {{ 'nmae': null }} }} }}").Mismatches.ShouldBe(["expect.variables: the flow has no variable \"nmae\"."]);
    }

    [Fact]
    public void Keys_TypedAhead_CountInTheNextInput()
    {
        var result = Run($"{{ 'name': 'x', {Arguments}, 'callee': {{ 'does': [ {{ 'step': 'menu', 'press': '142' }} ] }}, 'expect': {{ 'variables': {{ 'a': '42' }} }} }}", Kit.Flow.Json(Everything));
        result.Mismatches.ShouldBeEmpty();
        result.Path.Take(3).ShouldBe(["dial:answered", "menu:one", "pin:ok"]);
    }

    /// <summary>Issue 3: 10,000 random valid flows run to an end and no voice step is entered without the contact.</summary>
    [Fact]
    public void TenThousandRandomFlows_RunToAnEnd()
    {
        var voice = BuiltInComponents.Registry.All.Where(c => c.NeedsContact).Select(c => c.Kind).ToHashSet();
        for (var seed = 0; seed < 10_000; seed++)
        {
            var random = new Random(seed);
            var tape = new Tape([.. Enumerable.Range(0, 200).Select(_ => random.Next())]);
            var flow = Kit.Flow.Publish(new RandomFlows(tape).Make());
            var result = VirtualRunner.Run(flow, RandomScenario(tape));
            result.Result.ShouldNotBeNull($"seed {seed}");
            var onLine = false;
            foreach (var happened in result.Journal)
            {
                switch (happened)
                {
                    case InteractionEvent.CallAnswered e when result.Journal.OfType<InteractionEvent.DialRequested>().First(d => d.Attempt == e.Attempt).Role == LegRole.Contact:
                        onLine = true;
                        break;
                    case InteractionEvent.CallEnded e when result.Journal.OfType<InteractionEvent.DialRequested>().First(d => d.Attempt == e.Attempt).Role == LegRole.Contact:
                        onLine = false;
                        break;
                    case InteractionEvent.StepEntered e when voice.Contains(e.Component):
                        onLine.ShouldBeTrue($"seed {seed}");
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static Scenario RandomScenario(Tape tape) => new()
    {
        Name = "random",
        Arguments = new Dictionary<string, string> { ["phone"] = tape.Pick("+12025550123", "+12025550123", "nobody"), ["a"] = tape.Pick("1", "70", "x"), ["pin"] = "4711" },
        Callee = new Callee
        {
            Result = tape.Pick("answer", "answer", "answer", "busy", "no_answer", "failure"),
            Does = [.. Enumerable.Range(0, 12).Select(i => tape.Next(4) switch
            {
                0 => new Reaction { Step = $"s{tape.Next(20)}", Press = tape.Pick("1", "2#", "*") },
                1 => new Reaction { Step = $"s{tape.Next(20)}", Say = tape.Pick("yes", "no") },
                2 => new Reaction { Step = $"s{tape.Next(20)}", HangUpAtPercent = tape.Next(101) },
                _ => new Reaction { Step = $"s{tape.Next(20)}", HangUpAfterSeconds = tape.Next(5) },
            })],
        },
        RingGroups = new Dictionary<string, IReadOnlyList<string>> { ["support"] = tape.Pick<string[]>([], ["+13035550101"]) },
        Others = new Dictionary<string, Callee> { ["+13035550101"] = new() { Result = tape.Pick("answer", "busy") }, ["+13035550199"] = new() { Result = tape.Pick("answer", "invalid_number") } },
    };
}
