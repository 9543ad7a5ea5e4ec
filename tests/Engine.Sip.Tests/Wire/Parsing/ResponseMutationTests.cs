using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>A good 200 of a live INVITE with one thing changed at a time (TEST-03): what a caller's parser is really attacked with.</summary>
public sealed class ResponseMutationTests
{
    // Holds MSG-06.
    [Theory]
    [InlineData("SIP/2.0 200 OK", "SIP/2.0 099 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 200 OK", "SIP/2.0 1000 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 200 OK", "SIP/2.0 2OO OK", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 200 OK", "\r\n\r\nSIP/2.0 200 OK", SipParseError.None)]
    [InlineData("SIP/2.0 200 OK", "SIP/2.1 200 OK", SipParseError.UnsupportedVersion)]
    [InlineData("SIP/2.0 200 OK", "sip/2.0 200 OK", SipParseError.None)]
    [InlineData("SIP/2.0 200 OK", "\ufeffSIP/2.0 200 OK", SipParseError.NotSip)]
    [InlineData("Via: ", "X-Via: ", SipParseError.MissingVia)]
    [InlineData("Via: SIP/2.0/UDP ", "Via: SIP/2.0/UDP", SipParseError.BadVia)]
    [InlineData("rport=5060", "rport=99999", SipParseError.None)]
    [InlineData("rport=5060", "rport=\"x\"", SipParseError.None)]
    [InlineData("received=198.51.100.10", "received=garbage!", SipParseError.None)]
    [InlineData("received=198.51.100.10", "received=<>", SipParseError.BadVia)]
    [InlineData("CSeq: 14211", "CSeq: 0", SipParseError.None)]
    [InlineData("CSeq: 14211", "CSeq: 2147483648", SipParseError.BadCSeq)]
    [InlineData("CSeq: 14211", "CSeq: -1", SipParseError.BadCSeq)]
    [InlineData("CSeq: 14211 INVITE", "CSeq: 14211 BYE", SipParseError.None)]
    [InlineData(";tag=SD5a1fb99-1c3d0004e21b", "", SipParseError.None)]
    [InlineData(";tag=SD5a1fb99-1c3d0004e21b", ";tag=a;tag=b", SipParseError.None)]
    [InlineData("Contact: ", "X-Contact: ", SipParseError.None)]
    [InlineData("Contact: <sip:+15005550006@203.0.113.80:5062;transport=udp>", "Contact: *", SipParseError.None)]
    [InlineData("Contact: <sip:+15005550006@203.0.113.80:5062;transport=udp>", "Contact: <mailto:a@b>", SipParseError.None)]
    [InlineData("Contact: <", "Contact: ", SipParseError.None)]
    [InlineData("Record-Route: <sip:203.0.113.5:5060;lr", "Record-Route: <sip:203.0.113.5:5060;;lr", SipParseError.None)]
    [InlineData("Content-Length: ", "X-Length: ", SipParseError.None)]
    [InlineData("Content-Length: ", "Content-Length: 9", SipParseError.BodyTruncated)]
    [InlineData("Content-Length: ", "Content-Length: x", SipParseError.BadContentLength)]
    [InlineData("Content-Length: ", "Content-Length: 0\r\nX: ", SipParseError.None)]
    [InlineData("Content-Type: application/sdp", "Content-Type: APPLICATION/SDP", SipParseError.None)]
    [InlineData("Session-Expires: 1800", "Session-Expires: 2147483648", SipParseError.None)]
    [InlineData("Server: Metaswitch/9.6", "Server\t : Metaswitch/9.6", SipParseError.None)]
    [InlineData("Server: Metaswitch/9.6", "Server: a\0b", SipParseError.None)]
    [InlineData("Server: Metaswitch/9.6", "Server: a\rb", SipParseError.BareCarriageReturn)]
    [InlineData("Server: Metaswitch/9.6", "Server: a\nb", SipParseError.None)]
    public void OneChange_IsJudged(string from, string to, SipParseError expected)
    {
        var good = Encoding.UTF8.GetString(VectorFile.Read("samples", "200-invite"));
        good.ShouldContain(from);
        VectorFile.Judge(Encoding.UTF8.GetBytes(good.Replace(from, to, StringComparison.Ordinal)), new SipMessage()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(69, SipParseError.None)]
    [InlineData(70, SipParseError.TooManyVias)]
    public void ManyVias_AreHeldToTheLimit(int more, SipParseError expected) =>
        Error(Response("SIP/2.0 200 OK", [.. Enumerable.Repeat("Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx", more)])).ShouldBe(expected);

    [Fact]
    public void ThreeHundredContacts_InOneLine_AreAllRead()
    {
        var message = Parse(Response("SIP/2.0 302 x", "Contact: " + string.Join(',', Enumerable.Range(0, 300).Select(n => $"<sip:{n}@h>;q=0.1"))));
        var count = 0;
        foreach (var element in message.List(HeaderId.Contact))
        {
            NameAddr.TryRead(element, out _).ShouldBeTrue();
            count++;
        }

        count.ShouldBe(300);
    }

    [Fact]
    public void ThousandHeaders_AreRefused() =>
        Error(Response("SIP/2.0 200 OK", [.. Enumerable.Repeat("X: y", 1000)])).ShouldBe(SipParseError.TooManyHeaders);

    [Fact]
    public void TagOfTenKilobytes_IsRefusedAsALongLine() =>
        Error(Response("SIP/2.0 200 OK", "X: y;tag=" + new string('a', 10_240))).ShouldBe(SipParseError.HeaderLineTooLong);
}
