using System.Text;
using Engine.Sip.Wire.Messages;
using Engine.Sip.Wire.Parsing;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Parsing;

public sealed class SipParserTests
{
    [Fact]
    public void Parse_Request_GivesItsParts()
    {
        var message = Parse([.. Request("Content-Length: 3"), .. "abc"u8]);
        message.IsRequest.ShouldBeTrue();
        message.Method.ShouldBe(SipMethod.Invite);
        Text(message.RequestUri).ShouldBe("sip:b@example.com");
        message.StatusCode.ShouldBe(0);
        message.HeaderCount.ShouldBe(6);
        Text(message.Body).ShouldBe("abc");
    }

    [Theory]
    [InlineData("SIP/2.0 200 OK", 200, "OK")]
    [InlineData("sip/2.0 180 Ringing", 180, "Ringing")]
    [InlineData("SIP/2.0 699 ", 699, "")]
    [InlineData("SIP/2.0 100", 100, "")]
    [InlineData("SIP/2.0 486 Busy  Here", 486, "Busy  Here")]
    public void Parse_StatusLine_GivesCodeAndPhrase(string line, int code, string phrase)
    {
        var message = Parse(Response(line));
        message.IsRequest.ShouldBeFalse();
        (message.StatusCode, Text(message.ReasonPhrase)).ShouldBe((code, phrase));
    }

    [Theory]
    [InlineData("SIP/2.0 099 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 700 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 1000 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 2OO x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0  200 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.0 -20 x", SipParseError.BadStatusCode)]
    [InlineData("SIP/2.1 200 OK", SipParseError.UnsupportedVersion)]
    [InlineData("SIP/2.0", SipParseError.BadStartLine)]
    [InlineData("HTTP/1.1 200 OK", SipParseError.NotSip)]
    [InlineData("GET / HTTP/1.1", SipParseError.NotSip)]
    [InlineData("INVITE SIP/2.0", SipParseError.BadStartLine)]
    [InlineData("INVITE  SIP/2.0", SipParseError.BadStartLine)]
    [InlineData("INV@TE sip:b@h SIP/2.0", SipParseError.BadMethod)]
    [InlineData(" INVITE sip:b@h SIP/2.0", SipParseError.BadMethod)]
    [InlineData("INVITE sip:b@h SIP/2.0 ", SipParseError.BadStartLine)]
    [InlineData("INVITE sip:b@h SIP/3.0", SipParseError.UnsupportedVersion)]
    [InlineData("INVITE sip:b\t@h SIP/2.0", SipParseError.BadRequestUri)]
    public void Parse_BadStartLine_IsNamed(string line, SipParseError expected) => Error(Response(line)).ShouldBe(expected);

    [Theory]
    [InlineData("SIP/2.0 200 OK", SipParseError.KeepAlive, "\r\n\r\n")]
    [InlineData("SIP/2.0 200 OK", SipParseError.KeepAlive, "\r\n")]
    [InlineData("SIP/2.0 200 OK", SipParseError.KeepAlive, "")]
    [InlineData("SIP/2.0 200 OK", SipParseError.Truncated, "SIP/2.0 200 OK")]
    [InlineData("SIP/2.0 200 OK", SipParseError.Truncated, "SIP/2.0 200 OK\r")]
    [InlineData("SIP/2.0 200 OK", SipParseError.Truncated, "SIP/2.0 200 OK\r\nVia: x\r\n")]
    [InlineData("SIP/2.0 200 OK", SipParseError.BareCarriageReturn, "SIP/2.0 200 OK\rVia: x\r\n\r\n")]
    [InlineData("SIP/2.0 200 OK", SipParseError.MissingVia, "SIP/2.0 200 OK\r\n\r\n")]
    [InlineData("SIP/2.0 200 OK", SipParseError.MissingVia, "SIP/2.0 200 OK\r\n\r\n\r\n")]
    public void Parse_ShortText_IsNamed(string _, SipParseError expected, string text) => Error(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Theory]
    [InlineData("Via", SipParseError.MissingVia)]
    [InlineData("From", SipParseError.MissingFrom)]
    [InlineData("To", SipParseError.MissingTo)]
    [InlineData("Call-ID", SipParseError.MissingCallId)]
    [InlineData("CSeq", SipParseError.MissingCSeq)]
    public void Parse_WithoutNeededHeader_IsNamed(string name, SipParseError expected) =>
        Error(Lines(["BYE sip:b@h SIP/2.0", .. Needed.Where(line => !line.StartsWith(name + ":", StringComparison.Ordinal)), "", ""]))
            .ShouldBe(expected);

    [Theory]
    [InlineData("from: <sip:x@h>")]
    [InlineData("t: <sip:x@h>")]
    [InlineData("I: other")]
    [InlineData("CSEQ: 8 INVITE")]
    public void Parse_SecondSingleHeader_IsRepeated(string line) => Error(Request(line)).ShouldBe(SipParseError.RepeatedHeader);

