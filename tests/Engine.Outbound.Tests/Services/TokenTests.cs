using Engine.Accounts.Connections;
using Engine.Flows.Facts;
using Engine.Testing.Http;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Services;

/// <summary>OAuth client credentials: one token for many, one request for one token, one more try after a 401.</summary>
public sealed class TokenTests
{
    private const string TokenPath = "/token";

    private int _tokens;

    [Fact]
    public async Task Run_ManyAtOnce_ShareOneTokenRequest()
    {
        await using var bench = Bench(request => IsToken(request) ? Token() with { After = TimeSpan.FromMilliseconds(100) } : StandInAnswer.Json("{}"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.RunAsync(ServiceBench.Get())));

        bench.Server.Requests.Count(IsToken).ShouldBe(1);
        bench.Server.Requests.Where(r => !IsToken(r)).Select(r => r.Header("Authorization")).Distinct().ShouldBe(["Bearer t1"]);
        var asked = bench.Server.Requests.First(IsToken);
        (asked.Method, asked.Text).ShouldBe(("POST", "grant_type=client_credentials&scope=a%20b"));
        asked.Header("Authorization").ShouldBe("Basic aWQ6cyUyRmVjcmV0", "id and secret are form-encoded first");
        asked.Header("Content-Type").ShouldBe("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task Run_CredentialsInBody_AreInTheBodyOnly()
    {
        await using var bench = Bench(request => IsToken(request) ? Token() : StandInAnswer.Json("{}"), auth => auth with { CredentialsInBody = true, Scope = null });
        await bench.RunAsync(ServiceBench.Get());
        var asked = bench.Server.Requests.First(IsToken);
        asked.Text.ShouldBe("grant_type=client_credentials&client_id=id&client_secret=s%2Fecret");
        asked.Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Run_TokenNearItsEnd_IsRenewedBefore()
    {
        await using var bench = Bench(request => IsToken(request) ? Token(expires: "120") : StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Get());
        bench.Time.Advance(TimeSpan.FromSeconds(89));
        await bench.RunAsync(ServiceBench.Get());
        bench.Server.Requests.Count(IsToken).ShouldBe(1);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.RunAsync(ServiceBench.Get());
        bench.Server.Requests.Count(IsToken).ShouldBe(2, "thirty seconds before its end");
        bench.Server.Requests[^1].Header("Authorization").ShouldBe("Bearer t2");
    }

    [Fact]
    public async Task Run_401_RenewsOnceAndTriesOnce()
    {
        await using var bench = Bench(request => IsToken(request) ? Token()
            : request.Header("Authorization") == "Bearer t1" ? StandInAnswer.Json("{}", 401) : StandInAnswer.Json("{}"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => bench.RunAsync(ServiceBench.Get())));
        answers.ShouldAllBe(a => ((InteractionCommand.ServiceAnswered)a).Status == 200);
        bench.Server.Requests.Count(IsToken).ShouldBe(2);
    }

    [Fact]
    public async Task Run_401ForEver_IsTheAnswerAfterOneMoreTry()
    {
        await using var bench = Bench(request => IsToken(request) ? Token() : StandInAnswer.Json("{}", 401));
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>().Status.ShouldBe(401);
        bench.Server.Requests.Count(r => !IsToken(r)).ShouldBe(2);
        bench.Server.Requests.Count(IsToken).ShouldBe(2);
    }

    [Fact]
    public async Task Run_ConnectionChanged_GetsANewToken()
    {
        await using var bench = Bench(request => IsToken(request) ? Token() : StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Get());
        var open = bench.Connections.Open;
        bench.Connections.Open = open with { Config = open.Config with { UpdatedAt = open.Config.UpdatedAt.AddSeconds(1) } };
        await bench.RunAsync(ServiceBench.Get());
        bench.Server.Requests.Count(IsToken).ShouldBe(2);
    }

    /// <summary>The token it had is good for an hour more; nobody uses it.</summary>
    // Holds API-14.
    [Fact]
    public async Task Run_ConnectionRemoved_StopsAtOnceTokenIncluded()
    {
        await using var bench = Bench(request => IsToken(request) ? Token() : StandInAnswer.Json("{}"));
        await bench.RunAsync(ServiceBench.Get());
        var asked = bench.Server.Requests.Count;
        bench.Connections.IsRemoved = true;

        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.EffectFailed>().Reason.ShouldBe("connection_missing");
        bench.Server.Requests.Count.ShouldBe(asked);
    }

    [Theory]
    [InlineData(400, "{\"error\":\"invalid_client\"}", "token_refused")]
    [InlineData(401, "", "token_refused")]
    [InlineData(429, "", "token_unavailable")]
    [InlineData(503, "", "token_unavailable")]
    [InlineData(302, "", "token_unavailable")]
    [InlineData(200, "no json", "token_unreadable")]
    [InlineData(200, "[]", "token_unreadable")]
    [InlineData(200, "{}", "token_unreadable")]
    [InlineData(200, "{\"access_token\":1}", "token_unreadable")]
    [InlineData(200, "{\"access_token\":\"\"}", "token_unreadable")]
    [InlineData(200, "{\"access_token\":\"a\\r\\nX: y\"}", "token_unreadable")]
    [InlineData(200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}", "token_type_unsupported")]
    [InlineData(200, "{\"access_token\":\"a\",\"token_type\":\"DPoP\"}", "token_type_unsupported")]
    [InlineData(200, "{\"access_token\":\"a\",\"token_type\":5}", "token_type_unsupported")]
    [InlineData(200, "{\"access_token\":\"a\",\"token_type\":\"\\ud800\"}", "token_unreadable")]
    public async Task Run_TokenEndpointFails_SaysHowAndAsksAgainNextTime(int status, string body, string reason)
    {
        await using var bench = Bench(request => IsToken(request) ? StandInAnswer.Json(body, status) : StandInAnswer.Json("{}"));
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.EffectFailed>().Reason.ShouldBe(reason);
        bench.Server.Answer = request => IsToken(request) ? Token(expires: "\"3600\"") : StandInAnswer.Json("{}");
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>();
    }

    // Holds FLOW-58.
    [Theory]
    [InlineData("\uFEFF{\"access_token\":\"t\"}", "utf-8", "application/json")]
    [InlineData("\uFEFF{\"access_token\":\"t\",\"token_type\":null}", "utf-16", "application/json")]
    [InlineData("\uFEFF{\"access_token\":\"t\",\"token_type\":\"BEARER\"}", "utf-16BE", "application/json")]
    [InlineData("{\"access_token\":\"t\",\"scope\":\"\u00e4\"}", "iso-8859-1", "application/json;charset=ISO-8859-1")]
    public async Task Run_TokenWithAMarkOrInACharset_IsRead(string body, string coding, string type)
    {
        await using var bench = Bench(request => IsToken(request)
            ? new StandInAnswer(200, System.Text.Encoding.GetEncoding(coding).GetBytes(body)) { Headers = [("Content-Type", type)] }
            : StandInAnswer.Json("{}"));
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>();
        bench.Server.Requests[^1].Header("Authorization").ShouldBe("Bearer t");
    }

    [Fact]
    public async Task Run_TokenTooSlow_IsTheStepsTimeoutAndTheTokenServesTheNext()
    {
        var gate = new ManualResetEventSlim();
        await using var bench = Bench(request =>
        {
            if (IsToken(request))
            {
                gate.Wait(TimeSpan.FromSeconds(10));
                return Token();
            }

            return StandInAnswer.Json("{}");
        });
        var running = bench.RunAsync(ServiceBench.Get() with { TimeoutSeconds = 5 });
        await bench.UntilAsync(() => bench.Server.Requests.Count == 1);
        bench.Time.Advance(TimeSpan.FromSeconds(5.1));
        (await running).ShouldBeOfType<InteractionCommand.EffectTimedOut>();
        gate.Set();
        (await bench.RunAsync(ServiceBench.Get())).ShouldBeOfType<InteractionCommand.ServiceAnswered>();
        bench.Server.Requests.Count(IsToken).ShouldBe(1);
    }

    private static bool IsToken(StandInRequest request) => request.Target == TokenPath;

    private StandInAnswer Token(string expires = "3600") => StandInAnswer.Json(
        $"{{\"access_token\":\"t{Interlocked.Increment(ref _tokens)}\",\"token_type\":\"bearer\",\"expires_in\":{expires}}}");

    private static ServiceBench Bench(Func<StandInRequest, StandInAnswer> answer, Func<ConnectionAuth, ConnectionAuth>? with = null)
    {
        var auth = new ConnectionAuth { Kind = ConnectionAuthKind.OauthClientCredentials, ClientId = "id", Scope = "a b" };
        var bench = new ServiceBench(answer, (with ?? (a => a))(auth), "s/ecret");
        var open = bench.Connections.Open;
        bench.Connections.Open = open with { Config = open.Config with { Auth = open.Config.Auth with { TokenUrl = bench.Server.Url + TokenPath } } };
        return bench;
    }
}
