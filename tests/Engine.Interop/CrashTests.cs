using Engine.Interop.Peers;
using Engine.Ports;
using Engine.Testing.Processes;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>
/// The server dies by SIGKILL at each named point between "request accepted" and "ended", is started again, and SIPp's log and the API
/// say what became of it: I1 (one INVITE transaction), I2 (ended exactly once), I6 (no redial, the dialog is ended).
/// </summary>
[Collection(Patient.Crashes)]
public sealed class CrashTests
{
    private static readonly string[] All =
    [
        "accepted-before-append", "accepted-stored", "prepared", "submitted-before-append", "submitted-stored",
        "invite-sent", "ringing", "confirmed-before-ack", "answered-before-append", "answered-stored",
        "playing", "playback-ended-before-append", "playback-ended-stored", "before-bye", "bye-sent",
        "ended-before-append", "ended-stored",
    ];

    private static readonly string[] DialogIsUp =
    [
        "invite-sent", "ringing", "confirmed-before-ack", "answered-before-append", "answered-stored",
        "playing", "playback-ended-before-append", "playback-ended-stored", "before-bye",
    ];

    public static TheoryData<string, int> Points
    {
        get
        {
            var repeats = int.TryParse(Environment.GetEnvironmentVariable("ENGINE_CRASH_REPEATS"), out var n) ? n : 1;
            var data = new TheoryData<string, int>();
            foreach (var point in All)
            {
                for (var i = 1; i <= repeats; i++)
                {
                    data.Add(point, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task Kill_AtPoint_NeverTwoInvitesAndEndsOnce(string point, int repeat)
    {
        repeat.ShouldBePositive();
        await using var callee = await Sipp.StartAsync(new SippScenario("answer-twice-acked") { Ring = 600 });
        await using var engine = new EngineProcess(EngineProcess.Locate());
        var number = EngineFixture.NextCallee();
        using var api = await PrepareAsync(engine);
        var flow = await PublishAsync(api, callee.Port);
        await engine.KillAsync();

        engine.Environment["ENGINE__CRASH_AT"] = point;
        await engine.StartAsync();
        var accepted = await StartAsync(api, flow, number);
        (await engine.EndedAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue($"the server should have died at {point}:\n{engine.Log}");
        engine.Environment.Remove("ENGINE__CRASH_AT");
        await engine.StartAsync();

        await CheckAsync(point, api, number, accepted, callee);
    }

    private static async Task CheckAsync(string point, ApiClient api, string number, string? accepted, Sipp callee)
    {
        var found = (await api.GetAsync($"/v1/interactions?number={Uri.EscapeDataString(number)}"))["items"]!.AsArray();
        if (point == "accepted-before-append")
        {
            accepted.ShouldBeNull();
            found.Count.ShouldBe(0);
            callee.Received("INVITE").ShouldBeEmpty();
            return;
        }

        var id = accepted ?? await OnlyInteractionAsync(api);
        var ended = await api.EndedAsync(new InteractionId(id), TimeSpan.FromSeconds(60));
        var events = (await api.GetAsync($"/v1/interactions/{id}/events?page_size=200"))["items"]!.AsArray();
        events.Count(e => (string)e!["type"]! == "interaction_ended").ShouldBe(1, "I2");
        events.Count(e => (string)e!["type"]! == "dial_submitted").ShouldBeLessThanOrEqualTo(1, "I1");
        callee.InviteTransactionsByCall().Count.ShouldBeLessThanOrEqualTo(1, "I1: one Call-ID");
        callee.InviteTransactionsByCall().Values.ShouldAllBe(n => n == 1, "I1: one transaction");
        ((string?)ended["outcome"]).ShouldBeOneOf("answered", "indeterminate");
        if (DialogIsUp.Contains(point))
        {
            await UntilAsync(() => callee.Received("BYE").Count + callee.Received("CANCEL").Count > 0);
            (callee.Received("BYE").Count + callee.Received("CANCEL").Count).ShouldBePositive($"I6: the orphan is ended\n{callee.Messages}");
        }
    }

    private static async Task<ApiClient> PrepareAsync(EngineProcess engine)
    {
        await engine.StartAsync();
        var api = await EngineFixture.ConnectAsync(engine);
        await api.PostAsync("/v1/numbers", new { number = EngineFixture.CallerNumber });
        return api;
    }

    private static async Task<string> PublishAsync(ApiClient api, int calleePort)
    {
        var trunk = await api.PostAsync("/v1/trunks", new { name = "callee", gateways = new[] { new { host = "127.0.0.1", port = calleePort } } });
        return await api.PublishAsync(EngineFixture.NotificationFlow((string)trunk["trunk_id"]!, 15, "Your order is at the door."));
    }

    /// <summary>The id, or null when the server died before it could answer.</summary>
    private static async Task<string?> StartAsync(ApiClient api, string flow, string number)
    {
        try
        {
            return await api.StartAsync(new FlowId(flow), new { customer_number = number });
        }
        catch (HttpRequestException failure) when (failure.StatusCode is null)
        {
            return null;
        }
    }

    private static async Task<string> OnlyInteractionAsync(ApiClient api)
    {
        var all = (await api.GetAsync("/v1/interactions"))["items"]!.AsArray();
        all.Count.ShouldBe(1);
        return (string)all[0]!["interaction_id"]!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++)
        {
            await Task.Delay(50);
        }
    }
}
