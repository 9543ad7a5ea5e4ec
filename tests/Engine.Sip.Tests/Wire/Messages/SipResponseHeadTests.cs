using Engine.Sip.Wire.Messages;
using Shouldly;
using Xunit;
using static Engine.Sip.Tests.Wire.Parsing.Datagram;

namespace Engine.Sip.Tests.Wire.Messages;

public sealed class SipResponseHeadTests
{
    private static readonly byte[] Invite = Lines(
        "INVITE sip:b@h SIP/2.0", "Via: SIP/2.0/UDP 10.0.0.1:5070 ;rport; branch=z9hG4bKx;received=1.2.3.4;q=\"a;b\"",
        "v: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKy, SIP/2.0/TCP 192.0.2.8;branch=z9hG4bKz", "Record-Route: <sip:p2;lr>", "Record-Route: <sip:p1;lr>",
        "f: \"A\r\n B\" <sip:a@h>;tag=1", "To: <sip:b%40c@h>", "i: c1", "CSeq: 3 INVITE", "Timestamp: 54", "Subject: not copied", "", "");

    [Fact]
    public void Provisional_CopiesViasRouteAndDialogHeaders() => Write(180, "Ringing", "r1").ShouldBe(
        """
        SIP/2.0 180 Ringing
        Via: SIP/2.0/UDP 10.0.0.1:5070;branch=z9hG4bKx;q="a;b";received=198.51.100.2;rport=40000
        Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKy
        Via: SIP/2.0/TCP 192.0.2.8;branch=z9hG4bKz
        Record-Route: <sip:p2;lr>
        Record-Route: <sip:p1;lr>
        From: "A B" <sip:a@h>;tag=1
        To: <sip:b%40c@h>;tag=r1
        Call-ID: c1
        CSeq: 3 INVITE
        Content-Length: 0


        """.ReplaceLineEndings("\r\n"));

    [Fact]
    public void Trying_HasNoTagButTheTimestamp()
    {
        var text = Write(100, "Trying", "r1");
        text.ShouldContain("To: <sip:b%40c@h>\r\n");
        text.ShouldContain("Timestamp: 54\r\n");
        text.ShouldNotContain("Record-Route");
    }

    [Fact]
    public void Failure_HasNoRecordRoute() => Write(486, "Busy Here", "r1").ShouldNotContain("Record-Route");

    [Fact]
    public void ToTag_OfTheRequest_IsKept()
    {
        var text = Write(200, "OK", "mine", Lines("BYE sip:b@h SIP/2.0", "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx", "From: <sip:a@h>;tag=1",
            "To: sip:b@h;tag=theirs", "Call-ID: c1", "CSeq: 3 BYE", "", ""));
        text.ShouldContain("To: sip:b@h;tag=theirs\r\n");
        text.ShouldContain("Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx;received=198.51.100.2\r\n", customMessage: "no rport asked, none given");
    }

    private static string Write(int status, string reason, string tag, byte[]? request = null)
    {
        var writer = new SipWriter(new byte[2048]);
        new SipResponseHead
        {
            StatusCode = status, ReasonPhrase = reason, ToTag = tag, ReceivedFrom = "198.51.100.2", ReceivedPort = 40000,
        }.Write(ref writer, Parse(request ?? Invite));
        writer.Finish().ShouldBeTrue();
        return Text(writer.Written);
    }
}
