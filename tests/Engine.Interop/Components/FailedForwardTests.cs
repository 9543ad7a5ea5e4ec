using Engine.Interop.Peers;
using Engine.Media.G711;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>
/// How soon the next prompt starts on the contact's line once the second leg has failed (XFER-14), by the clock of the kernel for the contact's RTP
/// and by SIPp's own log for the failure.
/// </summary>
[Collection(Alone.Name)]
public sealed class FailedForwardTests(HumCalls calls) : IClassFixture<HumCalls>
{
    private const int Audible = 500;

    /// <summary>
    /// What must hold is 100 ms (ENGINE_SPACING_MS set to anything); the gate asks for less, since whoever shares the processors with it would
    /// else decide.
    /// </summary>
    private static double MostMs => Environment.GetEnvironmentVariable("ENGINE_SPACING_MS") is null ? 500 : 100;

    /// <summary>Two seconds of ringing: long enough to have a slow voice ready, and in the cadence's silence.</summary>
    private const int RingSeconds = 3;

    [Fact]
    public Task SecondLegIsBusy_NextPromptIsHeardSoon() => MeasureAsync(new SippScenario("final") { Code = 486 }, "486", "mmmm mmmm mmmm mmmm");

    [Fact]
    public Task SecondLegIsNotPickedUp_NextPromptOfASlowVoiceIsHeardSoon() =>
        MeasureAsync(new SippScenario("ring-forever"), "487", HumSynthesizer.Slow + " mmmm mmmm");

    /// <summary>Busy at once, so that the prompt is wanted while it is still being rendered: it is heard when it is there, and rendered once.</summary>
    [Fact]
    public Task SecondLegIsBusyAtOnce_PromptOfASlowVoiceIsHeardOnceItIsThere() =>
        MeasureAsync(new SippScenario("final") { Code = 486 }, "486", HumSynthesizer.Slow + " mmmm mmmm mmmm", HumSynthesizer.SlowMs);

    private async Task MeasureAsync(SippScenario fails, string status, string prompt, int moreMs = 0)
    {
        using var tap = new RtpSink();
        await using var contact = await SippParty.AddAsync(calls, new SippScenario("answer") { RtpPort = tap.Port });
        await using var target = await SippParty.AddAsync(calls, fails);
        using var run = await contact.ForwardAsync(calls, ForwardFlow.Steps(target.Trunk, RingSeconds, sorry: prompt), target.Number);

        (await run.EndedAsync()).Path.ShouldBe(["Call", "Forward", "Sorry", "End"]);
        await target.ShouldBeContentAsync();
        await contact.ShouldBeContentAsync();

        var failedAt = target.Peer.SentAtMicroseconds("SIP/2.0 " + status);
        var heard = tap.Packets.First(p =>
            p.ArrivalMicroseconds > failedAt && p.PayloadType == 8 && p.Payload.Any(code => Math.Abs((int)ALaw.Decode(code)) > Audible));
        calls.Voice.Asked.Count(text => text == prompt).ShouldBe(1, "rendered once");
        var afterMs = (heard.ArrivalMicroseconds - failedAt) / 1000.0;
        TestContext.Current.SendDiagnosticMessage($"prompt {afterMs:0.0} ms after the {status} of the second leg");
        afterMs.ShouldBeLessThanOrEqualTo(MostMs + moreMs);
    }
}
