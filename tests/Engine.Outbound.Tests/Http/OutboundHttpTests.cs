using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Engine.Outbound.Http;
using Engine.Ports.Outbound;
using Engine.Testing.Http;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Http;

/// <summary>What is sent, and what becomes of answers good and bad.</summary>
public sealed class OutboundHttpTests : IAsyncLifetime
{
    private static readonly OutboundConfig Loopback = new() { Allowed = ["127.0.0.1"] };

    private readonly StandInServer _server = new(_ => StandInAnswer.Json("{}"));
    private readonly OutboundHttp _http = new(Loopback, TimeProvider.System);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Send_Request_ArrivesAsWrittenAndNothingIsAdded()
    {
        var answer = await _http.SendAsync(
            new OutboundRequest("POST", _server.Url + "/a%2Fb?c=%26&d=e") { Headers = [new("X-Key", "k1"), new("X-Latin", "é")], Body = "{\"a\":1}"u8.ToArray() }, default);

        answer.ShouldBeOfType<OutboundResult.Answered>().Status.ShouldBe(200);
        var request = _server.Requests.Single();
        (request.Method, request.Target, request.Text).ShouldBe(("POST", "/a%2Fb?c=%26&d=e", "{\"a\":1}"));
        request.Header("X-Latin").ShouldBe("é");
        request.Headers.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(["Accept-Encoding", "Content-Length", "Content-Type", "Host", "X-Key", "X-Latin"]);
    }

    [Fact]
    public async Task Send_CookieOfAnAnswer_IsForgotten()
    {
        _server.Answer = _ => StandInAnswer.Json("{}") with { Headers = [("Set-Cookie", "a=b")] };
        await GetAsync();
        await GetAsync();
        _server.Requests[1].Header("Cookie").ShouldBeNull();
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Content-Length", "5")]
    [InlineData("transfer-encoding", "chunked")]
    [InlineData("Connection", "upgrade")]
    [InlineData("Cookie", "a=b")]
    [InlineData("X", "a\r\nHost: evil")]
    [InlineData("X", "a\nb")]
    [InlineData("X", "a\0b")]
    [InlineData("X", "☎")]
    [InlineData("X Y", "a")]
    [InlineData("X:", "a")]
    [InlineData("", "a")]
    public async Task Send_HeaderThatWouldChangeTheMessage_IsNotSent(string name, string value)
    {
        (await _http.SendAsync(new OutboundRequest("GET", _server.Url) { Headers = [new(name, value)] }, default))
            .ShouldBe(new OutboundResult.Failed(OutboundFault.RequestInvalid));
        _server.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("get")]
    [InlineData("GET / HTTP/1.1\r\nX: y")]
    public async Task Send_MethodOutsideTheSix_IsNotSent(string method) =>
        (await _http.SendAsync(new OutboundRequest(method, _server.Url), default)).ShouldBe(new OutboundResult.Failed(OutboundFault.RequestInvalid));

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData((1024 * 1024) + 1, false)]
    public async Task Send_AnswerAtAndOverTheCap_OnlyTheFirstIsRead(int bytes, bool passes)
    {
        _server.Answer = _ => new StandInAnswer(200, new byte[bytes]);
        Passed(await GetAsync()).ShouldBe(passes ? null : OutboundFault.AnswerTooLarge);
    }

    [Fact]
    public async Task Send_EndlessChunks_AreCutOffAtTheCap()
    {
        var chunk = "10000\r\n" + new string('x', 65536) + "\r\n";
        _server.Answer = _ => StandInAnswer.Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + string.Concat(Enumerable.Repeat(chunk, 200)));
        Passed(await GetAsync()).ShouldBe(OutboundFault.AnswerTooLarge);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Send_CompressedAnswer_CountsWhatItUnfoldsTo(string coding)
    {
        _server.Answer = _ => Packed(coding, Encoding.UTF8.GetBytes("{\"a\":1}"));
        Encoding.UTF8.GetString((await GetAsync()).ShouldBeOfType<OutboundResult.Answered>().Body.Span).ShouldBe("{\"a\":1}");
        _server.Answer = _ => Packed(coding, new byte[50_000_000]);
        Passed(await GetAsync()).ShouldBe(OutboundFault.AnswerTooLarge);
        _server.Answer = _ => new StandInAnswer(200, "no such thing"u8.ToArray()) { Headers = [("Content-Encoding", coding)] };
        Passed(await GetAsync()).ShouldBe(OutboundFault.AnswerUnreadable);
    }

