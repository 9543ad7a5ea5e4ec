using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

/// <summary>Collecting keys on virtual time: when the prompt stops, from when the wait counts, what is typed ahead, and what a crash leaves.</summary>
public sealed class LegCollectingTests
{
    /// <summary>40 characters: the prompt takes two seconds.</summary>
    private const string TwoSeconds = "Please enter your number now, thank you!";

    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    // Holds FLOW-33.
    [Fact]
    public void NoKey_WaitCountsFromTheEndOfThePrompt()
    {
        var step = Run("ask", Ask("\"timeout_seconds\": 3"));

        step.Exit.ShouldBe("timeout");
        TimeIn(step).ShouldBe(5);
    }

    // Holds FLOW-33.
    [Theory]
    [InlineData(500, "timeout", "1", 3.5)]
    [InlineData(4900, "timeout", "1", 7.9)]
    public void OneKey_WaitCountsAnewFromIt(int at, string exit, string digits, double seconds)
    {
        var step = Run("ask", Ask("\"timeout_seconds\": 3"), (at, '1'));

        step.Exit.ShouldBe(exit);
        TimeIn(step).ShouldBe(seconds);
        DigitsOf(step).ShouldBe(digits);
    }

    // Holds DTMF-08.
    [Fact]
    public void Keys_CompleteAtTheEndingKey()
    {
        var step = Run("ask", Ask("\"timeout_seconds\": 3"), (500, '1'), (3000, '2'), (5500, '#'), (6000, '3'));

        step.Exit.ShouldBe("ok");
        DigitsOf(step).ShouldBe("12");
        TimeIn(step).ShouldBe(5.5);
    }

    // Holds DTMF-08 and FLOW-56.
    [Fact]
    public void KeysBeyondTheInput_AreForTheNextAndSkipItsPrompt()
    {
        var steps = RunAll(
            $"{Ask("\"max_digits\": 2", next: "more")}, {Ask("\"max_digits\": 3", id: "more")}", (500, '1'), (510, '2'), (511, '3'), (512, '4'), (2000, '5'));

