using System.Text;
using Engine.Sip.Auth;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Auth;

public sealed class SecretMaskTests
{
    // Holds MSG-04 and AUTH-10.
    [Theory]
    [InlineData("Authorization: Digest username=\"bob\", response=\"abcd\", uri=\"sip:h\"", "Authorization: Digest username=\"bob\", response=\"****\", uri=\"sip:h\"")]
    [InlineData("proxy-authorization : Digest RESPONSE = \"abcd\",cnonce=xyz", "proxy-authorization : Digest RESPONSE = \"****\",cnonce=***")]
    [InlineData("Authorization: Digest username=\"bob\",\r\n response=\"abcd\"", "Authorization: Digest username=\"bob\",\r\n response=\"****\"")]
    [InlineData("X-Other: response=\"abcd\"", "X-Other: response=\"abcd\"")]
    [InlineData("Contact: <sip:bob:s3cret@h>, \"x\" <SIPS:al:pw@h:5061;lr>", "Contact: <sip:bob:******@h>, \"x\" <SIPS:al:**@h:5061;lr>")]
    [InlineData("Contact: sip:bob:s3cret@h", "Contact: sip:bob:******@h")]
    [InlineData("Contact: <sip:bob@h:5060>", "Contact: <sip:bob@h:5060>")]
    [InlineData("Authorization: response=", "Authorization: response=")]
    public void Apply_HeaderLine_HidesSecretsOnly(string line, string expected)
    {
        var copy = Encoding.UTF8.GetBytes("INVITE sip:a:pw@h SIP/2.0\r\n" + line + "\r\n\r\nresponse=\"body\"");
        SecretMask.Apply(copy);
        Text(copy).ShouldBe("INVITE sip:a:**@h SIP/2.0\r\n" + expected + "\r\n\r\nresponse=\"body\"");
    }
}
