using System.Security.Cryptography;
using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Scenarios F: challenges to INVITE, BYE and re-INVITE.</summary>
public sealed class AuthenticationTests
{
    private const string Md5 = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\", algorithm=MD5";

    // Holds CALL-15, CALL-21 and AUTH-01.
    [Fact]
    public void F01F14_Challenge_AckOnItsBranchThenInviteWithCredentials()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        var ack = rig.Requests("ACK").ShouldHaveSingleItem();
        ack.Branch.ShouldBe(invite.Branch);
        var second = rig.Requests("INVITE")[1];
        (second.CSeq, second["Call-ID"], second.FromTag, second.ToTag).ShouldBe((invite.CSeq + 1, invite["Call-ID"], invite.FromTag, ""));
        second.Branch.ShouldNotBe(invite.Branch);
        Response(second["Authorization"]).ShouldBe(Expected(second["Authorization"], "INVITE", MD5.HashData));
        rig.Peer.Respond(second, 200, "c2", body: FakePeer.Answer);
        rig.Requests("ACK")[1]["Authorization"].ShouldBe(second["Authorization"]);
        call.Events.ShouldBe(["confirming", "answered"]);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[^1], 200);
        call.Result.Invites.ShouldBe(2);
    }

    // Holds AUTH-03.
    [Fact]
    public void F02_ProxyChallengeWithoutQop_OldForm()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 407, "c1", headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n1\"");
        var value = rig.Requests("INVITE")[1]["Proxy-Authorization"];
        value.ShouldNotContain("nc=");
        value.ShouldContain("uri=\"sip:+4930123456@gw.example\"");
        rig.Peer.Respond(rig.Requests("INVITE")[1], 486, "c1");
        call.Result.Exit.ShouldBe(CallExit.Busy);
    }

    // Holds AUTH-02.
    [Fact]
    public void F03F04_FirstSupportedAlgorithmInOrder()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(
            invite, 401, "c1", headers:
            [
                "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", algorithm=WHIRLPOOL, qop=\"auth\"",
                "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", algorithm=SHA-256, qop=\"auth\", opaque=\"o1\"",
                Md5,
            ]);
        var value = rig.Requests("INVITE")[1]["Authorization"];
        value.ShouldContain("algorithm=SHA-256");
        value.ShouldContain("opaque=\"o1\"");
        Response(value).ShouldBe(Expected(value, "INVITE", SHA256.HashData));
        rig.Peer.Respond(rig.Requests("INVITE")[1], 486, "c1");
    }

    // Holds AUTH-06.
    [Fact]
    public void F05_ProxyThenServer_BothInTheThirdInvite()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 407, "c1", headers: "Proxy-Authenticate: Digest realm=\"p\", nonce=\"n1\", qop=\"auth\"");
        rig.Peer.Respond(rig.Requests("INVITE")[1], 401, "c2", headers: Md5);
        var third = rig.Requests("INVITE")[2];
        third["Proxy-Authorization"].ShouldContain("realm=\"p\"");
        third["Authorization"].ShouldContain("realm=\"r\"");
        rig.Peer.Respond(third, 486, "c3");
    }

    // Holds AUTH-05.
    [Fact]
    public void F06_StaleTwice_Retried()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        rig.Peer.Respond(rig.Requests("INVITE")[1], 401, "c1", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", stale=true, qop=\"auth\"");
        rig.Peer.Respond(rig.Requests("INVITE")[2], 401, "c1", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n3\", stale=true, qop=\"auth\"");
        rig.Requests("INVITE")[3]["Authorization"].ShouldContain("nonce=\"n3\"");
        rig.Peer.Respond(rig.Requests("INVITE")[3], 486, "c1");
        call.Result.Exit.ShouldBe(CallExit.Busy);
    }

    // Holds AUTH-05.
    [Fact]
    public void F08_WrongPassword_StopsAfterTheSecondRefusal()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        rig.Peer.Respond(rig.Requests("INVITE")[1], 401, "c1", headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\"");
        rig.Requests("INVITE").Length.ShouldBe(2);
        (call.Result.Exit, call.Result.Reason, call.Result.Party, call.Result.CountsAgainstTrunk)
            .ShouldBe((CallExit.Failed, CallReason.AuthFailed, Party.Trunk, true));
    }

    // Holds AUTH-11.
    [Fact]
    public void F09_ForbiddenAfterCredentials_IsAuthFailed()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        rig.Peer.Respond(rig.Requests("INVITE")[1], 403, "c1");
        call.Result.Reason.ShouldBe(CallReason.AuthFailed);
    }

    [Fact]
    public void NoCredentials_Challenge_IsAuthFailed()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place();
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        (call.Result.Exit, call.Result.Reason, call.Result.Failover).ShouldBe((CallExit.Failed, CallReason.AuthFailed, false));
    }

    // Holds CALL-26 and AUTH-01.
    [Fact]
    public void F10_ByeChallenged_RepeatedOnceWithCredentials()
    {
        using var rig = new Rig();
        var settings = WithCredentials();
        (var ticket, var call, _) = Confirmed(rig, settings);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Requests("BYE").ShouldHaveSingleItem();
        rig.Peer.Respond(bye, 401, headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n9\", qop=\"auth\"");
        var second = rig.Requests("BYE")[1];
        second.CSeq.ShouldBe(bye.CSeq + 1);
        Response(second["Authorization"]).ShouldBe(Expected(second["Authorization"], "BYE", MD5.HashData));
        call.Results.ShouldBeEmpty();
        rig.Peer.Respond(second, 401, headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"n10\", qop=\"auth\"");
        rig.Requests("BYE").Length.ShouldBe(2);
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
    }

    // Holds DLG-05.
    [Fact]
    public void F10_ReinviteChallenged_RepeatedWithCredentials()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Confirmed(rig, WithCredentials());
        rig.Agent.Reoffer(ticket, "v=0 hold"u8.ToArray());
        rig.Settle();
        rig.Peer.Respond(rig.Requests("INVITE")[^1], 407, headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n9\", qop=\"auth\"");
        var second = rig.Requests("INVITE")[^1];
        second["Proxy-Authorization"].ShouldContain("nonce=\"n9\"");
        rig.Peer.Respond(second, 200, body: "v=0 held");
        call.ReofferEnds.ShouldBe([(200, "v=0 held")]);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Sent[^1], 200);
    }

    // Holds AUTH-09 and SEC-05.
    [Fact]
    public void F11_ByeChallengedForAForeignRealm_NotAnswered()
    {
        using var rig = new Rig();
        (var ticket, var call, _) = Confirmed(rig, WithCredentials());
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[0], 401, headers: "WWW-Authenticate: Digest realm=\"evil\", nonce=\"n9\", qop=\"auth\"");
        rig.Requests("BYE").ShouldHaveSingleItem();
        call.Result.Reason.ShouldBe(CallReason.LocalHangup);
        rig.Count(SipEvent.ChallengeRefused).ShouldBe(1);
    }

    // Holds AUTH-09.
    [Fact]
    public void F11_ChallengeFromAnotherAddress_NotAnswered()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Deliver(rig.Peer.ResponseTo(invite, 401, "c1", headers: Md5), Rig.OtherGateway);
        rig.Requests("INVITE").ShouldHaveSingleItem();
        call.Result.Reason.ShouldBe(CallReason.AuthFailed);
    }

    [Fact]
    public void F12_OddNonce_EchoedAsItCame()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place(WithCredentials());
        var nonce = new string('x', 1500) + ",=; \\\\\\\"";
        rig.Peer.Respond(invite, 401, "c1", headers: $"WWW-Authenticate: Digest realm=\"\", nonce=\"{nonce}\", qop=\"auth\"");
        rig.Requests("INVITE")[1]["Authorization"].ShouldContain($"nonce=\"{nonce}\"");
        rig.Peer.Respond(rig.Requests("INVITE")[1], 486, "c1");
    }

    // Holds AUTH-04.
    [Fact]
    public void F13_ManyCallsOnOneNonce_CountNeverRepeats()
    {
        using var rig = new Rig();
        var settings = WithCredentials();
        var counts = new HashSet<string>();
        for (var i = 0; i < 30; i++)
        {
            (_, _, var invite) = rig.Place(settings);
            rig.Peer.Respond(invite, 401, "c1", headers: Md5);
            var value = rig.Sent[^1]["Authorization"];
            counts.Add(value[value.IndexOf("nc=", StringComparison.Ordinal)..]).ShouldBeTrue();
            rig.Peer.Respond(rig.Sent[^1], 486, "c1");
        }
    }

    [Fact]
    public void F15_ChallengeAfterTrying_Fine()
    {
        using var rig = new Rig();
        (_, var call, var invite) = rig.Place(WithCredentials());
        rig.Peer.Respond(invite, 100);
        rig.Pass(1000);
        rig.Peer.Respond(invite, 401, "c1", headers: [Md5, "Retry-After: 5"]);
        rig.Peer.Respond(rig.Requests("INVITE")[1], 180, "c2");
        rig.Pass(15_000);
        rig.Peer.Respond(rig.Requests("INVITE")[1], 487, "c2");
        (call.Result.Reason, call.Result.PddMs).ShouldBe((CallReason.RingTimeout, 1000));
    }

    private static CallSettings WithCredentials() => new() { Credentials = new TrunkCredentials("user", "secret") };

    private static (CallTicket Ticket, Recorder Call, WireMessage Invite) Confirmed(Rig rig, CallSettings settings)
    {
        (var ticket, var call, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 401, "c1", headers: Md5);
        rig.Peer.Respond(rig.Sent[^1], 200, "callee", body: FakePeer.Answer);
        return (ticket, call, invite);
    }

    private static string Response(string value) => Field(value, "response");

    private static string Expected(string value, string method, Func<byte[], byte[]> hash)
    {
        string Hex(string text) => Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(text)));
        var ha1 = Hex($"{Field(value, "username")}:{Field(value, "realm")}:secret");
        var ha2 = Hex($"{method}:{Field(value, "uri")}");
        return Hex($"{ha1}:{Field(value, "nonce")}:{Field(value, "nc")}:{Field(value, "cnonce")}:{Field(value, "qop")}:{ha2}");
    }

    private static string Field(string value, string name)
    {
        var at = value.IndexOf(" " + name + "=", StringComparison.Ordinal) + name.Length + 2;
        return value[at..].Split(',')[0].Trim('"');
    }
}