    [Theory]
    [InlineData("From: <sip:a@example.com>;tag=1")]
    [InlineData("CSeq: 7 INVITE")]
    public void Parse_SameSingleHeaderAgain_CountsOnce(string line) => Error(Request(line)).ShouldBe(SipParseError.None);

    // Holds MSG-15.
    [Theory]
    [InlineData("", SipParseError.None)]
    [InlineData("Content-Length: 0\r\n", SipParseError.None)]
    [InlineData("Content-Length: 0\r\n\r", SipParseError.None)]
    [InlineData("Subject: a\r\n b\r\n", SipParseError.None)]
    [InlineData("Content-Length: 5\r\n", SipParseError.Truncated)]
    [InlineData("Content-Type: application/sdp\r\n", SipParseError.Truncated)]
    [InlineData("Content-Type: application/sdp\r\nContent-Length: 0\r\n", SipParseError.None)]
    [InlineData("Content-Length: 0", SipParseError.Truncated)]
    [InlineData("Subject: cu", SipParseError.Truncated)]
    public void Parse_WithoutTheEmptyLine_IsReadWhenNothingElseIsMissing(string last, SipParseError expected)
    {
        byte[] datagram = [.. Lines(["ACK sip:b@example.com SIP/2.0", .. Needed, ""]), .. Encoding.ASCII.GetBytes(last)];
        Error(datagram).ShouldBe(expected);
        if (expected == SipParseError.None)
        {
            Parse(datagram).Body.Length.ShouldBe(0);
        }
    }

    // Holds MSG-02.
    [Fact]
    public void Parse_LeadingLineEnds_AreSkipped() => Error([.. "\r\n\r\n\n"u8, .. Request()]).ShouldBe(SipParseError.None);

    // Holds MSG-02.
    [Fact]
    public void Parse_LineFeedsOnly_WorkUnlessForbidden()
    {
        var text = Encoding.ASCII.GetBytes(Text(Request("Subject: x")).Replace("\r\n", "\n", StringComparison.Ordinal));
        Text(Parse(text).Value(HeaderId.Subject)).ShouldBe("x");
        Error(text, new SipLimits { AllowBareLineFeed = false }).ShouldBe(SipParseError.BareLineFeed);
    }

    // Holds MSG-02.
    [Fact]
    public void Parse_FoldedLines_AreOneValue()
    {
        var message = Parse(Request("Subject: one\r\n two\r\n\tthree", "X-Last: y"));
        Text(message.Value(HeaderId.Subject)).ShouldBe("one\r\n two\r\n\tthree");
        Text(message.Value("x-last"u8)).ShouldBe("y");
    }

    // Holds MSG-02.
    [Fact]
    public void Parse_SpaceBeforeColonAndNone_AreAccepted()
    {
        var message = Parse(Request("Subject \t :x", "Organization:y", "Priority:"));
        Text(message.Value(HeaderId.Subject)).ShouldBe("x");
        Text(message.Value(HeaderId.Organization)).ShouldBe("y");
        message.Has(HeaderId.Priority).ShouldBeTrue();
    }

    [Fact]
    public void Parse_LinesThatAreNoHeader_ArePassedOver()
    {
        var message = Parse(Request("no colon here", ": no name", "bad name: x", "Subject: kept"));
        message.MalformedLineCount.ShouldBe(3);
        Text(message.Value(HeaderId.Subject)).ShouldBe("kept");
    }

    // Holds MSG-02.
    [Fact]
    public void Parse_CompactForms_MeanTheLongOnes()
    {
        var message = Parse(Lines(
            "INVITE sip:b@h SIP/2.0", "v: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa", "f: <sip:a@h>;tag=1", "t: <sip:b@h>", "i: c1", "CSeq: 1 INVITE",
            "m: <sip:m@h>", "e: gzip", "l: 0", "k: timer", "s: subject", "c: text/plain", "o: presence", "u: dialog", "r: <sip:r@h>",
            "b: <sip:b@h>", "a: *", "d: proxy", "j: *", "n: x", "x: 90", "y: sig", "", ""));
        foreach (var id in new[]
        {
            HeaderId.Via, HeaderId.From, HeaderId.To, HeaderId.CallId, HeaderId.Contact, HeaderId.ContentEncoding, HeaderId.ContentLength,
            HeaderId.Supported, HeaderId.Subject, HeaderId.ContentType, HeaderId.Event, HeaderId.AllowEvents, HeaderId.ReferTo,
            HeaderId.ReferredBy, HeaderId.AcceptContact, HeaderId.RequestDisposition, HeaderId.RejectContact, HeaderId.IdentityInfo,
            HeaderId.SessionExpires, HeaderId.Identity,
        })
        {
            message.Has(id).ShouldBeTrue(id.ToString());
        }
    }

