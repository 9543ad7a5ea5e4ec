using Engine.Phone;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>The fixture itself: what the tests of components rely on.</summary>
public sealed class ComponentCallsTests(ComponentCalls calls) : IClassFixture<ComponentCalls>
{
    private const string Say = """
        { "say": { "type": "play_audio", "name": "Say", "settings": { "source": { "text": "Hello there, %{current_flow.who}.", "language": "en-US" } }, "exits": { "ok": "end" } } }
        """;

    [Fact]
    public async Task Talk_PromptIsHeardAndTheReportTellsIt()
    {
        using var run = await calls.TalkAsync(Say, variables: ["who"], arguments: new() { ["who"] = "Ann" });

        var ended = await run.EndedAsync();

        ended.Outcome.ShouldBe("answered");
        ended.Path.ShouldBe(["Call", "Say", "End"]);
        ended.ExitOf("Say").ShouldBe("ok");
        ended.Variables["who"].ShouldBe("Ann");
        run.Call.Tap!.Heard().Max().ShouldBeGreaterThan((short)2000);
    }

    [Fact]
    public async Task HangUp_OfThePhone_IsTheContacts()
    {
        using var run = await calls.TalkAsync(Say, variables: ["who"]);

        await run.EnteredAsync("Say");
        run.Call.HangUp();

        (await run.EndedAsync()).ExitOf("Say").ShouldBe("contact_hung_up");
    }

    [Fact]
    public async Task Start_PhoneThatIsBusy_IsToldAsBusy()
    {
        using var run = await calls.StartAsync(Say, new PhoneConfig { Behaviour = PhoneBehaviour.Busy }, variables: ["who"]);

        (await run.EndedAsync()).Outcome.ShouldBe("busy");
    }
}
