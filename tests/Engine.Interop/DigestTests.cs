using Engine.Interop.Peers;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>Digest in both places and both algorithms, judged by Kamailio; the call then goes through its Record-Route.</summary>
public sealed class DigestTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData("MD5", "www")]
    [InlineData("MD5", "proxy")]
    [InlineData("SHA-256", "www")]
    [InlineData("SHA-256", "proxy")]
    public async Task RightPassword_IsAnsweredThroughTheProxy(string algorithm, string challenge)
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("answer"));
        await using var proxy = await Kamailio.StartAsync(algorithm, challenge, callee.Port);

        var ended = await fixture.CallAsync(await fixture.DigestTrunkAsync(proxy.Port));

        ((string?)ended["outcome"]).ShouldBe("answered", ended.ToJsonString());
        (await callee.VerdictAsync(TimeSpan.FromSeconds(20))).ShouldBe(0, callee.Errors);
        callee.Hops("ACK").Concat(callee.Hops("BYE")).ShouldBe([2, 2], "from us to the proxy and on");
    }

    [Fact]
    public async Task WrongPassword_StopsAfterOneTry()
    {
        await using var proxy = await Kamailio.StartAsync("SHA-256", "www", FreePort.Udp());
        var trunk = (string)(await fixture.Api.PostAsync("/v1/trunks", new
        {
            name = "wrong password", gateways = new[] { new { host = "127.0.0.1", port = proxy.Port } }, auth_user = "trunkuser", password = "not it",
        }))["trunk_id"]!;

        var ended = await fixture.CallAsync(trunk);

        ((string?)ended["outcome"]).ShouldBe("failed");
        ((string?)ended["reason"]).ShouldBe("auth_failed");
    }
}
