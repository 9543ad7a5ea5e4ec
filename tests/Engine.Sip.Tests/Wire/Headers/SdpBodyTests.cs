using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class SdpBodyTests
{
    private const string Sdp = "v=0\r\ns=-\r\n";

    // Holds MSG-10.
    [Theory]
    [InlineData("Content-Type: application/sdp", Sdp, SdpSearch.Found)]
    [InlineData("c: Application/SDP;charset=utf-8", Sdp, SdpSearch.Found)]
    [InlineData("X: no content type", Sdp, SdpSearch.Found)]
    [InlineData("X: no content type", "hello", SdpSearch.Unsupported)]
    [InlineData("Content-Type: application/sdp", "", SdpSearch.None)]
    [InlineData("Content-Type: text/plain", "hi", SdpSearch.Unsupported)]
    [InlineData("Content-Type: text/plain\r\nContent-Disposition: render;handling=optional", "hi", SdpSearch.None)]
    [InlineData("Content-Type: application/sdp\r\nContent-Encoding: identity", Sdp, SdpSearch.Found)]
    [InlineData("Content-Type: application/sdp\r\nContent-Encoding: gzip", Sdp, SdpSearch.Unsupported)]
    public void Find_OneBody_IsJudged(string headers, string body, SdpSearch expected)
    {
        var message = Parse(Lines(["INVITE sip:b@example.com SIP/2.0", .. Needed, headers, "", body]));
        SdpBody.Find(message, out var sdp).ShouldBe(expected);
        Text(sdp).ShouldBe(expected == SdpSearch.Found ? body : "");
    }

    // Holds MSG-10.
    [Theory]
    [InlineData("text/plain", "", SdpSearch.Found)]
    [InlineData("text/plain", "Content-Disposition: render; handling=optional", SdpSearch.Found)]
    [InlineData("text/plain", "Content-Disposition: render; handling=required", SdpSearch.Unsupported)]
    public void Find_SecondPartIsSdp_FirstDecidesByItsHandling(string type, string disposition, SdpSearch expected)
    {
        string[] first = ["--b1", "Content-Type: " + type, .. disposition.Length == 0 ? Array.Empty<string>() : [disposition], "", "hello"];
        var message = Multipart("b1", [.. first, "--b1", "Content-Type: application/sdp", "", Sdp + "--b1--", "epilogue"]);
        SdpBody.Find(message, out var sdp).ShouldBe(expected);
        Text(sdp).ShouldBe(expected == SdpSearch.Found ? "v=0\r\ns=-" : "");
    }

    [Fact]
    public void Find_NestedMultipart_IsOpened()
    {
        var message = Multipart("out", "preamble --out", "--out", "Content-Type: multipart/alternative; boundary=\"in\"", "", "--in",
            "Content-Type: application/sdp", "", "v=0", "--in--", "--out--");
        SdpBody.Find(message, out var sdp).ShouldBe(SdpSearch.Found);
        Text(sdp).ShouldBe("v=0");
    }

    [Fact]
    public void Find_NestedTooDeep_IsNone()
    {
        var lines = new List<string>();
        for (var depth = 0; depth < SdpBody.MaxDepth; depth++)
        {
            lines.AddRange([$"--b{depth}", $"Content-Type: multipart/mixed;boundary=b{depth + 1}", ""]);
        }

        lines.AddRange([$"--b{SdpBody.MaxDepth}", "Content-Type: application/sdp", "", "v=0"]);
        SdpBody.Find(Multipart("b0", [.. lines]), out _).ShouldBe(SdpSearch.None);
        SdpBody.Find(Multipart("b1", [.. lines.Skip(3)]), out _).ShouldBe(SdpSearch.Found);
    }

    [Fact]
    public void Find_PartsAtLimitAndPast_AreHeld()
    {
        string[] Parts(int before) =>
            [.. Enumerable.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx", before), "--b", "Content-Type: application/sdp", "", "v=0", "--b--"];
        SdpBody.Find(Multipart("b", Parts(SdpBody.MaxParts - 1)), out _).ShouldBe(SdpSearch.Found);
        SdpBody.Find(Multipart("b", Parts(SdpBody.MaxParts)), out _).ShouldBe(SdpSearch.None);
    }

    [Theory]
    [InlineData("b", "--bb")]
    [InlineData("b", "x--b")]
    [InlineData("b", "")]
    public void Find_WithoutItsBoundary_IsNone(string boundary, string delimiter) =>
        SdpBody.Find(Multipart(boundary, delimiter, "Content-Type: application/sdp", "", "v=0"), out _).ShouldBe(SdpSearch.None);

    private static SipMessage Multipart(string boundary, params string[] body) =>
        Parse(Lines(["INVITE sip:b@example.com SIP/2.0", .. Needed, "Content-Type: multipart/mixed;boundary=" + boundary, "", .. body]));
}
