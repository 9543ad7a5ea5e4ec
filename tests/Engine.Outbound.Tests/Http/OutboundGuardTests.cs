using System.Net;
using Engine.Outbound.Http;
using Engine.Ports.Outbound;
using Engine.Testing.Http;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Http;

/// <summary>Where requests go, and where they never go.</summary>
public sealed class OutboundGuardTests : IAsyncLifetime
{
    private readonly StandInServer _server = new(_ => StandInAnswer.Json("{}"));

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds FLOW-54.
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://LOCALHOST.:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    public async Task Send_ThisSideOfTheInternetHoweverSpelled_IsRefusedUnconnected(string url)
    {
        using var http = new OutboundHttp(new OutboundConfig(), TimeProvider.System);
        var target = string.Format(System.Globalization.CultureInfo.InvariantCulture, url, _server.Port);

        (await http.SendAsync(new OutboundRequest("GET", target), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));

        _server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Send_NameWithOnePrivateAddressAmongPublicOnes_IsRefusedWhole()
    {
        var dialer = new DivertingDialer(_server.Port);
        using var http = Http(new FakeResolver((_, _) => ["1.1.1.1", "10.0.0.1"]), dialer);

        (await http.SendAsync(new OutboundRequest("GET", "http://two.example/"), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));

        dialer.Dialled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_NameThatChangesItsAddress_IsCheckedForEachConnectionAndNeverBetween()
    {
        _server.Answer = _ => StandInAnswer.Json("{}") with { Headers = [("Connection", "close")], Close = true };
        var resolver = new FakeResolver((_, asked) => asked == 1 ? ["1.1.1.1"] : ["127.0.0.1"]);
        var dialer = new DivertingDialer(_server.Port);
        using var http = Http(resolver, dialer);

        (await http.SendAsync(new OutboundRequest("GET", "http://rebind.example/"), default)).ShouldBeOfType<OutboundResult.Answered>();
        resolver.Asked.ShouldBe(1, "the address that was checked is the one connected to");
        (await http.SendAsync(new OutboundRequest("GET", "http://rebind.example/"), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));

        dialer.Dialled.ShouldBe([new IPEndPoint(IPAddress.Parse("1.1.1.1"), 80)]);
        _server.Requests.Single().Header("Host").ShouldBe("rebind.example");
    }

    [Fact]
    public async Task Send_AllowedByRangeOrName_Passes()
    {
        using var byRange = new OutboundHttp(new OutboundConfig { Allowed = ["127.0.0.0/8"] }, TimeProvider.System);
        (await byRange.SendAsync(new OutboundRequest("GET", _server.Url + "/a"), default)).ShouldBeOfType<OutboundResult.Answered>().Status.ShouldBe(200);
        using var byName = new OutboundHttp(
            new OutboundConfig { Allowed = ["crm.internal"] }, TimeProvider.System, new FakeResolver((_, _) => ["127.0.0.1"]), new TcpDialer());
        (await byName.SendAsync(new OutboundRequest("GET", $"http://crm.internal:{_server.Port}/b"), default)).ShouldBeOfType<OutboundResult.Answered>();
        (await byName.SendAsync(new OutboundRequest("GET", $"http://other.internal:{_server.Port}/b"), default))
            .ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));
    }

    [Fact]
    public async Task Send_OperatorTarget_IsNotCheckedButCapped()
    {
        using var http = new OutboundHttp(new OutboundConfig(), TimeProvider.System);
        _server.Answer = _ => new StandInAnswer(200, new byte[11]);

        (await http.SendAsync(new OutboundRequest("GET", _server.Url) { OperatorTarget = true, MaxAnswerBytes = 10 }, default))
            .ShouldBe(new OutboundResult.Failed(OutboundFault.AnswerTooLarge));
        (await http.SendAsync(new OutboundRequest("GET", _server.Url), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));
    }

    [Fact]
    public async Task Send_NameWithoutAddress_IsUnresolved()
    {
        using var http = Http(new FakeResolver((_, _) => []), new DivertingDialer(_server.Port));
        (await http.SendAsync(new OutboundRequest("GET", "http://nobody.example/"), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.Unresolved));
    }

    [Fact]
    public async Task Send_InternationalName_IsLookedUpAsPunycode()
    {
        var resolver = new FakeResolver((_, _) => ["1.1.1.1"]);
        using var http = Http(resolver, new DivertingDialer(_server.Port));
        await http.SendAsync(new OutboundRequest("GET", "http://bücher.example/"), default);
        resolver.Names.ShouldBe(["xn--bcher-kva.example"]);
    }

    [Fact]
    public async Task Send_RedirectToAPrivateAddress_IsAnAnswerWhenNotFollowedAndRefusedWhenFollowed()
    {
        _server.Answer = _ => StandInAnswer.Redirect("http://169.254.169.254/latest/");
        using var http = Http(new FakeResolver((_, _) => ["1.1.1.1"]), new DivertingDialer(_server.Port));
        var request = new OutboundRequest("GET", "http://a.example/");

        (await http.SendAsync(request, default)).ShouldBeOfType<OutboundResult.Answered>().Status.ShouldBe(302);
        (await http.SendAsync(request with { MaxRedirects = 3 }, default)).ShouldBe(new OutboundResult.Failed(OutboundFault.TargetRefused));
        _server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("file:///etc/passwd", OutboundFault.TargetInvalid)]
    [InlineData("http://user:password@a.example/", OutboundFault.TargetInvalid)]
    [InlineData("//127.0.0.1/", OutboundFault.TargetRefused)]
    [InlineData("http://private.example/", OutboundFault.TargetRefused)]
    [InlineData("/again", OutboundFault.TooManyRedirects)]
    public async Task Send_RedirectFollowed_EachHopIsCheckedLikeTheFirst(string location, OutboundFault expected)
    {
        _server.Answer = _ => StandInAnswer.Redirect(location);
        var resolver = new FakeResolver((host, _) => host == "private.example" ? ["192.168.1.1"] : ["1.1.1.1"]);
        using var http = Http(resolver, new DivertingDialer(_server.Port));

        (await http.SendAsync(new OutboundRequest("GET", "http://a.example/") { MaxRedirects = 3 }, default)).ShouldBe(new OutboundResult.Failed(expected));
    }

    [Fact]
    public async Task Send_RedirectToAnotherOrigin_TakesNoCredentialsAlong()
    {
        _server.Answer = request => request.Header("Host") == "a.example" ? StandInAnswer.Redirect("http://b.example/x") : StandInAnswer.Json("1");
        using var http = Http(new FakeResolver((_, _) => ["1.1.1.1"]), new DivertingDialer(_server.Port));

        var answer = await http.SendAsync(
            new OutboundRequest("GET", "http://a.example/") { MaxRedirects = 1, Headers = [new("Authorization", "Bearer x"), new("If-None-Match", "\"1\"")] }, default);

        answer.ShouldBeOfType<OutboundResult.Answered>().Status.ShouldBe(200);
        _server.Requests[0].Header("Authorization").ShouldBe("Bearer x");
        _server.Requests[1].Header("Authorization").ShouldBeNull();
        _server.Requests[1].Header("If-None-Match").ShouldBe("\"1\"");
    }

    private static OutboundHttp Http(FakeResolver resolver, IDialer dialer) => new(new OutboundConfig(), TimeProvider.System, resolver, dialer);
}
