using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Methods;

/// <summary>Our OPTIONS in a dialog whose line is silent, from the question to the end of the call, at byte level.</summary>
public sealed class OptionsInDialogTests
{
    private static readonly LineFacts Awaited = new() { IsAwaited = true };
    private static readonly LineFacts Held = new() { IsHeld = true };

    // Holds DLG-20 and RTP-30.
    [Fact]
    public void SilentLine_AskedInTheDialog()
    {
        using var rig = new Rig();
        (var ticket, _, var invite) = Answered(rig, Awaited);
        rig.Pass(29_999);
        rig.Requests("OPTIONS").ShouldBeEmpty();
        rig.Pass(1);
        var options = rig.Requests("OPTIONS").ShouldHaveSingleItem();
        (options.RequestUri, options.ToTag, options.CSeq).ShouldBe(("sip:callee@203.0.113.5:5060", "callee", invite.CSeq + 1));
        (options["Call-ID"], options["Accept"]).ShouldBe((invite["Call-ID"], "application/sdp"));
        HangUp(rig, ticket);
    }

    // Holds DLG-20 and RTP-30.
    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(401)]
    [InlineData(405)]
    [InlineData(491)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(503)]
    public void SilentLine_WhateverIsAnswered_IsKeptAndAskedAgain(int status)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Answered(rig, Awaited);
        for (var time = 1; time <= 10; time++)
        {
            rig.Pass(30_000);
            rig.Requests("OPTIONS").Length.ShouldBe(time);
            rig.Peer.Respond(rig.Requests("OPTIONS")[^1], status);
        }

        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
    }

    // Holds DLG-20, RTP-30 and RTP-32.
    [Theory]
    [InlineData(false, 481, CallReason.MediaTimeout, Party.Carrier)]
    [InlineData(false, 408, CallReason.MediaTimeout, Party.Carrier)]
    [InlineData(false, 0, CallReason.MediaTimeout, Party.Carrier)]
    [InlineData(true, 481, CallReason.MediaLost, Party.Carrier)]
    [InlineData(true, 408, CallReason.MediaLost, Party.Carrier)]
    [InlineData(true, 0, CallReason.MediaLost, Party.Carrier)]
    [InlineData(true, 200, CallReason.Held, Party.Contact)]
    [InlineData(true, 405, CallReason.Held, Party.Contact)]
    [InlineData(true, 491, CallReason.Held, Party.Contact)]
    [InlineData(true, 501, CallReason.Held, Party.Contact)]
    public void NobodyThere_OrHeldForTooLong_EndsByBye(bool held, int status, CallReason reason, Party party)
    {
        using var rig = new Rig();
        (_, var call, _) = Answered(rig, held ? Held : Awaited);
        rig.Pass(held ? 60_000 : 30_000);
        var options = rig.Requests("OPTIONS").ShouldHaveSingleItem();
        if (status > 0)
        {
            rig.Peer.Respond(options, status);
        }
        else
        {
            rig.Pass(32_000);
        }

        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        (call.Result.Exit, call.Result.Reason, call.Result.Party, call.Result.HangUpSide).ShouldBe((CallExit.Answered, reason, party, HangUpSide.Local));
    }

    // Holds DLG-20.
    [Fact]
    public void Challenged_AskedAgainWithCredentialsOnce()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Answered(rig, Awaited, new CallSettings
        {
            Credentials = new TrunkCredentials(DigestCredentials.FromPassword("alice", "secret"), null, "carrier"),
        });
        rig.Pass(30_000);
        rig.Peer.Respond(rig.Requests("OPTIONS")[0], 407, headers: Challenge("n1"));
        var again = rig.Requests("OPTIONS")[^1];
        again["Proxy-Authorization"].ShouldContain("username=\"alice\"");
        rig.Peer.Respond(again, 407, headers: Challenge("n2"));
        rig.Requests("OPTIONS").Length.ShouldBe(2);
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds RTP-34.
    [Fact]
    public void IcmpForTheOptions_OnAHeldLine_EndsAtOnce()
    {
        using var rig = new Rig();
        (_, var call, _) = Answered(rig, Held);
        rig.Pass(60_000);
        rig.Agent.Unreachable(Rig.Gateway);
        rig.Settle();
        rig.Agent.Unreachable(Rig.Gateway);
        rig.Settle();
        (call.Result.Reason, call.Result.Party).ShouldBe((CallReason.MediaLost, Party.Carrier));
    }

    // Holds RTP-34 and CALL-29.
    [Fact]
    public void IcmpForTheOptions_ThePeerSpokeFromElsewhere_IsAskedThere()
    {
        using var rig = new Rig();
        rig.Peer.Contact = "<sip:callee@203.0.113.6:5060>";
        (var ticket, var call, _) = Answered(rig, Awaited);
        rig.Pass(30_000);
        rig.Requests("OPTIONS").ShouldHaveSingleItem().To.ShouldBe(Rig.OtherGateway);
        rig.Agent.Unreachable(Rig.OtherGateway);
        rig.Settle();
        var again = rig.Requests("OPTIONS")[^1];
        again.To.ShouldBe(Rig.Gateway);
        rig.Peer.Respond(again, 200);
        call.Results.ShouldBeEmpty();
        HangUp(rig, ticket);
    }

    // Holds RTP-30 and RTP-34.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhileAPromptPlays_IcmpOnSipAloneEndsNothing_OnBothItDoes(bool rtpToo)
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Answered(rig, new LineFacts { IsPlaying = true });
        call.Bounces = rtpToo;
        rig.Pass(30_000);
        rig.Agent.Unreachable(Rig.Gateway);
        rig.Settle();
        rig.Requests("BYE").Length.ShouldBe(rtpToo ? 1 : 0);
        if (!rtpToo)
        {
            call.Results.ShouldBeEmpty();
            HangUp(rig, ticket);
        }
    }

    // Holds RTP-34.
    [Fact]
    public void Drain_HeldLineOfAPeerThatIsGone_DoesNotWaitForTheTime()
    {
        using var rig = new Rig();
        (_, var call, _) = Answered(rig, Held, new CallSettings { HeldMax = TimeSpan.FromHours(1), MediaTimeout = TimeSpan.Zero });
        rig.Pass(5000);
        rig.Agent.Drain();
        rig.Pass(33_000);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Result.Reason.ShouldBe(CallReason.MediaLost);
    }

    [Fact]
    public void HangUp_WhileTheQuestionIsOpen_ItsAnswerChangesNothing()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Answered(rig, Awaited);
        rig.Pass(30_000);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("OPTIONS")[0], 481);
        rig.Peer.Respond(rig.Requests("BYE").ShouldHaveSingleItem(), 200);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
    }

    private static (CallTicket Ticket, Recorder Call, WireMessage Invite) Answered(Rig rig, LineFacts line, CallSettings? settings = null)
    {
        (var ticket, var call, var invite) = rig.Place(settings);
        call.Line = line;
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        return (ticket, call, invite);
    }

    private static string Challenge(string nonce) => $"Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\"";

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