    [Theory]
    [InlineData("", OutboundFault.AnswerUnreadable)]
    [InlineData("hello\r\n\r\n", OutboundFault.AnswerUnreadable)]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n", OutboundFault.AnswerUnreadable)]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n", OutboundFault.AnswerUnreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal", OutboundFault.AnswerUnreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", OutboundFault.AnswerUnreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", OutboundFault.AnswerUnreadable)]
    public async Task Send_GarbageOrHalfAnAnswer_IsUnreadable(string raw, OutboundFault expected)
    {
        _server.Answer = _ => StandInAnswer.Bytes(raw);
        Passed(await GetAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Send_HeadersOverTheirCap_AreTooLarge()
    {
        _server.Answer = _ => StandInAnswer.Json("{}") with { Headers = [("X-Long", new string('x', 40_000))] };
        Passed(await GetAsync()).ShouldBe(OutboundFault.AnswerTooLarge);
    }

    [Fact]
    public async Task Send_NoAnswer_IsTimedOutOnTheGivenClock()
    {
        var time = new VirtualTime();
        using var http = new OutboundHttp(Loopback, time);
        _server.Answer = _ => new StandInAnswer(200, []) { Never = true };

        var sending = http.SendAsync(new OutboundRequest("GET", _server.Url) { Timeout = TimeSpan.FromSeconds(5) }, default).AsTask();
        await UntilAsync(() => _server.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(4.9));
        sending.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await sending).ShouldBeOfType<OutboundResult.TimedOut>();
    }

    [Fact]
    public async Task Send_BodyThatNeverEnds_IsTimedOutToo()
    {
        var time = new VirtualTime();
        using var http = new OutboundHttp(Loopback, time);
        using var slow = new SlowBody();

        var sending = http.SendAsync(new OutboundRequest("GET", slow.Url) { Timeout = TimeSpan.FromSeconds(5) }, default).AsTask();
        await slow.Begun;
        time.Advance(TimeSpan.FromSeconds(5.1));

        (await sending).ShouldBeOfType<OutboundResult.TimedOut>();
    }

    [Fact]
    public async Task Send_Cancelled_Throws()
    {
        _server.Answer = _ => new StandInAnswer(200, []) { Never = true };
        using var stop = new CancellationTokenSource();
        var sending = _http.SendAsync(new OutboundRequest("GET", _server.Url), stop.Token).AsTask();
        await UntilAsync(() => _server.Requests.Count == 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task Send_NobodyListens_IsUnreachable()
    {
        var gone = new StandInServer(_ => StandInAnswer.Json("{}"));
        var url = gone.Url;
        await gone.DisposeAsync();
        Passed(await _http.SendAsync(new OutboundRequest("GET", url), default)).ShouldBe(OutboundFault.Unreachable);
    }

    [Fact]
    public async Task Send_Https_ChecksTheCertificateAgainstHostAndRoots()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificate(key, "good.example");
        await using var server = new StandInServer(_ => StandInAnswer.Json("{}"), certificate);
        var resolver = new FakeResolver((_, _) => ["1.1.1.1"]);
        using var strict = new OutboundHttp(new OutboundConfig(), TimeProvider.System, resolver, new DivertingDialer(server.Port));
        using var trusting = new OutboundHttp(new OutboundConfig(), TimeProvider.System, resolver, new DivertingDialer(server.Port), [certificate]);

        Passed(await strict.SendAsync(new OutboundRequest("GET", "https://good.example/"), default)).ShouldBe(OutboundFault.TlsFailed, "unknown issuer");
        Passed(await trusting.SendAsync(new OutboundRequest("GET", "https://other.example/"), default)).ShouldBe(OutboundFault.TlsFailed, "wrong name");
        Passed(await trusting.SendAsync(new OutboundRequest("GET", "https://good.example/"), default)).ShouldBeNull();
        server.Answer = _ => StandInAnswer.Redirect("http://good.example/");
        Passed(await trusting.SendAsync(new OutboundRequest("GET", "https://good.example/") { MaxRedirects = 2 }, default))
            .ShouldBe(OutboundFault.TargetRefused, "a step down from https");
    }

    [Fact]
    public async Task Figures_CountByResultOnly()
    {
        await GetAsync();
        _server.Answer = _ => new StandInAnswer(503, []);
        await GetAsync();
        await _http.SendAsync(new OutboundRequest("GET", "http://10.0.0.1/"), default);
        _http.Figures.ByResult.ShouldBe([new("2xx", 1), new("5xx", 1), new("target_refused", 1)]);
        _http.Figures.UnderWay.ShouldBe(0);
    }

    private ValueTask<OutboundResult> GetAsync() => _http.SendAsync(new OutboundRequest("GET", _server.Url + "/"), default);

    private static OutboundFault? Passed(OutboundResult result) => result is OutboundResult.Failed failed ? failed.Fault : null;

    private static StandInAnswer Packed(string coding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packing.Write(body);
        }

        return new StandInAnswer(200, packed.ToArray()) { Headers = [("Content-Encoding", coding)] };
    }

    private static X509Certificate2 Certificate(ECDsa key, string host)
    {
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        for (var i = 0; i < 500 && !done(); i++)
        {
            await Task.Delay(10);
        }

        done().ShouldBeTrue();
    }
}
