using System.Text;
using Engine.Sip.Wire.Headers;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Headers;

/// <summary>The readers of one-line headers.</summary>
public sealed class SmallHeaderTests
{
    // Holds MSG-14.
    [Theory]
    [InlineData("120", 120u, 0u)]
    [InlineData("18000;duration=3600", 18000u, 3600u)]
    [InlineData("5 (I'm in a meeting)", 5u, 0u)]
    [InlineData("5 (a (nested \\) one));duration=9", 5u, 9u)]
    [InlineData("949302838503028349304023988", 2147483647u, 0u)]
    public void RetryAfter_Good_IsRead(string text, uint seconds, uint duration)
    {
        RetryAfter.TryRead(Bytes(text), out var retry).ShouldBeTrue();
        retry.ShouldBe(new RetryAfter(seconds, duration));
    }

    // Holds CALL-53.
    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    [InlineData("300", 300)]
    [InlineData("301", 300)]
    [InlineData("949302838503028349304023988", 300)]
    public void RetryAfter_Honoured_IsBetween1And300Seconds(string text, int seconds)
    {
        RetryAfter.TryRead(Bytes(text), out var retry).ShouldBeTrue();
        retry.Honoured.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("5 (open")]
    [InlineData("soon")]
    public void RetryAfter_Malformed_IsRefused(string text) => RetryAfter.TryRead(Bytes(text), out _).ShouldBeFalse();

    // Holds ID-08.
    [Theory]
    [InlineData("Q.850;cause=16;text=\"Normal; call, clearing\"", "Q.850", 16, "Normal; call, clearing")]
    [InlineData("SIP ;cause=200", "SIP", 200, "")]
    [InlineData("q.850", "q.850", -1, "")]
    [InlineData("X;cause=x", "X", -1, "")]
    [InlineData("X;cause=99999999999", "X", -1, "")]
    public void Reason_Good_IsRead(string text, string protocol, int cause, string words)
    {
        Reason.TryRead(Bytes(text), out var reason).ShouldBeTrue();
        (Text(reason.Protocol), reason.Cause, Text(reason.Text)).ShouldBe((protocol, cause, words));
    }

    /// <summary>Texts that people write without quotes, or do not close: the cause stands, the text does not.</summary>
    // Holds ID-08.
    [Theory]
    [InlineData("Q.850;cause=38;text=Network out of order", 38)]
    [InlineData("Q.850;cause=41;text=\"temporary failure", 41)]
    [InlineData("Q.850 ; text=Network out of order ; cause = 38", 38)]
    [InlineData("Q850;cause=38", 38)]
    public void Reason_Sloppy_KeepsItsCause(string text, int cause)
    {
        Reason.TryRead(Bytes(text), out var reason).ShouldBeTrue();
        (reason.IsQ850, reason.Cause, Text(reason.Text)).ShouldBe((true, cause, ""));
    }

    // Holds ID-08.
    [Theory]
    [InlineData("Q.850;text=\"open")]
    [InlineData("Q.850;text=a b;cause=x")]
    [InlineData(";cause=16")]
    public void Reason_WithoutAnythingToRead_IsRefused(string text) => Reason.TryRead(Bytes(text), out _).ShouldBeFalse();

    // Holds ID-08.
    [Fact]
    public void Reason_SeveralValues_AreAList()
    {
        var causes = new List<int>();
        foreach (var element in new HeaderList("SIP;cause=200;text=\"a, b\", Q.850;cause=16"u8))
        {
            Reason.TryRead(element, out var reason).ShouldBeTrue();
            causes.Add(reason.Cause);
            (reason.IsSip, reason.IsQ850).ShouldBe((reason.Cause == 200, reason.Cause == 16));
        }

        causes.ShouldBe([200, 16]);
    }

    [Theory]
    [InlineData("application/sdp", true)]
    [InlineData("APPLICATION / SDP ;charset=utf-8", true)]
    [InlineData("application/sdpx", false)]
    [InlineData("application", false)]
    [InlineData("/sdp", false)]
    public void MediaType_ComparesWithoutCase(string text, bool sdp) =>
        (MediaType.TryRead(Bytes(text), out var media) && media.Is("application"u8, "sdp"u8)).ShouldBe(sdp);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
