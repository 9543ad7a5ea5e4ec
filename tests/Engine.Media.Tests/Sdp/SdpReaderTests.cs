using System.Text;
using Engine.Media.Sdp;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sdp;

public sealed class SdpReaderTests
{
    /// <summary>The example of RFC 8866 §5.</summary>
    private const string Example = """
        v=0
        o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1
        s=Call to John Smith
        i=SDP Offer #1
        u=http://www.jdoe.example.com/home.html
        e=Jane Doe <jane@jdoe.example.com>
        p=+1 617 555-6011
        c=IN IP4 198.51.100.1
        t=0 0
        m=audio 49170 RTP/AVP 0
        m=audio 49180 RTP/AVP 0
        m=video 51372 RTP/AVP 99
        c=IN IP6 2001:db8::2
        a=rtpmap:99 h263-1998/90000
        """;

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void TryRead_ExampleOfRfc8866_AnyLineEnd_IsRead(string lineEnd)
    {
        var session = Read(Example.ReplaceLineEndings(lineEnd));

        session.Origin.ShouldBe(new SdpOrigin("3724394400", "3724394405", "198.51.100.1", "jdoe"));
        session.SessionName.ShouldBe("Call to John Smith");
        session.Media.Select(media => (media.Kind, media.Port, session.AddressOf(media))).ShouldBe(
            [("audio", 49170, "198.51.100.1"), ("audio", 49180, "198.51.100.1"), ("video", 51372, "2001:db8::2")]);
        session.Media[2].MapOf("99").ShouldBe(new RtpMap(99, "h263-1998", 90000));
        session.Media[0].MapOf("0").ShouldBe(new RtpMap(0, "PCMU", 8000));
        session.Media[0].MapOf("96").ShouldBeNull();
    }

    [Fact]
    public void TryRead_AttributesOfACall_AreRead()
    {
        var session = Read("""
            v=0
            a=sendonly
            c=IN IP4 224.2.1.1/127/3
            m=audio 4000/2 RTP/SAVP 8 101 110
            a=rtpmap:101 telephone-event/8000
            a=rtpmap:110 opus/48000/2
            a=fmtp:101 0-16
            a=ptime:30
            a=maxptime:60
            a=rtcp:53020 IN IP4 126.16.64.4
            a=rtcp-mux
            a=candidate:1 1 UDP 2130706431 192.0.2.1 4000 typ host
            a=inactive
            b=AS:64
            """);
        var media = session.Media.ShouldHaveSingleItem();

        session.AddressOf(media).ShouldBe("224.2.1.1");
        session.DirectionOf(media).ShouldBe(MediaDirection.Inactive);
        (media.Port, media.PtimeMs, media.MaxPtimeMs, media.RtcpPort, media.RtcpAddress, media.RtcpMux)
            .ShouldBe((4000, 30, 60, 53020, "126.16.64.4", true));
        media.FormatParameters[101].ShouldBe("0-16");
        media.RtpMaps[1].Channels.ShouldBe(2);
        media.IsRtp.ShouldBeTrue();
    }

    // Holds SDP-01.
    [Theory]
    [InlineData("", SdpFault.NotSdp)]
    [InlineData("hello", SdpFault.NotSdp)]
    [InlineData("v=0", SdpFault.None)]
    [InlineData("m=audio 4000 RTP/AVP 0", SdpFault.None)]
    [InlineData("v=0\nm=audio", SdpFault.BadMediaLine)]
    [InlineData("v=0\nm=audio x RTP/AVP 0", SdpFault.BadMediaLine)]
    [InlineData("v=0\nm=audio 65536 RTP/AVP 0", SdpFault.BadMediaLine)]
    [InlineData("v=0\nm=audio -1 RTP/AVP 0", SdpFault.BadMediaLine)]
    [InlineData("v=0\na=rtpmap:200 X/1\na=rtpmap\na=ptime:x\nc=\no=\nz", SdpFault.None)]
    public void TryRead_OddBodies_HaveTheirFault(string body, SdpFault fault) =>
        SdpReader.TryRead(Encoding.UTF8.GetBytes(body), out _).ShouldBe(fault);

