using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Parsing;

/// <summary>Each limit at its value and one past it (MSG-09).</summary>
public sealed class SipLimitsTests
{
    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.MessageTooLong)]
    public void MessageBytes_AtLimitAndPast(int past, SipParseError expected)
    {
        var datagram = Request("Content-Length: 0");
        Error(datagram, new SipLimits { MaxMessageBytes = datagram.Length - past }).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.TooManyHeaders)]
    public void Headers_AtLimitAndPast(int past, SipParseError expected)
    {
        var more = Enumerable.Range(0, 10 + past).Select(index => $"X-{index}: y").ToArray();
        Error(Request(more), new SipLimits { MaxHeaders = Needed.Length + 10 }).ShouldBe(expected);
    }

    [Fact]
    public void Headers_PastTheTableOfTheMessage_AreRefused()
    {
        SipParser.Parse(Request(), new SipMessage(5)).Error.ShouldBe(SipParseError.None);
        SipParser.Parse(Request("X: y"), new SipMessage(5)).Error.ShouldBe(SipParseError.TooManyHeaders);
        SipParser.Parse(Request([.. Enumerable.Repeat("X: y", 250)]), new SipMessage(255), new SipLimits { MaxHeaders = 1000 })
            .Error.ShouldBe(SipParseError.None);
        SipParser.Parse(Request([.. Enumerable.Repeat("X: y", 251)]), new SipMessage(255), new SipLimits { MaxHeaders = 1000 })
            .Error.ShouldBe(SipParseError.TooManyHeaders);
    }

    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.HeaderLineTooLong)]
    public void HeaderLineBytes_AtLimitAndPast(int past, SipParseError expected)
    {
        var limits = new SipLimits { MaxHeaderLineBytes = 200 };
        Error(Request("X: " + new string('a', 197 + past)), limits).ShouldBe(expected);
        Error(Request("X: a\r\n " + new string('b', 193 + past)), limits).ShouldBe(expected, "folded lines count together");
        Error(Response("SIP/2.0 200 " + new string('c', 188 + past)), limits).ShouldBe(expected, "the start line counts too");
    }

    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.TooManyVias)]
    public void Vias_AtLimitAndPast(int past, SipParseError expected)
    {
        var limits = new SipLimits { MaxVias = 4 };
        var via = "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKb";
        Error(Request(Enumerable.Repeat("Via: " + via, 3 + past).ToArray()), limits).ShouldBe(expected);
        Error(Request("v: " + string.Join(", ", Enumerable.Repeat(via, 3 + past))), limits).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.BodyTooLong)]
    public void BodyBytes_AtLimitAndPast(int past, SipParseError expected)
    {
        var limits = new SipLimits { MaxBodyBytes = 50 };
        var body = new byte[50 + past];
        Error([.. Request($"Content-Length: {body.Length}"), .. body], limits).ShouldBe(expected);
        Error([.. Request(), .. body], limits).ShouldBe(expected, "without Content-Length the rest is the body");
    }

    [Theory]
    [InlineData(0, SipParseError.None)]
    [InlineData(1, SipParseError.TooManyMalformedLines)]
    public void MalformedLines_AtLimitAndPast(int past, SipParseError expected) =>
        Error(Request([.. Enumerable.Repeat("no header", 3 + past)]), new SipLimits { MaxMalformedLines = 3 }).ShouldBe(expected);

    [Fact]
    public void Defaults_AreThoseOfTheDesign()
    {
        var limits = SipLimits.Default;
        (limits.MaxMessageBytes, limits.MaxHeaders, limits.MaxHeaderLineBytes).ShouldBe((65536, 128, 8192));
        (limits.MaxVias, limits.MaxBodyBytes).ShouldBe((70, 32768));
    }

    // Holds OPS-01.
    [Fact]
    public void Counters_EachResult_IsCounted()
    {
        var counters = new SipParseCounters();
        counters.Count(SipParser.Parse(Request(), new SipMessage()).Error);
        counters.Count(SipParser.Parse("x"u8.ToArray(), new SipMessage()).Error);
        counters.Count(SipParser.Parse("x"u8.ToArray(), new SipMessage()).Error);
        (counters[SipParseError.None], counters[SipParseError.Truncated]).ShouldBe((1, 2));
        foreach (var error in Enum.GetValues<SipParseError>())
        {
            counters.Count(error);
        }
    }
}
