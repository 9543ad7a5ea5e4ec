using System.Text;
using Engine.Sip.Wire.Headers;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class NameAddrTests
{
    // Holds MSG-05.
    [Theory]
    [InlineData("<sip:a@h>", "", "sip:a@h", "")]
    [InlineData("<sip:a@h>;tag=1", "", "sip:a@h", "1")]
    [InlineData("sip:a@h;tag=1", "", "sip:a@h", "1")]
    [InlineData("sip:a@h;user=phone", "", "sip:a@h", "")]
    [InlineData("<sip:a@h;tag=no>;TAG=yes", "", "sip:a@h;tag=no", "yes")]
    [InlineData("Bob <sip:a@h>", "Bob", "sip:a@h", "")]
    [InlineData("Bob Smith<sip:a@h>", "Bob Smith", "sip:a@h", "")]
    [InlineData("\"Bob \\\"B\\\" S\" <sip:a@h> ; x ; tag = 2", "Bob \"B\" S", "sip:a@h", "2")]
    [InlineData("\"<sip:no@h>\" <tel:+1-2>;q=\"a;tag=3\"", "<sip:no@h>", "tel:+1-2", "")]
    [InlineData("\"\" <sip:a@h>;tag=1;", "", "sip:a@h", "1")]
    [InlineData("sip:a@h;x=\"<b>\";tag=1", "", "sip:a@h", "1")]
    public void TryRead_Good_GivesItsParts(string text, string display, string uri, string tag)
    {
        NameAddr.TryRead(Encoding.UTF8.GetBytes(text), out var address).ShouldBeTrue();
        (address.DisplayNameText(), Text(address.UriText), Text(address.Tag)).ShouldBe((display, uri, tag));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("a@h")]
    [InlineData("<a@h>")]
    [InlineData("<>")]
    [InlineData("<sip:a@h")]
    [InlineData("\"Bob <sip:a@h>")]
    [InlineData("\"Bob\"")]
    [InlineData("\"Bob\" sip:a@h")]
    [InlineData("< sip:a@h >")]
    [InlineData("<sip:a b@h>")]
    [InlineData("sip:a@h?x=y")]
    [InlineData("<sip:a@h>;;")]
    [InlineData("<sip:a@h>;=x")]
    [InlineData("<sip:a@h>x")]
    [InlineData("<sip:a@h>;tag=\"open")]
    [InlineData("<sip:a@h>;tag=a b")]
    [InlineData("<<sip:a@h>>")]
    public void TryRead_Malformed_IsRefused(string text) => NameAddr.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
}
