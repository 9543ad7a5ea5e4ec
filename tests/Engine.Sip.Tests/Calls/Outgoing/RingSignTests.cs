using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>CALL-03: what rings is decided once, where the ring timeout starts; what the observer and the result say is the same.</summary>
public sealed class RingSignTests
{
    private const string Sdp = "v=0 early";

    [Fact]
    public void Sign_OfEveryProvisional_Only180AndA183WithSdp()
    {
        for (var status = 100; status < 200; status++)
        {
            CallProgress.SignOf(status, hasSdp: false).ShouldBe(status == 180 ? ProgressSign.Alerting : ProgressSign.None);
            CallProgress.SignOf(status, hasSdp: true).ShouldBe(status switch { 180 => ProgressSign.Alerting, 183 => ProgressSign.EarlyMedia, _ => ProgressSign.None });
        }
    }

    [Theory]
    [InlineData(180, null, true)]
    [InlineData(180, Sdp, true)]
    [InlineData(183, Sdp, true)]
    [InlineData(183, null, false)]
    [InlineData(181, null, false)]
    [InlineData(181, Sdp, false)]
    [InlineData(182, null, false)]
    [InlineData(182, Sdp, false)]
    [InlineData(184, null, false)]
    [InlineData(189, Sdp, false)]
    [InlineData(100, null, false)]
    [InlineData(199, null, false)]
    public void Provisional_TimerObserverAndResult_SayTheSame(int status, string? sdp, bool rings)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Pass(2000);
        rig.Peer.Respond(invite, status, "c1", sdp);
        rig.Pass(rings ? 15_000 : 13_000);
        rig.Requests("CANCEL").ShouldHaveSingleItem().At.ShouldBe(rings ? 17_000 : 15_000);
        rig.Peer.Respond(invite, 487, "c1");
        (call.Result.Reason, call.Result.PddMs, call.Result.RingingMs)
            .ShouldBe(rings ? (CallReason.RingTimeout, 2000L, 15_000L) : (CallReason.NoRinging, (long?)null, 0L));
        call.Progress.Where(p => p.Sign != ProgressSign.None).Select(p => p.PostDialDelayMs).ShouldBe(rings ? [2000] : []);
    }

    [Fact]
    public void Signs_Several_OnlyTheFirstHasTheDelay()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 181, "c1");
        rig.Peer.Respond(invite, 183, "c1");
        rig.Pass(700);
        rig.Peer.Respond(invite, 183, "c1", Sdp);
        rig.Pass(300);
        rig.Peer.Respond(invite, 180, "c1");
        call.Progress.Select(p => (p.Status, p.Sign, p.PostDialDelayMs)).ShouldBe(
            [(181, ProgressSign.None, null), (183, ProgressSign.None, null), (183, ProgressSign.EarlyMedia, 700), (180, ProgressSign.Alerting, null)]);
        rig.Peer.Respond(invite, 486, "c1");
        (call.Result.PddMs, call.Result.RingingMs).ShouldBe((700, 300));
    }

    // Holds MAP-10.
    [Theory]
    [InlineData(180, HangUpSide.Local)]
    [InlineData(181, HangUpSide.Local)]
    [InlineData(0, null)]
    public void RingTimeout_SideIsOursWhereACancelLeft(int status, HangUpSide? side)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        if (status > 0)
        {
            rig.Peer.Respond(invite, status, "c1");
        }

        rig.Pass(16_000);
        if (status > 0)
        {
            rig.Peer.Respond(invite, 487, "c1");
        }

        call.Result.HangUpSide.ShouldBe(side);
    }

    // Holds MAP-10.
    [Fact]
    public void NoAckOfOurAnswer_TheByeIsOursAndTheFaultTheCarriers()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Answered();
        rig.Peer.Request("INVITE", invite, "callee", 1, "v=0 hold");
        rig.Pass(32_000);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        (call.Result.Reason, call.Result.Party, call.Result.HangUpSide).ShouldBe((CallReason.NoAck, Party.Carrier, HangUpSide.Local));
    }
}
