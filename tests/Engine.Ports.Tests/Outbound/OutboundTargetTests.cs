using Engine.Ports.Outbound;
using Shouldly;
using Xunit;

namespace Engine.Ports.Tests.Outbound;

public sealed class OutboundTargetTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/only/a/path")]
    [InlineData("//host/path")]
    [InlineData("ftp://host/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://host/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:///path")]
    [InlineData("http://")]
    [InlineData("http://user@host/")]
    [InlineData("http://user:password@host/")]
    [InlineData("http://good.example@127.0.0.1/")]
    [InlineData("http://@host/")]
    [InlineData("http://:@host/")]
    [InlineData("http://good.example\\@127.0.0.1/")]
    [InlineData("http:\\\\127.0.0.1\\")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[fe80::1%eth0]/")]
    [InlineData("http://[::1")]
    [InlineData("http://host:0/")]
    [InlineData("http://host:65536/")]
    [InlineData("http://host:-1/")]
    [InlineData("http://host:80:80/")]
    [InlineData("http://ho st/")]
    [InlineData("http://host/a b")]
    [InlineData("http://host/\r\nX: y")]
    [InlineData("http://host/\t")]
    [InlineData("http://ho%00st/")]
    [InlineData("http://%31%32%37.0.0.1/%")]
    public void Parse_UrlThatMayMeanTwoThings_IsRefused(string url)
    {
        // Percent-encoded hosts either do not parse or are decoded by the parser; what is decoded is judged by its address.
        var target = OutboundTarget.Parse(url);
        if (target is not null)
        {
            OutboundTarget.Host(target).ShouldBe("127.0.0.1");
            target.OriginalString.ShouldStartWith("http://%31");
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "127.0.0.1")]
    [InlineData("http://127.1/", "127.0.0.1")]
    [InlineData("http://2130706433/", "127.0.0.1")]
    [InlineData("http://0x7f000001/", "127.0.0.1")]
    [InlineData("http://0x7f.0.0.1/", "127.0.0.1")]
    [InlineData("http://0177.0.0.1/", "127.0.0.1")]
    [InlineData("http://017700000001/", "127.0.0.1")]
    [InlineData("http://[::ffff:7f00:1]/", "::ffff:127.0.0.1")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/", "::1")]
    [InlineData("https://Example.COM./a", "example.com")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("https://host.example:8443/a?b=c#d", "host.example")]
    public void Parse_EverySpelling_BecomesTheHostThatIsLookedUp(string url, string host) =>
        OutboundTarget.Host(OutboundTarget.Parse(url).ShouldNotBeNull()).ShouldBe(host, StringCompareShould.IgnoreCase);

    [Fact]
    public void Parse_UrlAtAndOverTheLimit_OnlyTheFirstPasses()
    {
        const string start = "http://host/";
        OutboundTarget.Parse(start + new string('a', OutboundTarget.MaxLength - start.Length)).ShouldNotBeNull();
        OutboundTarget.Parse(start + new string('a', OutboundTarget.MaxLength - start.Length + 1)).ShouldBeNull();
    }
}
