using System.Text;
using Engine.Sip.Wire.Headers;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class SipUriTests
{
    // Holds MSG-04.
    [Theory]
    [InlineData("sip:h", UriScheme.Sip, "", "h", 0)]
    [InlineData("SIPS:alice@h:5061", UriScheme.Sips, "alice", "h", 5061)]
    [InlineData("sip:a;b?c/d@h.example.;lr", UriScheme.Sip, "a;b?c/d", "h.example.", 0)]
    [InlineData("sip:a:secret@h:65535", UriScheme.Sip, "a", "h", 65535)]
    [InlineData("sip:a:@h", UriScheme.Sip, "a", "h", 0)]
    [InlineData("sip:[2001:db8::1]:5060;transport=udp?X=y", UriScheme.Sip, "", "[2001:db8::1]", 5060)]
    [InlineData("sip:%61%00@h", UriScheme.Sip, "%61%00", "h", 0)]
    [InlineData("sip:#31#123@h", UriScheme.Sip, "#31#123", "h", 0)]
    [InlineData("tel:+1-201-555-0123;phone-context=x", UriScheme.Tel, "+1-201-555-0123", "", 0)]
    [InlineData("tel:*21#;phone-context=h", UriScheme.Tel, "*21#", "", 0)]
    [InlineData("mailto:a@h", UriScheme.Other, "", "", 0)]
    [InlineData("http://h:99999/x", UriScheme.Other, "", "", 0)]
    public void TryRead_Good_GivesItsParts(string text, UriScheme scheme, string user, string host, int port)
    {
        SipUri.TryRead(Encoding.UTF8.GetBytes(text), out var uri).ShouldBeTrue();
        (uri.Scheme, Text(uri.User), Text(uri.Host), uri.Port).ShouldBe((scheme, user, host, port));
        Text(uri.Text).ShouldBe(text);
    }

    // Holds MSG-04.
    [Theory]
    [InlineData("")]
    [InlineData("sip")]
    [InlineData("sip:")]
    [InlineData(":h")]
    [InlineData("1a:h")]
    [InlineData("sip:@h")]
    [InlineData("sip::x@h")]
    [InlineData("sip:a@")]
    [InlineData("sip:a@h:")]
    [InlineData("sip:a@h:0")]
    [InlineData("sip:a@h:65536")]
    [InlineData("sip:a@h:5060x")]
    [InlineData("sip:a@b@c")]
    [InlineData("sip:a b@h")]
    [InlineData("sip:a@h>")]
    [InlineData("sip:a@h\"")]
    [InlineData("sip:a@h;x=y@z")]
    [InlineData("sip:[::1")]
    [InlineData("sip:[::1]x")]
    [InlineData("sip:[fe80::1%25eth0]")]
    [InlineData("sip:2001:db8::1")]
    [InlineData("tel:")]
    [InlineData("tel:+")]
    [InlineData("tel:+12a")]
    [InlineData("tel:()")]
    public void TryRead_Malformed_IsRefused(string text) => SipUri.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void TryRead_HostAtLimitAndPast_IsHeld()
    {
        SipUri.TryRead(Encoding.UTF8.GetBytes("sip:" + new string('h', HostPort.MaxHostBytes)), out _).ShouldBeTrue();
        SipUri.TryRead(Encoding.UTF8.GetBytes("sip:" + new string('h', HostPort.MaxHostBytes + 1)), out _).ShouldBeFalse();
    }

    // Holds MSG-04.
    [Fact]
    public void ToLogText_Password_IsHidden()
    {
        SipUri.TryRead("sip:alice:s3cret@h;lr"u8, out var uri).ShouldBeTrue();
        uri.ToLogText().ShouldBe("sip:alice:***@h;lr");
        SipUri.TryRead("sip:alice@h;lr"u8, out uri).ShouldBeTrue();
        uri.ToLogText().ShouldBe("sip:alice@h;lr");
    }
}
