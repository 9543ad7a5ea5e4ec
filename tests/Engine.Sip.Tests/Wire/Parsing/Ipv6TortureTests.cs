using System.Text;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>RFC 5118: IPv6 in SIP messages.</summary>
public sealed class Ipv6TortureTests
{
    // Holds TEST-04.
    [Theory]
    [InlineData("ipv6-good", SipParseError.None)]
    [InlineData("ipv6-bad", SipParseError.BadRequestUri)]
    [InlineData("port-ambiguous", SipParseError.None)]
    [InlineData("port-unambiguous", SipParseError.None)]
    [InlineData("via-received-param-with-delim", SipParseError.None)]
    [InlineData("via-received-param-no-delim", SipParseError.None)]
    [InlineData("ipv6-in-sdp", SipParseError.None)]
    [InlineData("mult-ip-in-header", SipParseError.None)]
    [InlineData("mult-ip-in-sdp", SipParseError.None)]
    [InlineData("ipv4-mapped-ipv6", SipParseError.None)]
    [InlineData("ipv6-bug-abnf-3-colons", SipParseError.BadTo)]
    public void Rfc5118_EachMessage_IsJudgedAsTheRfcAsks(string name, SipParseError expected) =>
        VectorFile.Judge(VectorFile.Read("rfc5118", name), new SipMessage()).ShouldBe(expected);

    [Theory]
    [InlineData("port-ambiguous", "[2001:db8::10:5070]", 0)]
    [InlineData("port-unambiguous", "[2001:db8::10]", 5070)]
    public void RequestUri_Port_IsReadOnlyOutsideTheBrackets(string name, string host, int port)
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("rfc5118", name), message);
        message.TryGetRequestUri(out var uri).ShouldBeTrue();
        (Encoding.UTF8.GetString(uri.Host), uri.Port).ShouldBe((host, port));
    }

    [Theory]
    [InlineData("via-received-param-with-delim", "[2001:db8::9:255]")]
    [InlineData("via-received-param-no-delim", "2001:db8::9:255")]
    public void Via_Received_IsReadWithAndWithoutBrackets(string name, string received)
    {
        var message = new SipMessage();
        SipParser.Parse(VectorFile.Read("rfc5118", name), message);
        message.TryGetTopVia(out var via).ShouldBeTrue();
        Encoding.UTF8.GetString(via.Received).ShouldBe(received);
    }

    [Theory]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("1::", true)]
    [InlineData("2001:db8:0:0:0:0:0:1", true)]
    [InlineData("::ffff:192.0.2.1", true)]
    [InlineData("1:2:3:4:5:6:7:8:9", false)]
    [InlineData("1:2:3:4:5:6:7", false)]
    [InlineData("1::2::3", false)]
    [InlineData(":::", false)]
    [InlineData("2001:db8:::1", false)]
    [InlineData("12345::", false)]
    [InlineData("fe80::1%25eth0", false)]
    [InlineData("::192.0.2.256", false)]
    [InlineData("1:2:3:4:5:6:7::", true)]
    [InlineData("1:2:3:4:5:6:7:8::", false)]
    [InlineData("", false)]
    public void IpLiteral_V6_FollowsTheText(string text, bool good) =>
        IpLiteral.TryReadV6(Encoding.ASCII.GetBytes(text), out _).ShouldBe(good);

    [Theory]
    [InlineData("::1", "0:0:0:0:0:0:0:1")]
    [InlineData("2001:DB8::1", "2001:db8:0:0::1")]
    [InlineData("::ffff:192.0.2.1", "::ffff:c000:201")]
    [InlineData("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304")]
    public void IpLiteral_V6_AbbreviationsAreOneValue(string left, string right)
    {
        IpLiteral.TryReadV6(Encoding.ASCII.GetBytes(left), out var a).ShouldBeTrue();
        IpLiteral.TryReadV6(Encoding.ASCII.GetBytes(right), out var b).ShouldBeTrue();
        a.ShouldBe(b);
    }
}
