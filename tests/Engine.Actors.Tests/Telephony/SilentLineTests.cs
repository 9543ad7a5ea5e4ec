using System.Net;
using System.Net.Sockets;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Sip.Calls.Outgoing;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony;

/// <summary>A line that is silent or held, from the session and the packets to what is told: SIP on virtual time, media on loopback.</summary>
public sealed class SilentLineTests(TrunkSettingsTests.Media media) : IClassFixture<TrunkSettingsTests.Media>
{
    // Holds RTP-32.
    [Theory]
    [InlineData("sendonly", true)]
    [InlineData("inactive", true)]
    [InlineData("recvonly", false)]
    [InlineData("sendrecv", false)]
    public void Session_OfTheAnswerOrLater_SaysWhetherTheLineIsHeld(string direction, bool held)
    {
        using var wire = new TrunkWire(media.Plane);
        var call = wire.Answered(direction: direction);
        Line(call).IsHeld.ShouldBe(held);
        wire.Reoffer(1, 40_000, "sendrecv");
        Line(call).IsHeld.ShouldBeFalse();
        wire.Reoffer(2, 40_000, direction);
        Line(call).IsHeld.ShouldBe(held);
        wire.HangUp(call);
    }

    // Holds RTP-30.
    [Fact]
    public void Line_IsAwaitedWhileTheFlowWaitsOrTwoTalk()
    {
        using var wire = new TrunkWire(media.Plane);
        var (call, other) = (wire.Answered(), wire.Answered());
        (Line(call).IsAwaited, Line(call).BridgeSignsOfLife).ShouldBe((false, null));
        call.Await(true);
        Line(call).IsAwaited.ShouldBeTrue();
        call.Await(false);
        Line(call).IsAwaited.ShouldBeFalse();
        call.Bridge(other);
        (Line(call).IsAwaited, Line(call).BridgeSignsOfLife).ShouldBe((true, 0L));
        (Line(other).IsAwaited, Line(other).BridgeSignsOfLife).ShouldBe((true, 0L));
        wire.HangUp(call);
        wire.HangUp(other);
    }

    // Holds RTP-32.
    [Fact]
    public void Prompt_ToAHeldLine_WaitsAndBeginsWhenTheHoldEnds()
    {
        using var wire = new TrunkWire(media.Plane);
        var call = wire.Answered(direction: "inactive");
        call.Play(1, EncodedPrompt.From(new PcmClip(new short[800], 8000)));
        Until(() => Line(call).IsPlaying);
        Thread.Sleep(300);
        Line(call).IsPlaying.ShouldBeTrue("100 ms of sound are not over: the line is held");

        wire.Reoffer(1, 40_000, "sendrecv");

        Until(() => wire.Told is CallEvent.PlaybackEnded);
        ((CallEvent.PlaybackEnded)wire.Told).ShouldSatisfyAllConditions(e => e.Completed.ShouldBeTrue(), e => e.PlayedMs.ShouldBe(100));
        wire.HangUp(call);
    }

    // Holds RTP-30 and DLG-20.
    [Theory]
    [InlineData(200, null)]
    [InlineData(405, null)]
    [InlineData(491, null)]
    [InlineData(501, null)]
    [InlineData(481, "media_timeout")]
    [InlineData(408, "media_timeout")]
    [InlineData(0, "media_timeout")]
    public void ContactAwaited_WhoNeverSends_IsCutOnlyWhenHisDialogIsGone(int status, string? reason)
    {
        using var wire = new TrunkWire(media.Plane);
        var call = wire.Answered();
        call.Await(true);
        wire.Pass(TimeSpan.FromSeconds(30));
        if (status > 0)
        {
            wire.Peer.Respond(wire.Sent("OPTIONS")[0], status);
        }
        else
        {
            wire.Pass(TimeSpan.FromSeconds(32));
        }

        wire.Sent("BYE").Length.ShouldBe(reason is null ? 0 : 1);
        if (reason is null)
        {
            wire.HangUp(call);
            return;
        }

        wire.Peer.Respond(wire.Sent("BYE")[0], 200);
        wire.Told.ShouldBeOfType<CallEvent.HungUp>().ShouldSatisfyAllConditions(e => e.Reason.ShouldBe(reason), e => e.Side.ShouldBe(Party.Engine), e => e.AtFault.ShouldBe(Party.Carrier));
    }

    /// <summary>Only Linux says where an ICMP error came from.</summary>
    // Holds RTP-34.
    [Fact]
    public void RtpToAClosedPort_IsSeenWhereTheSystemTells()
    {
        int closed;
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            closed = ((IPEndPoint)socket.LocalEndPoint!).Port;
        }

        using var wire = new TrunkWire(media.Plane);
        var call = wire.Answered(closed);
        if (OperatingSystem.IsLinux())
        {
            Until(() => Line(call).Unreachable > 2);
        }

        wire.HangUp(call);
    }

    private static LineFacts Line(ICall call) => ((ICallObserver)call).OnLook()!.Value;

    private static void Until(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(10)).ShouldBeTrue();
}
