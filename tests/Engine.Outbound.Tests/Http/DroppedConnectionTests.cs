using Engine.Outbound.Http;
using Engine.Ports.Outbound;
using Engine.Testing.Http;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Http;

/// <summary>A connection kept for the next request may be dropped at any time (RFC 9112 §9.3.1): what may be repeated then, and what not (RFC 9110 §9.2.2).</summary>
public sealed class DroppedConnectionTests : IAsyncLifetime
{
    private readonly StandInServer _server = new(_ => StandInAnswer.Json("{}"));
    private readonly OutboundHttp _http = new(new OutboundConfig { Allowed = ["127.0.0.1"] }, TimeProvider.System);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    // Holds FLOW-57.
    [Theory]
    [InlineData("GET", null, false, 3)]
    [InlineData("GET", null, true, 3)]
    [InlineData("HEAD", null, false, 3)]
    [InlineData("POST", null, false, 2)]
    [InlineData("POST", null, true, 2)]
    [InlineData("POST", "{}", false, 2)]
    [InlineData("POST", "{}", true, 2)]
    [InlineData("PATCH", "{}", false, 2)]
    [InlineData("PATCH", null, false, 2)]
    public async Task Send_KeptConnectionDroppedUnderTheRequest_OnlyWhatMayBeRepeatedIs(string method, string? body, bool reset, int requests)
    {
        await SendAsync("GET", null);
        _server.Answer = request => request.Number == 2 ? Dropped(reset) : StandInAnswer.Json("{}");

        var result = await SendAsync(method, body);

        (_server.Requests.Count, result is OutboundResult.Answered).ShouldBe((requests, requests == 3));
        _server.Requests[1].Connection.ShouldBe(1, "the drop must hit a connection that was kept");
    }

    [Fact]
    public async Task Send_FreshConnectionDropped_IsNotRepeated()
    {
        _server.Answer = _ => Dropped(reset: false);
        (await SendAsync("GET", null)).ShouldBeOfType<OutboundResult.Failed>();
        _server.Requests.Count.ShouldBe(1);
    }

    // Holds FLOW-57.
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Send_ConnectionDroppedBefore_GoesOverANewOne(string method)
    {
        // Answered and closed without a word about it: the request never left on the old connection.
        _server.Answer = request => request.Number == 1 ? StandInAnswer.Json("{}") with { Close = true } : StandInAnswer.Json("{}");
        await SendAsync("GET", null);
        await _server.UntilClosedAsync();

        (await SendAsync(method, "{}")).ShouldBeOfType<OutboundResult.Answered>();

        _server.Requests.Select(r => r.Connection).ShouldBe([1, 2]);
    }

    private static StandInAnswer Dropped(bool reset) => reset ? new StandInAnswer(0, []) { Reset = true } : StandInAnswer.Bytes("");

    private async Task<OutboundResult> SendAsync(string method, string? body) => await _http.SendAsync(
        new OutboundRequest(method, _server.Url) { Body = body is null || method == "GET" ? null : System.Text.Encoding.UTF8.GetBytes(body) }, TestContext.Current.CancellationToken);
}
