using System.Net;
using System.Text;
using Engine.Media.Sdp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sdp;

public sealed class OfferAnswerTests
{
    private const string Head = "v=0\r\no=- 1 1 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 203.0.113.5\r\nt=0 0\r\n";
    private readonly SdpSession _session = new(Some.Local(), sessionId: 77);

    // Holds SDP-03, COD-02 and COD-05.
    [Fact]
    public void Offer_Default_IsTheBodyOfSdp03() => Encoding.UTF8.GetString(_session.Offer()).ShouldBe("""
        v=0
        o=- 77 1 IN IP4 192.0.2.10
        s=-
        c=IN IP4 192.0.2.10
        t=0 0
        m=audio 20000 RTP/AVP 8 0 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=ptime:20
        a=sendrecv

        """.ReplaceLineEndings("\r\n"));

    // Holds SDP-03 and RTP-03.
    [Theory]
    [InlineData(20001, false)]
    [InlineData(30001, true)]
    public void Offer_RtcpPort_IsWrittenOnlyWhenNotTheNext(int rtcpPort, bool isWritten) =>
        Encoding.UTF8.GetString(new SdpSession(Some.Local() with { RtcpPort = rtcpPort }, 1).Offer())
            .Contains("a=rtcp:30001", StringComparison.Ordinal).ShouldBe(isWritten);

    // Holds SDP-02.
    [Theory]
    [InlineData(0L, "1")]
    [InlineData(-1L, "9223372036854775807")]
    [InlineData(long.MinValue, "1")]
    public void Offer_SessionId_IsPositiveAndBelow2To63(long random, string written) =>
        Encoding.UTF8.GetString(new SdpSession(Some.Local(), random).Offer()).ShouldContain($"o=- {written} 1 ");

    // Holds SDP-02.
    [Fact]
    public void Offer_VersionGrowsOnlyWhenTheBodyChanges()
    {
        var first = _session.Offer();
        _session.Offer().ShouldBe(first);
        _session.Local = _session.Local with { Direction = MediaDirection.SendOnly };
        Encoding.UTF8.GetString(_session.Offer()).ShouldContain("o=- 77 2 ");
        Encoding.UTF8.GetString(_session.Offer()).ShouldContain("o=- 77 2 ");
    }

    // Holds SDP-05, SDP-07, COD-05 and DTMF-03.
    [Fact]
    public void AcceptAnswer_SeveralCodecs_SendsTheFirstAndReceivesAny()
    {
        var media = Accept("m=audio 4000 RTP/AVP 0 8 96\r\na=rtpmap:96 telephone-event/8000\r\n");

        media.Remote.ShouldBe(new IPEndPoint(IPAddress.Parse("203.0.113.5"), 4000));
        media.RemoteRtcp.Port.ShouldBe(4001);
        (media.SendCodec, media.SendPayloadType, media.SendEventPayloadType).ShouldBe((AudioCodec.Pcmu, (byte)0, (byte?)96));
        (media.Receive[0], media.Receive[8], media.Receive[96], media.Receive[101], media.Receive[18])
            .ShouldBe((PayloadKind.Pcmu, PayloadKind.Pcma, PayloadKind.Event, PayloadKind.Event, PayloadKind.Unknown));
    }

