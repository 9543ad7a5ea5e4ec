using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

/// <summary>What a leg has spoken before it is needed, on virtual time.</summary>
public sealed class LegSoundTests
{
    private readonly SimulatedEngine _world = new SimulatedEngine().Started();

    public LegSoundTests() => _world.Network.Script = _ => Callee.Answers;

    [Fact]
    public void MenuOfSeveralParts_AllAreReadyWhenTheFirstPlays()
    {
        Publish("""
            "menu": { "type": "standard_ivr", "settings": { "prompts": [ { "text": "One at %{system.now}" }, { "text": "Two at %{system.now}" }, { "text": "Three at %{system.now}" } ],
              "options": { "1": "one" } }, "exits": { "one": "end", "invalid": "end", "timeout": "end" } }
            """);
        _world.Accept();
        RunUntilSomethingPlays();

        _world.Speech.Spoken.Select(text => text.Split(' ')[0]).ShouldBe(["One", "Two", "Three"]);
    }

    [Fact]
    public void NextPrompt_IsNotBegunBeforeTheOneThatIsWaitedFor()
    {
        Publish("""
            "say": { "type": "play_audio", "settings": { "source": { "text": "Now %{system.now}" } }, "exits": { "ok": "then" } },
            "then": { "type": "play_audio", "settings": { "source": { "text": "Then" } }, "exits": { "ok": "end" } }
            """);
        var slow = new TaskCompletionSource();
        _world.Speech.Hold = slow.Task;
        var id = _world.Accept();
        _world.Run(TimeSpan.FromSeconds(5));
        _world.Speech.Spoken.ShouldHaveSingleItem().ShouldStartWith("Now");

        _world.Speech.Hold = null;
        _world.Node.Do(slow.SetResult);
        _world.Run(TimeSpan.FromMilliseconds(100));
        _world.Speech.Spoken.ShouldSatisfyAllConditions(s => s.Count.ShouldBe(2), s => s[1].ShouldBe("Then"));
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().ShouldBeEmpty();

        _world.Run(TimeSpan.FromMinutes(1));
        _world.Speech.Spoken.Count.ShouldBe(2);
        _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.PlaybackFinished>().Count().ShouldBe(2);
        _world.ShouldBeClean();
    }

    private void RunUntilSomethingPlays()
    {
        for (var i = 0; i < 10_000 && _world.Speech.Spoken.Count == 0; i++)
        {
            _world.Run(TimeSpan.FromMilliseconds(10));
        }
    }

    private void Publish(string steps) => _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(CourierFlow.FlowId), $$"""
        {
          "format": 1, "name": "Sounds",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "to" } ] },
          "variables": { "to": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "to" } },
              "exits": { "answered": "{{steps.Split('"')[1]}}", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            {{steps}},
            "end": { "type": "end_flow" }
          }
        }
        """);
}
