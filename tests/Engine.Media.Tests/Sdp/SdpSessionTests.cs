using System.Net;
using System.Text;
using Engine.Media.Sdp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sdp;

/// <summary>The session of one dialog over several exchanges, some of which fail.</summary>
public sealed class SdpSessionTests
{
    private readonly SdpSession _session = new(new LocalMedia { Address = IPAddress.Loopback, Port = 4000 }, 7);

    // Holds DLG-10.
    [Theory]
    [InlineData("192.0.2.8", "a=sendonly")]
    [InlineData("192.0.2.8", "a=inactive")]
    [InlineData("0.0.0.0", "a=sendrecv")]
    [InlineData("0.0.0.0", "a=inactive")]
    public void TalkAgain_AfterAHold_IsTheSessionFromBeforeIt(string address, string direction)
    {
        Talk();
        _session.AnswerTo(Body(address, 6002, direction)).ShouldBeOfType<Negotiation.Agreed>();
        _session.Agreed!.MaySend.ShouldBeFalse();

        _session.Offer();
        _session.AcceptAnswer([]).ShouldBeOfType<Negotiation.Refused>().Fault.ShouldBe(NegotiationFault.BadSdp);
        var again = _session.TalkAgain().ShouldNotBeNull();

        (again.MaySend, again.Direction, again.Held).ShouldBe((true, MediaDirection.SendReceive, false));
        again.Remote.ShouldBe(address == "0.0.0.0" ? new IPEndPoint(IPAddress.Parse("192.0.2.7"), 6000) : new IPEndPoint(IPAddress.Parse(address), 6002));
        _session.Agreed.ShouldBe(again);
    }

    [Fact]
    public void TalkAgain_WhileTalkingOrWhereNobodyEverTalked_ChangesNothing()
    {
        Talk();
        var talking = _session.Agreed;
        _session.TalkAgain().ShouldBeNull();
        _session.Agreed.ShouldBe(talking);

        var silent = new SdpSession(new LocalMedia { Address = IPAddress.Loopback, Port = 4000 }, 8);
        silent.Offer();
        silent.AcceptAnswer(Body("0.0.0.0", 6000, "a=inactive"));
        silent.TalkAgain().ShouldBeNull();
    }

    // Holds DLG-10.
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 0 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 7000 RTP/AVP 96\r\n")]
    [InlineData("v=0\r\nm=audio 7000 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 7000 RTP/SAVP 0\r\n")]
    public void AnswerOrOffer_Useless_LeavesTheAgreement(string body)
    {
        Talk();
        var before = _session.Agreed;
        _session.Offer();
        _session.AcceptAnswer(Encoding.UTF8.GetBytes(body)).ShouldBeOfType<Negotiation.Refused>();
        _session.AnswerTo(Encoding.UTF8.GetBytes(body)).ShouldBeOfType<Negotiation.Refused>();
        _session.Agreed.ShouldBe(before);
    }

    private void Talk()
    {
        _session.Offer();
        _session.AcceptAnswer(Body("192.0.2.7", 6000, "a=sendrecv")).ShouldBeOfType<Negotiation.Agreed>();
    }

    private static byte[] Body(string address, int port, string direction) => Encoding.UTF8.GetBytes(
        $"v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {port} RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n{direction}\r\n");
}
