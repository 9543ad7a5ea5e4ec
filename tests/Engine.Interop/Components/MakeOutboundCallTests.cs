using System.Text.Json.Nodes;
using Engine.Phone;
using Engine.Ports;
using Shouldly;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Make outbound call on real calls: each exit with its outputs and its row. The clock is wound while a phone rings that nobody picks up.</summary>
public sealed class MakeOutboundCallTests(WoundCalls calls) : IClassFixture<WoundCalls>
{
    private const int RingSeconds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(PhoneBehaviour.Answer, "answered", "200", null, "1")]
    [InlineData(PhoneBehaviour.Decline, "busy", "603", "declined", "1")]
    [InlineData(PhoneBehaviour.Busy, "busy", "486", "busy", "0")]
    [InlineData(PhoneBehaviour.Unknown, "invalid_number", "404", "not_found", "0")]
    public async Task Callee_DecidesTheExit_AndTheOutputsTellIt(PhoneBehaviour behaviour, string exit, string status, string? reason, string ringing)
    {
        using var callee = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = behaviour, RingFor = TimeSpan.FromMilliseconds(800) });

        var ended = await (await StartAsync(callee)).EndedAsync();

        ShouldHaveTaken(ended, exit);
        Outputs(ended).ShouldBe((exit, status, reason));
        ended.Variables["ringing_seconds"].ShouldBe(ringing);
        ended.Outcome.ShouldBe(exit);
    }

    [Fact]
    public async Task NobodyPicksUp_NoAnswerAfterTheRingSecondsAndThePhoneIsCancelled()
    {
        using var callee = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });

        var ended = await calls.WindToTheEndAsync(await StartAsync(callee));

        ShouldHaveTaken(ended, "no_answer");
        Outputs(ended).ShouldBe(("no_answer", "487", "ring_timeout"));
        int.Parse(ended.Variables["ringing_seconds"]!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(RingSeconds, RingSeconds + 5);
        await ShouldBeCancelledAsync(callee);
    }

    [Fact]
    public async Task Contact_IsNoNumber_InvalidNumberWithoutAnInvite()
    {
        using var callee = await SecondPhone.AddAsync(calls);

        var ended = await (await StartAsync(callee, to: "front desk")).EndedAsync();

        ShouldHaveTaken(ended, "invalid_number");
        Outputs(ended).ShouldBe(("invalid_number", null, "local_format"));
        callee.Phone.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_IsNotOurs_InvalidOutboundNumberOrTheEndWhereThatIsNotWired(bool wired)
    {
        using var callee = await SecondPhone.AddAsync(calls);

        var ended = await (await StartAsync(callee, from: "+12025550199", wired: wired)).EndedAsync();

        ended.ExitOf("Call").ShouldBe("invalid_outbound_number");
        ended.Path.ShouldBe(wired ? ["Call", "invalid_outbound_number"] : ["Call"]);
        Outputs(ended).ShouldBe(("failed", null, "caller_id_not_allowed"));
        callee.Phone.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("default", "no_answer")]
    [InlineData("end", null)]
    [InlineData("exit:busy", "busy")]
    [InlineData("step:other", "other")]
    public async Task TrunkDown_IsAnErrorAndGoesByOnError(string onError, string? next)
    {
        using var callee = await SecondPhone.AddAsync(calls, enabled: false);

        var ended = await (await StartAsync(callee, onError: onError)).EndedAsync();

        ended.ExitOf("Call").ShouldBe("error");
        ended.Path.ShouldBe(next is null ? ["Call"] : ["Call", next]);
        ended.Variables["outcome"].ShouldBe("failed");
        ended.Variables["reason"].ShouldNotBeNullOrEmpty();
        callee.Phone.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WhileItRings_TheRowSaysCancelledAndThePhoneStopsRinging()
    {
        using var callee = await SecondPhone.AddAsync(calls, new PhoneConfig { Behaviour = PhoneBehaviour.Silent });
        var run = await StartAsync(callee);
        await callee.RingingAsync();

        await calls.Api.PostAsync($"/v1/interactions/{run.InteractionId}/cancel", new { });

        var ended = await run.EndedAsync();
        (ended.ExitOf("Call"), ended.Outcome).ShouldBe(("cancelled", "cancelled"));
        ended.Path.ShouldBe(["Call"]);
        await ShouldBeCancelledAsync(callee);
    }

    private static void ShouldHaveTaken(EndedRun ended, string exit)
    {
        ended.Path.ShouldBe(["Call", exit]);
        ended.ExitOf("Call").ShouldBe(exit);
        ended.Steps.Single(step => step.Name == "Call").Component.ShouldBe("Make outbound call");
    }

    private static (string? Outcome, string? Status, string? Reason) Outputs(EndedRun ended) =>
        (ended.Variables["outcome"], ended.Variables["sip_status"], ended.Variables["reason"]);

    private static async Task ShouldBeCancelledAsync(SecondPhone callee)
    {
        var rung = callee.Phone.Calls.ShouldHaveSingleItem();
        await rung.Ended.WaitAsync(Patience);
        rung.Confirmed.ShouldBeFalse();
    }

    private async Task<ComponentRun> StartAsync(
        SecondPhone callee, string? to = null, string from = ComponentCalls.CallerNumber, string onError = "default", bool wired = true)
    {
        var flow = await calls.Api.PublishAsync(Flow(callee.Trunk, onError, wired));
        return new ComponentRun(calls.Api, new InteractionId(await calls.Api.StartAsync(new FlowId(flow), new { to = to ?? callee.Number, from })), callee.Phone);
    }

    /// <summary>Each exit leads to a step of its own name, so that the path shows which was taken.</summary>
    private static JsonObject Flow(string trunk, string onError, bool wired)
    {
        string[] ways = ["answered", "invalid_number", "busy", "no_answer", .. wired ? ["invalid_outbound_number"] : Array.Empty<string>()];
        string[] outputs = ["outcome", "sip_status", "reason", "ringing_seconds"];
        var steps = new JsonObject
        {
            ["dial"] = new JsonObject
            {
                ["type"] = "make_outbound_call", ["name"] = "Call", ["on_error"] = onError,
                ["settings"] = new JsonObject
                {
                    ["from"] = Variable("from"), ["to"] = Variable("to"), ["ring_seconds"] = RingSeconds, ["trunk"] = trunk,
                },
                ["outputs"] = Map(outputs),
                ["exits"] = Map(ways),
            },
        };
        foreach (var name in ways.Append("other"))
        {
            steps[name] = new JsonObject { ["type"] = "end_flow", ["name"] = name };
        }

        return new JsonObject
        {
            ["format"] = 1, ["name"] = "Outbound", ["description"] = "",
            ["trigger"] = new JsonObject
            {
                ["kind"] = "api_request", ["arguments"] = new JsonArray(Argument("from"), Argument("to")),
            },
            ["variables"] = new JsonObject(outputs.Concat(["from", "to"]).Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject()))),
            ["entry"] = "dial",
            ["steps"] = steps,
        };
    }

    private static JsonObject Map(string[] names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)name)));

    private static JsonObject Variable(string name) => new() { ["variable"] = name };

    private static JsonObject Argument(string name) => new() { ["name"] = name, ["variable"] = name };
}