    // Holds SDP-01.
    [Fact]
    public void TryRead_EveryLimit_HoldsAndOneMoreIsRefused()
    {
        var section = "m=audio 4000 RTP/AVP 0\r\n";
        Fault("v=0\r\n" + string.Concat(Enumerable.Repeat(section, 16))).ShouldBe(SdpFault.None);
        Fault("v=0\r\n" + string.Concat(Enumerable.Repeat(section, 17))).ShouldBe(SdpFault.TooManyMedia);
        Fault("m=audio 4000 RTP/AVP" + string.Concat(Enumerable.Range(0, 64).Select(n => $" {n}"))).ShouldBe(SdpFault.None);
        Fault("m=audio 4000 RTP/AVP" + string.Concat(Enumerable.Range(0, 65).Select(n => $" {n}"))).ShouldBe(SdpFault.TooManyFormats);
        Fault("m=audio 4000 RTP/AVP" + string.Concat(Enumerable.Repeat(" 0", 500))).ShouldBe(SdpFault.None, "a format that is repeated counts once (SDP-15)");
        Fault("v=0" + new string('\n', SessionDescription.MaxBytes - 3)).ShouldBe(SdpFault.None);
        Fault("v=0" + new string('\n', SessionDescription.MaxBytes - 2)).ShouldBe(SdpFault.TooLarge);
    }

    // Holds SEC-07.
    [Fact]
    public void TryRead_MutatedBodies_NeverThrow()
    {
        var random = new Random(7);
        var whole = Encoding.UTF8.GetBytes(Example + "\na=rtpmap:0 PCMU/8000\na=fmtp:0 x\na=rtcp:1\na=ptime:20\n");
        for (var n = 0; n < 20_000; n++)
        {
            var body = whole.AsSpan(0, random.Next(whole.Length + 1)).ToArray();
            for (var m = random.Next(12); m > 0 && body.Length > 0; m--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            if (SdpReader.TryRead(body, out var session) == SdpFault.None)
            {
                session!.Media.Count.ShouldBeLessThanOrEqualTo(SessionDescription.MaxMedia);
                _ = OfferAnswer.Answer(session, Some.Local(), new SdpOrigin("1", "1", "0.0.0.0"));
            }
        }
    }

    [Fact]
    public void WriteThenRead_AnyOfOurOffers_IsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<(ushort Port, byte Shape, byte Events, bool Mux)>(),
        given =>
        {
            var local = Some.Local(given.Shape) with
            {
                Port = given.Port,
                OfferRtcpMux = given.Mux,
                TelephoneEventPayloadType = (given.Shape & 16) != 0 ? null : (byte)(96 + (given.Events % 32)),
                RtcpPort = (given.Shape & 32) != 0 ? 4001 : null,
                Direction = (MediaDirection)(given.Shape >> 6),
            };
            var offer = OfferAnswer.Offer(local, new SdpOrigin("5", "6", "0.0.0.0"));
            var bytes = SdpWriter.Write(offer);
            SdpReader.TryRead(bytes, out var read).ShouldBe(SdpFault.None);
            return SdpWriter.Write(read!).AsSpan().SequenceEqual(bytes);
        }).QuickCheckThrowOnFailure();

    // Holds SDP-01.
    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Write_ValueThatBreaksTheLine_IsRefused(string name) =>
        Should.Throw<ArgumentException>(() => SdpWriter.Write(new SessionDescription { SessionName = name }));

    private static SessionDescription Read(string body)
    {
        SdpReader.TryRead(Encoding.UTF8.GetBytes(body), out var session).ShouldBe(SdpFault.None);
        return session!;
    }

    private static SdpFault Fault(string body) => SdpReader.TryRead(Encoding.UTF8.GetBytes(body), out _);
}
