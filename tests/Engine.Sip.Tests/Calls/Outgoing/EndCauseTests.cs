using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>The Reason header of the message that ends a call, on the wire: what it means and what of it is kept.</summary>
public sealed class EndCauseTests
{
    // Holds MAP-08 and ID-08.
    [Theory]
    [InlineData("Reason: Q.850;cause=38;text=\"Network out of order\"", CallReason.NetworkFailure, Party.Carrier)]
    [InlineData("Reason: Q.850 ; cause=102 ; text=\"timer\"", CallReason.SessionExpired, Party.Carrier)]
    [InlineData("Reason: SIP;cause=408;text=\"Session timeout\"", CallReason.SessionExpired, Party.Carrier)]
    [InlineData("Reason: sip;cause=503", CallReason.NetworkFailure, Party.Carrier)]
    [InlineData("Reason: Q.850;cause=16, SIP;cause=480", CallReason.NetworkFailure, Party.Carrier)]
    [InlineData("Reason: Q.850;cause=16;text=\"Normal\";location=LN", CallReason.RemoteHangup, Party.Contact)]
    [InlineData("Reason: Q.850;cause=200", CallReason.RemoteHangup, Party.Contact)]
    [InlineData("X-Reason: Q.850;cause=38", CallReason.RemoteHangup, Party.Contact)]
    public void Bye_ByItsCause_IsTheContactsOrTheNetworks(string header, CallReason reason, Party party)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Answered();
        rig.Peer.Request("BYE", invite, "callee", 1, null, header);
        (call.Result.Exit, call.Result.Reason, call.Result.Party, call.Result.HangUpSide).ShouldBe((CallExit.Answered, reason, party, HangUpSide.Remote));
    }

    // Holds MAP-08.
    [Fact]
    public void Bye_ThatOvertakesItsAnswer_KeepsItsCause()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Request("BYE", invite, "c1", 1, null, "Reason: Q.850;cause=41;location=TN");
        rig.Peer.Respond(invite, 200, "c1", FakePeer.Answer);
        (call.Result.Reason, call.Result.Evidence.Cause).ShouldBe((CallReason.NetworkFailure, new EndCause(41, null, "TN", null, null)));
    }

    // Holds ID-08.
    [Theory]
    [InlineData(480)]
    [InlineData(486)]
    [InlineData(403)]
    [InlineData(603)]
    [InlineData(0)]
    public void Reason_OfAFinalOrABye_IsKeptWithTextsAndLocation(int status)
    {
        const string Header = "Reason: SIP;cause=603;text=\"said \\\"no\\\"\", Q.850;cause=21;location=rln;text=\"Call rejected\"";
        using var rig = new Rig();
        (_, var call, var invite) = status == 0 ? rig.Answered() : rig.Place();
        if (status == 0)
        {
            rig.Peer.Request("BYE", invite, "callee", 1, null, Header);
        }
        else
        {
            rig.Peer.Respond(invite, status, "c1", headers: Header);
        }

        call.Result.Evidence.Cause.ShouldBe(new EndCause(21, "Call rejected", "RLN", 603, "said \"no\""));
        call.Result.Evidence.Redress.ShouldBeNull();
    }

    // Holds ID-08.
    [Fact]
    public void Reason_OfARefusalThatWasMended_IsForgotten()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place(new CallSettings { FallbackOffer = "v=0 less"u8.ToArray() });
        rig.Peer.Respond(invite, 488, "c1", headers: "Reason: Q.850;cause=65");
        rig.Peer.Respond(rig.Requests("INVITE")[^1], 200, "c2", FakePeer.Answer);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
        (call.Result.Q850, call.Result.Evidence.Cause).ShouldBe((null, null));
    }

    // Holds MAP-603.
    [Theory]
    [InlineData(603, "Network Blocked", null)]
    [InlineData(603, "Decline", "Reason: SIP;cause=603;text=\"v=analytics1;url=https://a.example/r;tel=+12025550100;email=a@b.example\"")]
    [InlineData(603, "Decline", "Reason: Q.850;cause=21;text=\"v=analytics1;url=https://a.example/r;tel=+12025550100;email=a@b.example\"")]
    [InlineData(603, "Decline", "Reason: Q.850;cause=21;text=\"Call rejected\", SIP;cause=603;text=\"v=Analytics1;url=https://a.example/r;tel=+12025550100;email=a@b.example\"")]
    [InlineData(480, "Gone", "Reason: Q.850;cause=21;text=\"v=analytics1;url=https://a.example/r;tel=+12025550100;email=a@b.example\"")]
    public void Blocked_ByAnalytics_IsTheCarriersAndItsRedressIsKept(int status, string phrase, string? header)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, status, "c1", null, phrase, [.. header is null ? Array.Empty<string>() : [header], "Call-Info: <https://a.example/card>;purpose=jwscard"]);
        (call.Result.Exit, call.Result.Reason, call.Result.Party, call.Result.NeverRetry).ShouldBe((CallExit.Busy, CallReason.NetworkBlocked, Party.Carrier, true));
        call.Result.Evidence.Redress.ShouldBe(new RedressContact
        {
            Url = header is null ? null : "https://a.example/r", Tel = header is null ? null : "+12025550100", Email = header is null ? null : "a@b.example",
            CallInfo = "<https://a.example/card>;purpose=jwscard",
        });
    }

    // Holds MAP-603.
    [Theory]
    [InlineData("Reason: SIP;cause=600;text=\"v=analytics1\"")]
    [InlineData("Reason: Q.850;cause=17;text=\"v=analytics1\"")]
    [InlineData("Reason: SIP;cause=603;text=\"no v=analytics1\"")]
    [InlineData("Reason: Preemption;cause=603;text=\"v=analytics1\"")]
    public void Decline_WithoutTheAnalyticsForm_IsNotBlocked(string header)
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 603, "c1", "url=https://a.example", "Decline", header, "Content-Type: text/plain");
        (call.Result.Exit, call.Result.Reason, call.Result.Evidence.Redress).ShouldBe((CallExit.Busy, call.Result.Reason, null));
        call.Result.Reason.ShouldNotBe(CallReason.NetworkBlocked);
    }

    // Holds MAP-603.
    [Fact]
    public void Rejected608_RedressIsKept()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 608, "c1", "{\"url\":\"https://a.example\",\"email\":\"a@b.example\"}", "Rejected", "Content-Type: application/json");
        (call.Result.Exit, call.Result.Reason).ShouldBe((CallExit.Failed, CallReason.NetworkBlocked));
        call.Result.Evidence.Redress.ShouldBe(new RedressContact { Url = "https://a.example", Email = "a@b.example" });
    }
}