    // Holds MSG-12.
    [Theory]
    [InlineData("Content-Length: 5", SipParseError.BodyTruncated)]
    [InlineData("Content-Length: 4", SipParseError.None)]
    [InlineData("Content-Length: 3", SipParseError.None)]
    [InlineData("Content-Length: -1", SipParseError.BadContentLength)]
    [InlineData("Content-Length: 4x", SipParseError.BadContentLength)]
    [InlineData("Content-Length:", SipParseError.BadContentLength)]
    [InlineData("Content-Length: 18446744073709551620", SipParseError.BodyTooLong)]
    [InlineData("Content-Length: 4\r\nl: 4", SipParseError.None)]
    [InlineData("Content-Length: 4\r\nl: 3", SipParseError.ContentLengthMismatch)]
    [InlineData("X: y", SipParseError.None)]
    public void Parse_ContentLength_IsHeldToTheDatagram(string line, SipParseError expected) =>
        Error([.. Request(line), .. "abcd"u8]).ShouldBe(expected);

    [Fact]
    public void Parse_AfterAnotherMessage_LeavesNothingBehind()
    {
        var message = new SipMessage();
        SipParser.Parse((byte[])[.. Request("Subject: old", "Content-Length: 4"), .. "body"u8], message).IsGood.ShouldBeTrue();
        SipParser.Parse(Response("SIP/2.0 200 OK"), message).IsGood.ShouldBeTrue();
        message.Has(HeaderId.Subject).ShouldBeFalse();
        message.Value(HeaderId.Subject).IsEmpty.ShouldBeTrue();
        message.Body.IsEmpty.ShouldBeTrue();
        message.MethodText.IsEmpty.ShouldBeTrue();
        message.Method.ShouldBe(SipMethod.Other);
    }

    [Fact]
    public void Detach_Copy_OutlivesTheBuffer()
    {
        var buffer = Request("Subject: keep", "Subject: two");
        var message = new SipMessage();
        SipParser.Parse(buffer, message);
        var copy = message.Detach();
        Array.Clear(buffer);
        SipParser.Parse(Response("SIP/2.0 200 OK"), message);
        copy.IsRequest.ShouldBeTrue();
        Text(copy.Value(HeaderId.Subject)).ShouldBe("keep");
        copy.HeaderCount.ShouldBe(7);
        var lines = copy.Lines(HeaderId.Subject);
        lines.MoveNext().ShouldBeTrue();
        lines.MoveNext().ShouldBeTrue();
        Text(lines.Current).ShouldBe("two");
    }

    // Holds MSG-21.
    [Fact]
    public void Result_Offset_PointsAtTheFault()
    {
        var text = Request("Subject: a", "Content-Length: x");
        var result = SipParser.Parse(text, new SipMessage());
        Text(text.AsSpan(result.Offset)).ShouldStartWith("Content-Length: x");
    }

    // Holds MSG-14.
    [Theory]
    [InlineData("CSeq: 2147483648 INVITE", SipParseError.BadCSeq)]
    [InlineData("CSeq: 2147483647 INVITE", SipParseError.None)]
    [InlineData("CSeq: 0 INVITE", SipParseError.None)]
    [InlineData("CSeq: -1 INVITE", SipParseError.BadCSeq)]
    [InlineData("CSeq: 1INVITE", SipParseError.BadCSeq)]
    [InlineData("CSeq: 1", SipParseError.BadCSeq)]
    [InlineData("CSeq: 1 INVITE x", SipParseError.BadCSeq)]
    [InlineData("CSeq: 1 BYE", SipParseError.CSeqMethodMismatch)]
    public void Check_CSeq_IsHeldToItsRange(string line, SipParseError expected) =>
        VectorFile.Judge(Lines(["INVITE sip:b@h SIP/2.0", .. Needed[..4], line, "", ""]), new SipMessage()).ShouldBe(expected);

    // Holds MSG-14.
    [Theory]
    [InlineData("Max-Forwards: 255", SipParseError.None)]
    [InlineData("Max-Forwards: 256", SipParseError.BadMaxForwards)]
    [InlineData("Max-Forwards: x", SipParseError.BadMaxForwards)]
    [InlineData("Contact: *", SipParseError.None)]
    [InlineData("Contact: <sip:a@h>, sip:b@h;q=1, tel:+1234", SipParseError.None)]
    [InlineData("Contact: b@h", SipParseError.BadContact)]
    public void Check_OtherHeaders_AreHeldToTheirGrammar(string line, SipParseError expected) =>
        VectorFile.Judge(Request(line), new SipMessage()).ShouldBe(expected);
}
