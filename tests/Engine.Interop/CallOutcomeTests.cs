using System.Text.Json.Nodes;
using Engine.Interop.Peers;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>The real server against SIPp: every way a call can end, seen from the API and from the callee's side of the wire.</summary>
[Collection(Patient.Outcomes)]
public sealed class CallOutcomeTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Answer_PromptIsHeardAndByeEnds()
    {
        using var sink = new RtpSink();
        await using var callee = await Sipp.StartAsync(new SippScenario("answer") { RtpPort = sink.Port });

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port));

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
        callee.InviteTransactionsByCall().Values.ShouldBe([1]);
        var sound = sink.Packets.Where(p => p.Payload.Any(b => b is not (0xD5 or 0x55))).ToList();
        (sound.Count * 20).ShouldBeGreaterThan(500, "ms of audible speech");
    }

    [Theory]
    [InlineData(486, "busy", "busy")]
    [InlineData(600, "busy", "busy_everywhere")]
    [InlineData(603, "busy", "declined")]
    [InlineData(404, "invalid_number", "not_found")]
    [InlineData(484, "invalid_number", "incomplete")]
    [InlineData(604, "invalid_number", "not_found_anywhere")]
    [InlineData(410, "invalid_number", "number_gone")]
    [InlineData(480, "no_answer", "unavailable")]
    public async Task FinalResponse_BecomesTheOutcome(int code, string outcome, string reason)
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("final") { Code = code });

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port));

        Outcome(ended).ShouldBe(outcome, ended.ToJsonString());
        Word(ended, "reason").ShouldBe(reason);
        Attempt(ended)["sip_status"]!.GetValue<int>().ShouldBe(code);
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    [Fact]
    public async Task RingTimeout_CancelsAndAcknowledges487()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("ring-forever"));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port), ringSeconds: 10);

        Outcome(ended).ShouldBe("no_answer", ended.ToJsonString());
        Word(ended, "reason").ShouldBe("ring_timeout");
        Attempt(ended)["ringing_ms"]!.GetValue<int>().ShouldBeInRange(9_900, 10_500);
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    [Fact]
    public async Task NothingRings_EndsNoAnswerWithoutBlamingTheCallee()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("no-ring"));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port), ringSeconds: 10);

        Outcome(ended).ShouldBe("no_answer", ended.ToJsonString());
        Word(ended, "reason").ShouldBe("no_ringing");
        Word(ended, "party").ShouldNotBe("contact");
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    // Holds EM-01 and EM-04.
    [Fact]
    public async Task EarlyMedia_ThenAnswer_IsAnswered()
    {
        using var sink = new RtpSink();
        await using var callee = await Sipp.StartAsync(new SippScenario("early-media") { RtpPort = sink.Port, Ring = 1_500 });
        var trunk = await fixture.TrunkAsync(callee.Port);

        var call = fixture.CallAsync(trunk);
        await Until(() => callee.Received("INVITE").Count > 0);
        await Task.Delay(1_000);
        sink.Packets.Count.ShouldBe(0, "nothing is sent before the answer (EM-02)");
        var ended = await call;

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        sink.Packets.Count.ShouldBeGreaterThan(20);
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    [Fact]
    public async Task AnswerCrossesCancel_IsClosedAndStaysNoAnswer()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("late-answer"));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port), ringSeconds: 10);

        Outcome(ended).ShouldBe("no_answer", ended.ToJsonString());
        Attempt(ended)["answered_after_cancel"]!.GetValue<bool>().ShouldBeTrue();
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
        callee.Received("BYE").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task DigestMd5_SippAcceptsTheResponse()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("digest-401"));

        var ended = await fixture.CallAsync(await fixture.DigestTrunkAsync(callee.Port));

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    // Holds MAP-08, MAP-10 and FLOW-26.
    [Fact]
    public async Task NetworkEndsTheCall_NobodyReadsThatTheContactHungUp()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("hang-up") { Talk = 1_000, Cause = 38 });
        var text = string.Join(' ', Enumerable.Repeat("The courier is waiting at your door.", 4));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port), text: text);

        (Outcome(ended), Word(ended, "reason"), Word(ended, "party"), Word(ended, "hang_up_side")).ShouldBe(("answered", "network_failure", "carrier", "carrier"));
        Attempt(ended)["evidence"]!["cause"]!["q850"]!.GetValue<int>().ShouldBe(38);
        Attempt(ended)["party"]!.GetValue<string>().ShouldBe("carrier");
        var steps = await fixture.Api.GetAsync($"/v1/interactions/{ended["interaction_id"]}/steps");
        steps["items"]!.AsArray().Select(s => ((string?)s!["exit"], (string?)s["reason"])).ShouldContain(("call_lost", "network_failure"));
    }

    // Holds MAP-603.
    [Fact]
    public async Task BlockedByAnalytics_IsTheCarriersAndTheRedressIsInTheAttempt()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("final")
        {
            Code = 603, Phrase = "Network Blocked", Extra = "Reason: Q.850;cause=21;location=LN;text=\"v=analytics1;url=https://a.example/r;tel=+12025550100\"",
        });

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port));

        (Outcome(ended), Word(ended, "reason"), Word(ended, "party")).ShouldBe(("busy", "network_blocked", "carrier"));
        var evidence = Attempt(ended)["evidence"]!;
        ((string?)evidence["redress"]!["url"], (string?)evidence["redress"]!["tel"], (string?)evidence["cause"]!["location"])
            .ShouldBe(("https://a.example/r", "+12025550100", "LN"));
    }

    [Fact]
    public async Task CalleeHangsUp_PlayedPercentIsTrue()
    {
        const int talkMs = 2_000;
        using var sink = new RtpSink();
        await using var callee = await Sipp.StartAsync(new SippScenario("hang-up") { RtpPort = sink.Port, Talk = talkMs });
        var text = string.Join(' ', Enumerable.Repeat("The courier is waiting at your door.", 4));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port), text: text);

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        Word(ended, "hang_up_side").ShouldBe("contact");
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
        var steps = await fixture.Api.GetAsync($"/v1/interactions/{ended["interaction_id"]}/steps");
        steps["items"]!.AsArray().Select(s => (string?)s!["exit"]).ShouldContain("contact_hung_up");
        var played = await PlayedAsync(ended);

        // A machine that is out of breath answers before it plays: what comes before the message is silence.
        var heardMs = sink.Packets.SkipWhile(packet => packet.Payload.All(law => law == packet.Payload[0])).Count() * 20;
        var wholeMs = played.PlayedSeconds * 1000 / played.Percent * 100;
        (played.Percent - (heardMs / wholeMs * 100)).ShouldBeInRange(-3, 3, "percentage points between what the report says and what was heard");
    }

    [Fact]
    public async Task Trunk503_IsATechnicalFailureOfTheTrunk()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("final") { Code = 503 });
        var trunk = await fixture.TrunkAsync(callee.Port);

        var ended = await fixture.CallAsync(trunk);

        Outcome(ended).ShouldBe("failed", ended.ToJsonString());
        Word(ended, "party").ShouldBe("trunk");
        Attempt(ended)["trunk_id"]!.GetValue<string>().ShouldBe(trunk);
        (await Exits(ended)).ShouldContain("error");
    }

    [Fact]
    public async Task DeadPort_IsATechnicalFailureAtOnce()
    {
        var trunk = await fixture.TrunkAsync(FreePort.Udp());

        var ended = await fixture.CallAsync(trunk, withinSeconds: 10);

        Outcome(ended).ShouldBe("failed", ended.ToJsonString());
        Word(ended, "reason").ShouldBe("transport_refused");
        Attempt(ended)["trunk_id"]!.GetValue<string>().ShouldBe(trunk);
    }

    [Fact]
    public async Task FirstGatewayDown_SecondTakesTheCall()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("answer"));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(FreePort.Udp(), callee.Port));

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        ended["attempts"]!.AsArray().Count.ShouldBe(2);
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    [Fact]
    public async Task RepeatedAnswer_IsAcknowledgedEachTime()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("repeat-answer"));

        var ended = await fixture.CallAsync(
            await fixture.TrunkAsync(callee.Port), text: "One two three four five six seven eight nine ten eleven twelve.");

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        await callee.VerdictAsync(Soon);
        var (answers, acks) = callee.CountAnswersAndAcks();
        answers.ShouldBeGreaterThanOrEqualTo(3);
        acks.ShouldBe(answers - 1, "every 200 to the INVITE has its ACK; the one left is the 200 to our BYE");
        callee.Messages.ShouldContain("\nBYE ");
    }

    [Fact]
    public async Task ForkedAnswers_SecondIsClosedFirstStays()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("forked"));

        var ended = await fixture.CallAsync(await fixture.TrunkAsync(callee.Port));

        Outcome(ended).ShouldBe("answered", ended.ToJsonString());
        (await callee.VerdictAsync(Soon)).ShouldBe(0, callee.Errors);
    }

    private static string? Outcome(JsonNode interaction) => Word(interaction, "outcome");

    private static string? Word(JsonNode node, string name) => (string?)node[name];

    private static JsonNode Attempt(JsonNode interaction) => interaction["attempts"]!.AsArray()[^1]!;

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(25);
        }
    }

    private async Task<IReadOnlyList<string?>> Exits(JsonNode interaction)
    {
        var steps = await fixture.Api.GetAsync($"/v1/interactions/{interaction["interaction_id"]}/steps");
        return [.. steps["items"]!.AsArray().Select(s => (string?)s!["exit"])];
    }

    private async Task<(double Percent, double PlayedSeconds)> PlayedAsync(JsonNode interaction)
    {
        var events = await fixture.Api.GetAsync($"/v1/interactions/{interaction["interaction_id"]}/events");
        var ended = events["items"]!.AsArray().Select(e => e!["data"]!).Last(d => d["played_ms"] is not null);
        var played = ended["played_ms"]!.GetValue<double>();
        var total = ended["total_ms"]!.GetValue<double>();
        return (played / total * 100, played / 1000);
    }
}