    // Holds SDP-06 and SDP-07.
    [Fact]
    public void AcceptAnswer_DynamicNumberForAKnownCodec_IsMatchedByName()
    {
        var media = Accept("m=audio 4000 RTP/AVP 18 97\r\na=rtpmap:97 pcma/8000/1\r\n");
        (media.SendCodec, media.SendPayloadType).ShouldBe((AudioCodec.Pcma, (byte)97));
        media.SendEventPayloadType.ShouldBeNull();
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 0\r\n", NegotiationFault.AudioRefused)]
    [InlineData("m=audio 4000 RTP/AVP 18\r\n", NegotiationFault.NoCommonCodec)]
    [InlineData("m=audio 4000 RTP/AVP 96\r\na=rtpmap:96 PCMA/16000\r\n", NegotiationFault.NoCommonCodec)]
    [InlineData("m=audio 4000 RTP/SAVP 0\r\n", NegotiationFault.UnsupportedTransport)]
    [InlineData("m=image 4000 udptl t38\r\n", NegotiationFault.NoAudio)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 gateway.example\r\n", NegotiationFault.BadAddress)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 239.1.2.3\r\n", NegotiationFault.BadAddress)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 224.2.1.1/127\r\n", NegotiationFault.BadAddress)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 255.255.255.255\r\n", NegotiationFault.BadAddress)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP6 ff0e::1\r\n", NegotiationFault.BadAddress)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\nc=IN IP6 ::ffff:239.1.2.3\r\n", NegotiationFault.BadAddress)]
    public void AcceptAnswer_WhatCannotWork_IsRefusedWithItsFault(string section, NegotiationFault fault)
    {
        _session.Offer();
        _session.AcceptAnswer(Encoding.UTF8.GetBytes(Head + section)).ShouldBeOfType<Negotiation.Refused>().Fault.ShouldBe(fault);
        _session.Agreed.ShouldBeNull();
    }

    [Fact]
    public void AcceptAnswer_BeforeAnOfferOrUnreadable_IsBadSdp()
    {
        var answer = Encoding.UTF8.GetBytes(Head + "m=audio 4000 RTP/AVP 0\r\n");
        new SdpSession(Some.Local(), 1).AcceptAnswer(answer).ShouldBeOfType<Negotiation.Refused>().Fault.ShouldBe(NegotiationFault.BadSdp);
        _session.Offer();
        _session.AcceptAnswer("rubbish"u8).ShouldBeOfType<Negotiation.Refused>().Fault.ShouldBe(NegotiationFault.BadSdp);
    }

    // Holds SDP-09.
    [Theory]
    [InlineData("", 20)]
    [InlineData("a=ptime:10\r\n", 10)]
    [InlineData("a=ptime:30\r\n", 30)]
    [InlineData("a=ptime:60\r\n", 60)]
    [InlineData("a=ptime:25\r\n", 20)]
    [InlineData("a=ptime:200\r\n", 20)]
    [InlineData("a=maxptime:10\r\n", 10)]
    [InlineData("a=ptime:40\r\na=maxptime:20\r\n", 20)]
    [InlineData("a=maxptime:150\r\n", 20)]
    public void AcceptAnswer_Ptime_FollowsSdp09(string lines, int ptimeMs) =>
        Accept("m=audio 4000 RTP/AVP 0\r\n" + lines).PtimeMs.ShouldBe(ptimeMs);

    // Holds SDP-12.
    [Fact]
    public void AcceptAnswer_RtcpAttributes_AreFollowed()
    {
        Accept("m=audio 4000 RTP/AVP 0\r\na=rtcp:5001 IN IP4 203.0.113.9\r\n").RemoteRtcp.ShouldBe(new IPEndPoint(IPAddress.Parse("203.0.113.9"), 5001));
        Accept("m=audio 4000 RTP/AVP 0\r\na=rtcp-mux\r\n").RtcpMux.ShouldBeFalse();
        _session.Local = _session.Local with { OfferRtcpMux = true };
        Accept("m=audio 4000 RTP/AVP 0\r\na=rtcp-mux\r\n").RemoteRtcp.Port.ShouldBe(4000);
    }

    // Holds SDP-08.
    [Theory]
    [InlineData("a=sendrecv\r\n", MediaDirection.SendReceive, "sendrecv", true)]
    [InlineData("a=sendonly\r\n", MediaDirection.ReceiveOnly, "recvonly", false)]
    [InlineData("a=recvonly\r\n", MediaDirection.SendOnly, "sendonly", true)]
    [InlineData("a=inactive\r\n", MediaDirection.Inactive, "inactive", false)]
    [InlineData("c=IN IP4 0.0.0.0\r\n", MediaDirection.ReceiveOnly, "recvonly", false)]
    [InlineData("c=IN IP4 0.0.0.0\r\na=inactive\r\n", MediaDirection.Inactive, "inactive", false)]
    public void AnswerTo_Directions_FollowTheMatrix(string line, MediaDirection ours, string written, bool maySend)
    {
        var agreed = Answer("m=audio 4000 RTP/AVP 8\r\n" + line);
        agreed.Media.Direction.ShouldBe(ours);
        agreed.Media.MaySend.ShouldBe(maySend);
        Text(agreed).ShouldContain($"a={written}\r\n");
    }

    // Holds SDP-04 and SDP-10.
    [Fact]
    public void AnswerTo_OfferWithVideo_KeepsOrderAndNumbersAndRefusesVideo()
    {
        var agreed = Answer(
            "m=video 5000 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n" +
            "m=audio 4000 RTP/AVP 18 0 8 100\r\na=rtpmap:100 telephone-event/8000\r\n");
        var lines = Text(agreed).Split("\r\n");

        lines.Where(line => line[..Math.Min(2, line.Length)] == "m=").ShouldBe(["m=video 0 RTP/AVP 99", "m=audio 20000 RTP/AVP 0 8 100"]);
        agreed.Media.SendCodec.ShouldBe(AudioCodec.Pcmu);
        agreed.Media.SendEventPayloadType.ShouldBe((byte)100);
    }

    // Holds SDP-04 and SDP-12.
    [Fact]
    public void AnswerTo_RtcpMuxOffered_IsAccepted()
    {
        var agreed = Answer("m=audio 4000 RTP/AVPF 8\r\na=rtcp-mux\r\n");
        agreed.Media.RtcpMux.ShouldBeTrue();
        Text(agreed).ShouldContain("RTP/AVPF 8\r\n");
        Text(agreed).ShouldContain("a=rtcp-mux\r\n");
    }

    // Holds SDP-10.
    [Theory]
    [InlineData("m=image 5000 udptl t38\r\n")]
    [InlineData("m=audio 0 RTP/AVP 8\r\nm=image 5000 udptl t38\r\n")]
    [InlineData("m=audio 4000 RTP/AVP 18\r\n")]
    [InlineData("m=audio 4000 RTP/SAVP 8\r\n")]
    public void AnswerTo_OfferWithoutUsableAudio_IsRefusedAndKeepsWhatWas(string sections)
    {
        var before = Answer("m=audio 4000 RTP/AVP 8\r\n").Media;
        _session.AnswerTo(Encoding.UTF8.GetBytes(Head + sections)).ShouldBeOfType<Negotiation.Refused>();
        _session.Agreed.ShouldBeSameAs(before);
    }

    // Holds SDP-04.
    [Fact]
    public void AnswerTo_SecondAudioLine_IsRefused() =>
        Text(Answer("m=audio 4000 RTP/AVP 8\r\nm=audio 4002 RTP/AVP 8\r\n")).ShouldContain("m=audio 0 RTP/AVP 8\r\n");

    // Holds SDP-02.
    [Fact]
    public void AnswerTo_SameOfferAgain_KeepsTheVersionAndANewDirectionRaisesIt()
    {
        Text(Answer("m=audio 4000 RTP/AVP 8\r\n")).ShouldContain("o=- 77 1 ");
        Text(Answer("m=audio 4000 RTP/AVP 8\r\n")).ShouldContain("o=- 77 1 ");
        Text(Answer("m=audio 4000 RTP/AVP 8\r\na=sendonly\r\n")).ShouldContain("o=- 77 2 ");
    }

    private NegotiatedMedia Accept(string section)
    {
        _session.Offer();
        return _session.AcceptAnswer(Encoding.UTF8.GetBytes(Head + section)).ShouldBeOfType<Negotiation.Agreed>().Media;
    }

    private Negotiation.Agreed Answer(string sections) =>
        _session.AnswerTo(Encoding.UTF8.GetBytes(Head + sections)).ShouldBeOfType<Negotiation.Agreed>();

    private static string Text(Negotiation.Agreed agreed) => Encoding.UTF8.GetString(agreed.AnswerBody.Span);
}
