using Engine.Interop.Peers;
using Engine.Media.G711;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>
/// How long the contact hears nothing between two prompts of a slow voice, by the clock of the kernel: the second is made ready while the first plays.
/// </summary>
[Collection(Alone.Name)]
public sealed class NextPromptTests(HumCalls calls) : IClassFixture<HumCalls>
{
    private const int Audible = 500;

    /// <summary>The first prompt outlasts the rendering of the second; %{system.now} keeps both from being known before the call.</summary>
    private static readonly string First = "%{system.now} " + new string('m', 2 * HumSynthesizer.SlowMs / HumSynthesizer.MsPerCharacter);

    private static readonly string Second = HumSynthesizer.Slow + " mmmm mmmm mmmm";

    [Fact]
    public Task NextStep() => MeasureAsync(
        $$"""
        {
          "first": { "type": "play_audio", "name": "First", "settings": { "source": { "text": "{{First}}" } }, "exits": { "ok": "second" } },
          "second": { "type": "play_audio", "name": "Second", "settings": { "source": { "text": "{{Second}}" } }, "exits": { "ok": "end" } }
        }
        """);

    [Fact]
    public Task NextPartOfAMenu() => MeasureAsync(
        $$"""
        {
          "menu": {
            "type": "standard_ivr", "name": "Menu",
            "settings": { "prompts": [ { "text": "{{First}}" }, { "text": "{{Second}} %{system.now}" } ], "options": { "1": "one" }, "timeout_seconds": 1 },
            "exits": { "one": "end", "invalid": "end", "timeout": "end" }
          }
        }
        """);

    private async Task MeasureAsync(string steps)
    {
        using var tap = new RtpSink();
        await using var contact = await SippParty.AddAsync(calls, new SippScenario("answer") { RtpPort = tap.Port });
        using var run = await contact.ForwardAsync(calls, steps, contact.Number);
        (await run.EndedAsync()).Outcome.ShouldBe("answered");
        await contact.ShouldBeContentAsync();

        long[] heard =
        [
            .. from packet in tap.Packets
               where packet.PayloadType == 8 && packet.Payload.Any(code => Math.Abs((int)ALaw.Decode(code)) > Audible)
               select packet.ArrivalMicroseconds,
        ];
        var silence = heard.Zip(heard.Skip(1), (one, next) => (next - one) / 1000.0).Max();
        TestContext.Current.SendDiagnosticMessage($"{silence:0.0} ms between the prompts");

        // Rendered only when it is wanted, it would be silent for as long as that takes.
        silence.ShouldBeLessThan(HumSynthesizer.SlowMs);
    }
}
