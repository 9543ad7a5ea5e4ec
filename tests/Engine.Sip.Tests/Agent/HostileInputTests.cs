using System.Net;
using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Counters;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Agent;

/// <summary>Garbage, mutations and floods from a configured peer: nothing is thrown, no call is hurt for good, nothing is left (SEC-02, SEC-07).</summary>
public sealed class HostileInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void MutatedAndRandomDatagrams_NothingThrownAndCallsEndDefined(int seed)
    {
        var random = new Random(seed);
        var phone = new AutoAnswer { WhenInvited = call => call.Refuse(486) };
        using var rig = new Rig(phone, seed, capacity: 4096);
        rig.Agent.Services.Peers.PerSecond = int.MaxValue;
        for (var round = 0; round < 25; round++)
        {
            (var ticket, var call, var invite) = rig.Place(new CallSettings { Credentials = new TrunkCredentials("u", "p") });
            var good = Good(rig, invite);
            for (var i = 0; i < 1000; i++)
            {
                rig.Deliver(i % 10 == 0 ? Noise(random) : Mutate(good[random.Next(good.Length)], random), Rig.Gateway);
            }

            rig.Pass(random.Next(1, 3000));
            rig.Agent.HangUp(ticket, HangUpCause.Normal);
            rig.Pass(120_000);
            call.Results.Count.ShouldBe(1);
            rig.Sent.Clear();
        }

        rig.ShouldBeEmpty();
    }

    [Fact]
    public void PeerThatSendsTooMuch_CutDownToItsRate()
    {
        using var rig = new Rig();
        rig.Agent.Services.Peers.PerSecond = 100;
        var options = Encoding.UTF8.GetBytes("OPTIONS sip:x@y SIP/2.0\r\n\r\n");
        for (var i = 0; i < 250; i++)
        {
            rig.Deliver(options, Rig.Gateway);
        }

        rig.Count(SipEvent.DroppedOverRate).ShouldBe(150);
        rig.Pass(500);
        rig.Deliver(options, Rig.Gateway);
        rig.Count(SipEvent.DroppedOverRate).ShouldBe(150);
        rig.Deliver(options, Rig.OtherGateway);
        rig.Count(SipEvent.ParseErrors).ShouldBe(102);
    }

    // Holds SEC-01.
    [Fact]
    public void Peers_ReplacedWhileRunning_HeardAtOnce()
    {
        using var rig = new Rig();
        var late = SipEndpoint.From(IPAddress.Parse("192.0.2.44"), 5060);
        var options = Encoding.UTF8.GetBytes("OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.44;branch=z9hG4bK1;rport\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
            + "Call-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        rig.Deliver(options, late);
        rig.Sent.ShouldBeEmpty();
        rig.Agent.SetPeers([IPAddress.Parse("192.0.2.44")]);
        rig.Deliver(options, late);
        rig.Sent.ShouldHaveSingleItem().Status.ShouldBe(200);
    }

    private static byte[][] Good(Rig rig, WireMessage invite) =>
    [
        rig.Peer.ResponseTo(invite, 180, "c1"),
        rig.Peer.ResponseTo(invite, 183, "c1", "v=0 early"),
        rig.Peer.ResponseTo(invite, 200, "c1", FakePeer.Answer, "OK", "Record-Route: <sip:203.0.113.5;lr>, <sip:203.0.113.6>"),
        rig.Peer.ResponseTo(invite, 401, "c1", null, "No", "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", algorithm=SHA-256"),
        rig.Peer.ResponseTo(invite, 503, "c1", null, "No", "Retry-After: 5;duration=9", "Reason: Q.850;cause=34;text=\"x\""),
        rig.Peer.RequestBytes("INVITE", invite, "c1", 1, "z9hG4bKa", "v=0", "Contact: <sip:a@203.0.113.5>"),
        rig.Peer.RequestBytes("BYE", invite, "c1", 2, "z9hG4bKb"),
        rig.Peer.RequestBytes("INFO", invite, "c1", 3, "z9hG4bKc", "Signal=1", "Content-Type: application/dtmf-relay"),
        rig.Peer.RequestBytes("UPDATE", invite, "c1", 4, "z9hG4bKd", "v=0"),
        rig.Peer.RequestBytes("CANCEL", invite, "c1", 5, "z9hG4bKe"),
        rig.Peer.RequestBytes("ACK", invite, "c1", 1, "z9hG4bKf"),
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(rig.Peer.RequestBytes("INVITE", invite, "c2", 6, "z9hG4bKg", "v=0")).Replace(invite.FromTag, "", StringComparison.Ordinal)),
    ];

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(0, 2000)];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        for (var i = random.Next(0, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = bytes[..at];
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[(at / 2)..]];
                    break;
                case 3:
                    bytes[at] = "\r\n\0\"<>;,:@ "u8[random.Next(11)];
                    break;
                default:
                    bytes = [.. bytes[..at], .. bytes.AsSpan(Math.Min(at + random.Next(1, 20), bytes.Length))];
                    break;
            }

            if (bytes.Length == 0)
            {
                return bytes;
            }
        }

        return bytes;
    }
}