        DigitsOf(steps["ask"]).ShouldBe("12");
        DigitsOf(steps["more"]).ShouldBe("345");
        TimeIn(steps["more"]).ShouldBe(1.49);
    }

    // Holds FLOW-56.
    [Fact]
    public void KeysDuringASound_AreNoTypeAhead()
    {
        var steps = RunAll(
            $$"""
            "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "{{TwoSeconds}}", "language": "en-US" } }, "exits": { "ok": "ask" } },
            {{Ask("\"max_digits\": 2")}}
            """,
            (500, '1'),
            (1900, '2'),
            (2100, '3'),
            (2200, '4'));

        DigitsOf(steps["ask"]).ShouldBe("34");
    }

    [Fact]
    public void ManyKeysAhead_StopAtTheLimit()
    {
        var keys = Enumerable.Range(0, 250).Select(i => (500 + i, (char)('0' + (i % 10)))).ToArray();

        var steps = RunAll($"{Ask("\"max_digits\": 1", next: "more")}, {Wait("more", "rest")}, {Ask("\"ending_key\": \"#\", \"timeout_seconds\": 1", id: "rest")}", keys);

        steps["rest"].Exit.ShouldBe("timeout");
    }

    [Fact]
    public void HangUp_InTheMiddle_LeavesNoAnswerBehind()
    {
        _world.Network.Script = _ => Callee.Answers with { HangsUpAfter = TimeSpan.FromSeconds(3), Presses = [(TimeSpan.FromSeconds(1), '1')] };

        var step = Walk(Ask("\"timeout_seconds\": 30"))["ask"];

        step.Exit.ShouldBe("contact_hung_up");
        step.Assigned.ShouldBeEmpty();
        _world.ShouldBeClean();
    }

    [Fact]
    public void Crash_InTheMiddle_EndsTheCallAndTheStep()
    {
        Publish(Ask("\"timeout_seconds\": 30"));
        _world.Network.Script = _ => Callee.Answers with { Presses = [(TimeSpan.FromSeconds(1), '1')] };
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(5));

        _world.Kill();
        _world.Start();
        _world.Run(TimeSpan.FromMinutes(2));

        var step = _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "ask");
        step.Exit.ShouldBe("call_lost");
        step.Assigned.ShouldBeEmpty();
        _world.EndOf(id);
        _world.ShouldBeClean();
    }

    [Fact]
    public void PromptThatCannotBeHad_IsAnError()
    {
        _world.Network.Script = _ =>
        {
            _world.Speech.Fault = Engine.Ports.Speech.SpeechFault.EngineFailed;
            return Callee.Answers;
        };

        var step = Walk($"{Wait("first", "ask")}, {Ask("\"timeout_seconds\": 3")}")["ask"];

        step.Exit.ShouldBe("error");
        step.Reason.ShouldBe("speech_failed");
        step.Next.ShouldBe("end");
        _world.ShouldBeClean();
    }

    // Holds FLOW-67.
    [Fact]
    public void PromptThatCannotBeSpoken_NamesItsCharacters()
    {
        _world.Network.Script = _ =>
        {
            _world.Speech.Fault = Engine.Ports.Speech.SpeechFault.NotSpeakable;
            return Callee.Answers;
        };

        var step = Walk($"{Wait("first", "ask")}, {Ask("\"timeout_seconds\": 3")}")["ask"];

        (step.Exit, step.Reason, step.Detail).ShouldBe(("error", "text_not_speakable", "as told"));
        _world.ShouldBeClean();
    }

    private static double TimeIn(InteractionEvent.StepLeft step) => Math.Round((step.At - step.EnteredAt).TotalSeconds, 3);

    private static string? DigitsOf(InteractionEvent.StepLeft step) => step.Assigned.Single().Value;

    private static string Ask(string settings, string id = "ask", string next = "end") => $$"""
        "{{id}}": { "type": "input_ivr", "name": "Ask", "settings": { "prompt": { "text": "{{TwoSeconds}}", "language": "en-US" }, {{settings}} },
          "exits": { "ok": "{{next}}", "timeout": "end" }, "outputs": { "digits": "digits" } }
        """;

    private static string Wait(string id, string next) => $$"""
        "{{id}}": { "type": "play_audio", "name": "Wait", "settings": { "source": { "text": "one moment %{system.now}", "language": "en-US" } }, "exits": { "ok": "{{next}}" }, "on_error": "step:{{next}}" }
        """;

    private InteractionEvent.StepLeft Run(string step, string steps, params (int AtMs, char Key)[] presses) => RunAll(steps, presses)[step];

    private Dictionary<string, InteractionEvent.StepLeft> RunAll(string steps, params (int AtMs, char Key)[] presses)
    {
        _world.Network.Script = _ => Callee.Answers with { Presses = [.. presses.Select(p => (TimeSpan.FromMilliseconds(p.AtMs), p.Key))] };
        var left = Walk(steps);
        _world.ShouldBeClean();
        return left;
    }

    /// <summary>Runs the flow and gives what became of each step after the call.</summary>
    private Dictionary<string, InteractionEvent.StepLeft> Walk(string steps)
    {
        Publish(steps);
        var id = _world.Accept();
        _world.Run(TimeSpan.FromMinutes(2));
        _world.EndOf(id);
        return _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().ToDictionary(e => e.StepId, StringComparer.Ordinal);
    }

    private void Publish(string steps)
    {
        var first = steps.Split('"')[1];
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), $$"""
            {
              "format": 1, "name": "Keys",
              "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "to" } ] },
              "variables": { "to": {}, "digits": {} },
              "entry": "dial",
              "steps": {
                "dial": {
                  "type": "make_outbound_call", "name": "Call",
                  "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" }, "ring_seconds": 15 },
                  "exits": { "answered": "{{first}}", "invalid_number": "end", "busy": "end", "no_answer": "end" }
                },
                {{steps}},
                "end": { "type": "end_flow", "name": "End" }
              }
            }
            """);
    }
}
