using System.Text;
using Engine.Accounts.Connections;
using Engine.Flows.Facts;
using Engine.Testing.Http;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Services;

public sealed class CallServiceRunnerTests
{
    [Fact]
    public async Task Run_Request_ReachesTheServiceAsTheStepMadeIt()
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{\"a\":1}", 201));

        var answer = await bench.RunAsync(ServiceBench.Post("{\"n\":\"ä\"}") with { Target = "/orders?x=%26", Headers = new Dictionary<string, string> { ["X-One"] = "1" } });

        var answered = answer.ShouldBeOfType<InteractionCommand.ServiceAnswered>();
        (answered.Token, answered.Status, Encoding.UTF8.GetString(answered.Body.Span)).ShouldBe((7, 201, "{\"a\":1}"));
        var request = bench.Server.Requests.Single();
        (request.Method, request.Target, request.Text, request.Header("X-One")).ShouldBe(("POST", "/api/orders?x=%26", "{\"n\":\"ä\"}", "1"));
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Run_SameEffectAgain_CarriesTheSameIdempotencyKey()
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Post());
        await bench.RunAsync(ServiceBench.Post());
        await bench.RunAsync(ServiceBench.Post(), interaction: "i2");
        await bench.RunAsync(ServiceBench.Get());
        await bench.RunAsync(ServiceBench.Post() with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["idempotency-key"] = "own" } });
        bench.Server.Requests.Select(r => r.Header("Idempotency-Key")).ShouldBe(["i1-service-7", "i1-service-7", "i2-service-7", null, "own"]);
    }

    [Theory]
    [InlineData(ConnectionAuthKind.Basic, "Authorization", "Basic dXNlcjpwYXNz")]
    [InlineData(ConnectionAuthKind.ApiKey, "X-Api-Key", "pass")]
    public async Task Run_Credentials_AreOnTheRequest(ConnectionAuthKind kind, string header, string value)
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"), new ConnectionAuth { Kind = kind, User = "user", Header = "X-Api-Key" }, "pass");
        await bench.RunAsync(ServiceBench.Get() with { Headers = new Dictionary<string, string> { ["x-api-key"] = "of the action" } });
        bench.Server.Requests.Single().Header(header).ShouldBe(value);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("authorization")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Cookie")]
    public async Task Run_HeaderOfTheEngineOrTheConnection_IsRefused(string header)
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"));
        var answer = await bench.RunAsync(ServiceBench.Get() with { Headers = new Dictionary<string, string> { [header] = "x" } });
        answer.ShouldBeOfType<InteractionCommand.EffectFailed>().Reason.ShouldBe("header_not_allowed");
        bench.Server.Connections.ShouldBe(0);
    }

    // Holds FLOW-57.
    [Theory]
    [InlineData("GET", null)]
    [InlineData("DELETE", null)]
    [InlineData("POST", "0")]
    [InlineData("PUT", "0")]
    [InlineData("PATCH", "0")]
    public async Task Run_NoBody_SaysNothingOfOne(string method, string? length)
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Get() with
        {
            Method = method, Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = "application/json" },
        });
        var request = bench.Server.Requests.Single();
        (request.Header("Content-Type"), request.Header("Content-Length"), request.Header("Transfer-Encoding")).ShouldBe((null, length, null));
    }

    // Holds FLOW-58.
    [Fact]
    public async Task Run_CharsetNobodyKnows_IsAnAnswerThatSaysSo()
    {
        await using var bench = new ServiceBench(_ => new StandInAnswer(200, "{}"u8.ToArray()) { Headers = [("Content-Type", "application/json; charset=klingon")] });
        var answered = (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>();
        (answered.Status, answered.Fault, answered.Body.Length).ShouldBe((200, "charset_unknown", 0));
    }

    [Fact]
    public async Task Run_ContentTypeOfTheAction_StandsOnTheBody()
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Post() with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["content-type"] = "application/merge-patch+json" } });
        bench.Server.Requests.Single().Header("Content-Type").ShouldBe("application/merge-patch+json");
    }

    // Holds FLOW-54.
    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Run_AnyStatus_IsAnAnswerAndNoRedirectIsFollowed(int status)
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Redirect("http://10.0.0.1/", status));
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(status);
        bench.Server.Requests.Count.ShouldBe(1);
    }

    // Holds FLOW-54.
    [Theory]
    [InlineData(1024 * 1024, null)]
    [InlineData((1024 * 1024) + 1, "answer_too_large")]
    public async Task Run_AnswerAtAndOverOneMebibyte(int bytes, string? reason)
    {
        await using var bench = new ServiceBench(_ => new StandInAnswer(200, new byte[bytes]));
        ((await bench.RunAsync(ServiceBench.Get())) as InteractionCommand.EffectFailed)?.Reason.ShouldBe(reason);
        bench.Runners.Figures.ByResult.Single().Result.ShouldBe(reason ?? "2xx");
    }

    [Fact]
    public async Task Run_NoAnswerInTime_IsTimedOut()
    {
        await using var bench = new ServiceBench(_ => new StandInAnswer(200, []) { Never = true });
        var running = bench.RunAsync(ServiceBench.Get() with { TimeoutSeconds = 5 });
        await bench.UntilAsync(() => bench.Server.Requests.Count == 1);
        bench.Time.Advance(TimeSpan.FromSeconds(5.1));
        (await running).ShouldBeOfType<InteractionCommand.EffectTimedOut>().Token.ShouldBe(7);
    }

    [Fact]
    public async Task Run_InteractionGone_StopsTheRequest()
    {
        await using var bench = new ServiceBench(_ => new StandInAnswer(200, []) { Never = true });
        using var stop = new CancellationTokenSource();
        var running = bench.RunAsync(ServiceBench.Get(), cancellation: stop.Token);
        await bench.UntilAsync(() => bench.Server.Requests.Count == 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task Run_ExpectedTrouble_HasAReasonOfItsOwn()
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Bytes("garbage\r\n\r\n"));
        (await ReasonAsync(ServiceBench.Get())).ShouldBe("answer_unreadable");
        (await ReasonAsync(ServiceBench.Get("//evil.example/"))).ShouldBe("target_invalid");
        (await ReasonAsync(ServiceBench.Get() with { ConnectionId = "c2" })).ShouldBe("connection_missing");
        (await ReasonAsync(ServiceBench.Get(), "other")).ShouldBe("connection_missing", "nothing of another account");
        bench.Connections.Open = bench.Connections.Open with { Config = bench.Connections.Open.Config with { BaseUrl = "http://169.254.169.254" } };
        (await ReasonAsync(ServiceBench.Get("/latest/meta-data/"))).ShouldBe("target_refused");

        async Task<string> ReasonAsync(ServiceRequest request, string account = ServiceBench.Account) =>
            (await bench.RunAsync(request, account)).ShouldBeOfType<InteractionCommand.EffectFailed>().Reason;
    }

    // Holds FLOW-53.
    [Fact]
    public async Task Run_OverFiftyASecond_IsRateLimited()
    {
        await using var bench = new ServiceBench(_ => StandInAnswer.Json("{}"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => bench.RunAsync(ServiceBench.Get())));
        answers.OfType<InteractionCommand.EffectFailed>().Select(f => f.Reason).ShouldBe(Enumerable.Repeat("rate_limited", 10));
        bench.Server.Requests.Count.ShouldBe(50);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>();
    }

    [Fact]
    public void Texts_ShowNeitherTargetNorSecret()
    {
        new OpenConnection(new ConnectionConfig { Id = "c", Name = "n", BaseUrl = "https://h" }, "hush").ToString().ShouldNotContain("hush");
        new ConnectionSecret.Set("hush").ToString().ShouldNotContain("hush");
        new InteractionEffect.CallService(1, ServiceBench.Get("/hush")).ToString().ShouldNotContain("hush");
    }
}
