using System.Text;
using Engine.Sip.Tests.Wire.Parsing;
using Engine.Sip.Wire.Headers;
using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class HeaderListTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a,b , c", "a|b|c")]
    [InlineData(" , a,,b,", "a|b")]
    [InlineData("", "")]
    [InlineData("\"x,y\" <sip:a@h>,b", "\"x,y\" <sip:a@h>|b")]
    [InlineData("\"x\\\",y\" <sip:a@h>,b", "\"x\\\",y\" <sip:a@h>|b")]
    [InlineData("<sip:a,b@h>,c", "<sip:a,b@h>|c")]
    [InlineData("\"open, b", "\"open, b")]
    [InlineData("<open, b", "<open, b")]
    public void List_OneValue_SplitsOutsideQuotesAndBrackets(string value, string expected)
    {
        var all = new List<string>();
        foreach (var element in new HeaderList(Encoding.UTF8.GetBytes(value)))
        {
            all.Add(Datagram.Text(element));
        }

        string.Join('|', all).ShouldBe(expected);
    }

    // Holds MSG-03.
    [Fact]
    public void List_SeveralLinesAndCommas_AreOneList()
    {
        var message = Datagram.Parse(Datagram.Request("Route: <sip:p1;lr>, <sip:p2;lr>", "Subject: x", "ROUTE: <sip:p3;lr>"));
        var all = new List<string>();
        foreach (var element in message.List(HeaderId.Route))
        {
            all.Add(Datagram.Text(element));
        }

        all.ShouldBe(["<sip:p1;lr>", "<sip:p2;lr>", "<sip:p3;lr>"]);
    }

    // Holds MSG-03.
    [Theory]
    [InlineData("Digest realm=\"a\", nonce=\"n\"", "Digest realm=\"a\", nonce=\"n\"")]
    [InlineData("Digest realm=\"a\",nonce=\"1\", Digest realm=\"b\",nonce=\"2\"", "Digest realm=\"a\",nonce=\"1\"|Digest realm=\"b\",nonce=\"2\"")]
    [InlineData("Basic realm=\"x, Digest y\", Digest realm=\"b\",nonce=\"2\"", "Basic realm=\"x, Digest y\"|Digest realm=\"b\",nonce=\"2\"")]
    [InlineData("NTLM, Digest realm=\"b\"", "NTLM|Digest realm=\"b\"")]
    [InlineData("Digest realm=\"b\", NTLM", "Digest realm=\"b\"|NTLM")]
    [InlineData("Digest realm = \"b\" , qop = \"auth,auth-int\"", "Digest realm = \"b\" , qop = \"auth,auth-int\"")]
    public void Challenges_OneLine_SplitsBetweenThem(string value, string expected)
    {
        var all = new List<string>();
        foreach (var challenge in new ChallengeList(Encoding.UTF8.GetBytes(value)))
        {
            all.Add(Datagram.Text(challenge));
        }

        string.Join('|', all).ShouldBe(expected);
    }

    [Fact]
    public void Lists_Token_IgnoresCase()
    {
        var message = Datagram.Parse(Datagram.Request("Supported: timer, 100rel", "k: replaces"));
        message.Lists(HeaderId.Supported, "100REL"u8).ShouldBeTrue();
        message.Lists(HeaderId.Supported, "replaces"u8).ShouldBeTrue();
        message.Lists(HeaderId.Supported, "time"u8).ShouldBeFalse();
        message.Lists(HeaderId.Require, "timer"u8).ShouldBeFalse();
    }
}
