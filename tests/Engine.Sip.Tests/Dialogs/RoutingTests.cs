using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Dialogs;

/// <summary>Route sets, strict routers and Contacts that cannot be reached (CALL-21, CALL-25, TRN-21; G01, G02).</summary>
public sealed class RoutingTests
{
    // Holds CALL-26.
    [Fact]
    public void G01_TwoLooseProxies_RouteReversedTargetInTheRequestUri()
    {
        using var rig = new Rig();
        rig.Peer.RecordRoutes = ["<sip:203.0.113.5:5061;lr;x=1>;h=2, <sip:p2.example;lr=on>", "<sip:p3@203.0.113.8;lr>"];
        rig.Peer.Contact = "\"Bob\" <sip:bob@10.0.0.9:5062;ob>;expires=3";
        (var ticket, var call, _) = rig.Answered();
        HangUp(rig, ticket);
        foreach (var message in new[] { rig.Requests("ACK")[0], rig.Requests("BYE")[0] })
        {
            message.RequestUri.ShouldBe("sip:bob@10.0.0.9:5062;ob");
            message.All("Route").ShouldBe(["<sip:p3@203.0.113.8;lr>", "<sip:p2.example;lr=on>", "<sip:203.0.113.5:5061;lr;x=1>"]);
            message.To.ToString().ShouldBe("203.0.113.8:5060");
        }

        call.Confirming[0].Routes.ShouldBe(["sip:p3@203.0.113.8;lr", "sip:p2.example;lr=on", "sip:203.0.113.5:5061;lr;x=1"]);
        call.Confirming[0].Destination.ShouldBe("203.0.113.8:5060");
    }

    [Fact]
    public void G02_StrictFirstHop_TakesTheRequestUriAndTheTargetGoesLast()
    {
        using var rig = new Rig();
        rig.Peer.RecordRoutes = ["<sip:p2@203.0.113.6;lr>", "<sip:p1@203.0.113.5>"];
        (var ticket, _, _) = rig.Answered();
        HangUp(rig, ticket);
        var bye = rig.Requests("BYE")[0];
        bye.RequestUri.ShouldBe("sip:p1@203.0.113.5");
        bye.All("Route").ShouldBe(["<sip:p2@203.0.113.6;lr>", "<sip:callee@203.0.113.5:5060>"]);
    }

    [Theory]
    [InlineData("<sip:x@192.168.1.4:5099>", ContactRewrite.Auto, "203.0.113.5:5060")]
    [InlineData("<sip:x@192.168.1.4:5099>", ContactRewrite.Off, "192.168.1.4:5099")]
    [InlineData("<sip:x@198.51.100.77:5099>", ContactRewrite.Auto, "198.51.100.77:5099")]
    [InlineData("<sip:x@198.51.100.77:5099>", ContactRewrite.On, "203.0.113.5:5060")]
    [InlineData("<sip:x@100.64.3.4>", ContactRewrite.Auto, "203.0.113.5:5060")]
    [InlineData("<sip:x@some.host.example>", ContactRewrite.Auto, "203.0.113.5:5060")]
    [InlineData("<sip:x@0.0.0.0>", ContactRewrite.Off, "203.0.113.5:5060")]
    [InlineData("<mailto:x@y>", ContactRewrite.Auto, "203.0.113.5:5060")]
    [InlineData("", ContactRewrite.Auto, "203.0.113.5:5060")]
    public void Contact_ThatCannotBeReached_ReplacedByTheSource(string contact, ContactRewrite rewrite, string destination)
    {
        using var rig = new Rig();
        rig.Peer.Contact = contact;
        (var ticket, _, _) = rig.Answered(new CallSettings { RewriteContact = rewrite });
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Requests("BYE")[0];
        bye.To.ToString().ShouldBe(destination);
        bye.RequestUri.ShouldBe(contact.Length == 0 ? "sip:+4930123456@gw.example" : contact.Trim('<', '>'));
        rig.Peer.Respond(bye, 200);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::1", false)]
    public void Address_IsPrivate_AsTheRfcsSay(string address, bool isPrivate) =>
        SipEndpoint.From(System.Net.IPAddress.Parse(address), 5060).IsPrivate.ShouldBe(isPrivate);

    [Theory]
    [InlineData("sip:a@192.0.2.1", "192.0.2.1:5060")]
    [InlineData("sip:a@192.0.2.1:5062;lr", "192.0.2.1:5062")]
    [InlineData("sips:[2001:db8::1]:5070", "[2001:db8::1]:5070")]
    [InlineData("sip:host.example", null)]
    [InlineData("tel:+123", null)]
    public void NumericHost_Found(string uri, string? address) =>
        (RouteSet.TryGetAddress(uri, out var found) ? found.ToString() : null).ShouldBe(address);

    // Holds TXN-12 and CALL-13.
    [Fact]
    public void OutboundProxy_RouteInInviteAckAndCancel()
    {
        using var rig = new Rig();
        var ticket = rig.Agent.Reserve(new CallPlan
        {
            TrunkId = "t", RequestUri = "sip:+49@gw.example", FromUri = "sip:+1@x", ToUri = "sip:+49@gw.example", FromDisplay = "A \"B\"",
            Destination = "203.0.113.5", Routes = ["sip:proxy.example;lr"],
        })!;
        var call = new Recorder();
        rig.Agent.Place(ticket, new CallSettings(), "v=0"u8.ToArray(), call);
        rig.Settle();
        var invite = rig.Sent[0];
        invite["Route"].ShouldBe("<sip:proxy.example;lr>");
        invite["From"].ShouldStartWith("\"A \\\"B\\\"\" <sip:+1@x>;tag=");
        rig.Peer.Respond(invite, 180, "c1");
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Settle();
        rig.Requests("CANCEL")[0]["Route"].ShouldBe("<sip:proxy.example;lr>");
        rig.Peer.Respond(invite, 487, "c1");
        rig.Requests("ACK")[0]["Route"].ShouldBe("<sip:proxy.example;lr>");
    }

    private static void HangUp(Rig rig, CallTicket ticket)
    {
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[^1], 200);
    }
}
