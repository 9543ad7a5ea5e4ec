using System.Text;
using Engine.Sip.Wire.Headers;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Headers;

public sealed class ViaTests
{
    [Theory]
    [InlineData("SIP/2.0/UDP 192.0.2.1", "UDP", "192.0.2.1", 0, "", -1)]
    [InlineData("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport", "UDP", "192.0.2.1", 5060, "z9hG4bK1", 0)]
    [InlineData("sip/2.0/tls host.example.:5061;rport=65535;branch=x", "tls", "host.example.", 5061, "x", 65535)]
    [InlineData("SIP / 2.0 / TCP  [2001:db8::1] : 70 ; branch = b", "TCP", "[2001:db8::1]", 70, "b", -1)]
    [InlineData("SIP/2.0/UDP h;rport=99999;branch=b", "UDP", "h", 0, "b", 0)]
    [InlineData("SIP/2.0/UDP h;x=\"a;branch=no\";branch=b", "UDP", "h", 0, "b", -1)]
    public void TryRead_Good_GivesItsParts(string text, string transport, string host, int port, string branch, int rport)
    {
        Via.TryRead(Encoding.UTF8.GetBytes(text), out var via).ShouldBeTrue();
        (Text(via.Transport), Text(via.Host), via.Port, Text(via.Branch), via.RportPort).ShouldBe((transport, host, port, branch, rport));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SIP/2.0/UDP")]
    [InlineData("SIP/2.0/UDP ")]
    [InlineData("HTTP/2.0/UDP h")]
    [InlineData("SIP/2.0 h")]
    [InlineData("SIP/2.0/UDP h:0")]
    [InlineData("SIP/2.0/UDP h:65536")]
    [InlineData("SIP/2.0/UDP h:x")]
    [InlineData("SIP/2.0/UDP h h2;branch=b")]
    [InlineData("SIP/2.0/UDP h;;branch=b")]
    [InlineData("SIP/2.0/UDP [::1;branch=b")]
    [InlineData("SIP/2.0/UDP [zz];branch=b")]
    [InlineData("SIP/2.0/UDP ::1;branch=b")]
    public void TryRead_Malformed_IsRefused(string text) => Via.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();

    [Theory]
    [InlineData("z9hG4bK", false)]
    [InlineData("z9hG4bK1", true)]
    [InlineData("Z9HG4BK1", false)]
    [InlineData("abc", false)]
    public void Branch_Cookie_NeedsSomethingAfterIt(string branch, bool good)
    {
        Via.TryRead(Encoding.UTF8.GetBytes("SIP/2.0/UDP h;branch=" + branch), out var via).ShouldBeTrue();
        via.HasRfc3261Branch.ShouldBe(good);
    }
}
