using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Messages;

public sealed class SipWriterTests
{
    private delegate void Write(ref SipWriter writer);

    // Holds MSG-07.
    [Fact]
    public void Request_WholeHead_HasOneStableOrder()
    {
        Span<byte> buffer = stackalloc byte[1024];
        var writer = new SipWriter(buffer);
        Head().Write(ref writer);
        writer.Header(HeaderId.Supported, "timer");
        writer.Header("X-Campaign", "7");
        writer.Finish("application/sdp", "v=0\r\n"u8).ShouldBeTrue();
        Text(writer.Written).ShouldBe(
            """
            INVITE sip:b%20c@example.com;user=phone SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport
            Route: <sip:p1;lr>
            Route: <sip:p2;lr>
            Max-Forwards: 70
            From: "A \"B\" \\ C" <sip:a@example.com>;tag=t1
            To: <sip:b%20c@example.com;user=phone>
            Call-ID: c1
            CSeq: 7 INVITE
            Contact: <sip:a@192.0.2.1:5060>
            Supported: timer
            X-Campaign: 7
            Content-Type: application/sdp
            Content-Length: 5

            v=0

            """.ReplaceLineEndings("\r\n"));
    }

    // Holds MSG-11.
    [Fact]
    public void Request_CompactForms_AreShorter()
    {
        Span<byte> buffer = stackalloc byte[1024];
        var writer = new SipWriter(buffer, compact: true);
        Head().Write(ref writer);
        writer.Finish().ShouldBeTrue();
        var text = Text(writer.Written);
        foreach (var line in new[] { "\r\nv: ", "\r\nf: ", "\r\nt: ", "\r\ni: ", "\r\nm: ", "\r\nl: 0\r\n", "\r\nCSeq: " })
        {
            text.ShouldContain(line);
        }
    }

    // Holds MSG-07.
    [Fact]
    public void Body_Length_IsCountedInBytes()
    {
        Span<byte> buffer = stackalloc byte[256];
        var writer = new SipWriter(buffer);
        writer.Finish("text/plain", "äß"u8).ShouldBeTrue();
        Text(writer.Written).ShouldContain("Content-Length: 4\r\n");
    }

    // Holds MSG-08.
    [Theory]
    [InlineData("a\r\nVia: evil")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void AnyValue_WithLineEndOrNul_IsRefused(string bad)
    {
        Refused((ref SipWriter writer) => writer.Header(HeaderId.Subject, bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.Header("X-A", bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.StatusLine(200, bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.RequestLine(SipMethod.Bye, bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.NameAddr(HeaderId.From, bad, "sip:a@h", "t")).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.NameAddr(HeaderId.From, "a", "sip:a@h", bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.NameAddr(HeaderId.From, "a", bad)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.Finish(bad, "x"u8)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.Header(bad, "x")).ShouldNotBe(SipWriteError.None);
    }

    [Theory]
    [InlineData("sip:a@h>;x=<y")]
    [InlineData("sip:a@h SIP/2.0")]
    [InlineData("sip:\"a\"@h")]
    [InlineData("")]
    public void Uri_ThatWouldBreakOut_IsRefused(string uri)
    {
        Refused((ref SipWriter writer) => writer.RequestLine(SipMethod.Bye, uri)).ShouldBe(SipWriteError.IllegalByte);
        Refused((ref SipWriter writer) => writer.NameAddr(HeaderId.To, default, uri)).ShouldBe(SipWriteError.IllegalByte);
    }

    [Theory]
    [InlineData("X A")]
    [InlineData("X:A")]
    [InlineData("")]
    [InlineData("Ü")]
    public void HeaderName_ThatIsNoToken_IsRefused(string name) =>
        Refused((ref SipWriter writer) => writer.Header(name, "x")).ShouldBe(SipWriteError.IllegalName);

    [Fact]
    public void UnknownId_IsRefused() => Refused((ref SipWriter writer) => writer.Header(HeaderId.Other, "x")).ShouldBe(SipWriteError.IllegalName);

    [Fact]
    public void Buffer_ExactAndOneLess_FitsAndIsRefused()
    {
        var wide = new SipWriter(new byte[1024]);
        Head().Write(ref wide);
        wide.Finish("application/sdp", "v=0\r\n"u8).ShouldBeTrue();
        for (var length = 0; length < wide.Length; length++)
        {
            var narrow = new SipWriter(new byte[length]);
            Head().Write(ref narrow);
            narrow.Finish("application/sdp", "v=0\r\n"u8).ShouldBeFalse();
            narrow.Error.ShouldBe(SipWriteError.BufferTooSmall);
        }

        var exact = new SipWriter(new byte[wide.Length]);
        Head().Write(ref exact);
        exact.Finish("application/sdp", "v=0\r\n"u8).ShouldBeTrue();
    }

    [Theory]
    [InlineData(99)]
    [InlineData(700)]
    public void StatusLine_OutOfRange_Throws(int code) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SipWriter(new byte[64]).StatusLine(code, "x"));

    private static SipRequestHead Head() => new()
    {
        Method = SipMethod.Invite,
        RequestUri = "sip:b%20c@example.com;user=phone",
        SentBy = "192.0.2.1:5060",
        Branch = "z9hG4bK1",
        Routes = (string[])["<sip:p1;lr>", "<sip:p2;lr>"],
        FromDisplay = "A \"B\" \\ C",
        FromUri = "sip:a@example.com",
        FromTag = "t1",
        ToUri = "sip:b%20c@example.com;user=phone"u8,
        CallId = "c1"u8,
        CSeq = 7,
        ContactUri = "sip:a@192.0.2.1:5060",
    };

    private static SipWriteError Refused(Write write)
    {
        var writer = new SipWriter(new byte[512]);
        write(ref writer);
        writer.Finish().ShouldBeFalse();
        return writer.Error;
    }
}
