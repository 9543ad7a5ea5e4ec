using System.Text;
using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Methods;
using Engine.Sip.Tests.Support;
using Engine.Sip.Transport;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Random peers: whatever they do in whatever order, a call has one result, no BYE goes before an ACK, and nothing is left.</summary>
public sealed class InterleavingTests
{
    private static readonly int[] Finals = [200, 200, 200, 204, 302, 401, 407, 404, 408, 415, 480, 486, 487, 488, 491, 500, 503, 600, 603];
    private static readonly string[] Tags = ["a", "b", "c", ""];

    public static TheoryData<int> Seeds() => new(Enumerable.Range(1, 12));

    // Holds TXN-31, CALL-26, TEST-01 and TEST-05.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void RandomPeer_OneResultNoByeBeforeAckAlwaysEnds(int seed)
    {
        for (var run = 0; run < 60; run++)
        {
            Run((seed * 1000) + run);
        }
    }

    private static void Run(int seed)
    {
        var random = new Random(seed);
        using var rig = new Rig(seed: seed);
        var ticket = rig.Reserve();
        var call = new Recorder();
        if (random.Next(3) == 0)
        {
            call.Reply = ReofferReply.NotAcceptable;
        }

        rig.Agent.Place(ticket, Settings(random), Encoding.UTF8.GetBytes(FakePeer.Offer), call);
        rig.Settle();
        var steps = random.Next(1, 25);
        uint cseq = 1;
        for (var i = 0; i < steps; i++)
        {
            Step(rig, ticket, random, ref cseq);
        }

        rig.Pass(120_000);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.ShouldBeEmpty();
        var story = $"seed {seed}\n{string.Join('\n', rig.Sent)}";
        call.Results.Count.ShouldBe(1, story);
        call.Events[^1].ShouldBe("ended", story);
        CheckWire(rig, story);
    }

    private static CallSettings Settings(Random random) => new()
    {
        Credentials = random.Next(2) == 0 ? new TrunkCredentials("u", "p") : null,
        FirstResponse = random.Next(3) == 0 ? TimeSpan.FromSeconds(4) : null,
        FallbackOffer = random.Next(2) == 0 ? "v=0 small"u8.ToArray() : default,
        RingStartsAt = (RingStart)random.Next(2),
        QueuedExtendsRing = random.Next(2) == 0,
        MaxDuration = TimeSpan.FromSeconds(random.Next(5, 90)),
    };

    private static void Step(Rig rig, CallTicket ticket, Random random, ref uint cseq)
    {
        WireMessage[] requests = [.. rig.Sent.Where(m => m.IsRequest && m.Method != "ACK")];
        var invite = requests.Last(m => m.Method == "INVITE" && m.ToTag.Length == 0);
        var any = requests.Length == 0 ? invite : requests[random.Next(requests.Length)];
        var tag = Tags[random.Next(Tags.Length)];
        switch (random.Next(12))
        {
            case 0:
                rig.Pass(random.Next(1, 2000));
                break;
            case 1:
                rig.Pass(random.Next(2000, 40_000));
                break;
            case 2 or 3:
                rig.Peer.Respond(invite, random.Next(100, 200), tag.Length == 0 ? null : tag, random.Next(3) == 0 ? "v=0 early" : null);
                break;
            case 4 or 5:
                Final(rig, random, random.Next(4) == 0 ? any : invite, tag);
                break;
            case 6:
                rig.Peer.Respond(any, random.Next(2) == 0 ? 200 : 481, tag.Length == 0 ? null : tag);
                break;
            case 7:
                rig.Agent.Cancel(ticket, (CancelCause)random.Next(3));
                rig.Settle();
                break;
            case 8:
                rig.Agent.HangUp(ticket, HangUpCause.Normal);
                rig.Settle();
                break;
            case 9:
                string[] methods = ["BYE", "INVITE", "UPDATE", "INFO", "OPTIONS", "ACK", "NOTIFY"];
                rig.Peer.Request(methods[random.Next(methods.Length)], invite, tag.Length == 0 ? "z" : tag, cseq++, random.Next(2) == 0 ? "v=0 offer" : null);
                break;
            case 10:
                rig.Agent.Unreachable(Rig.Gateway);
                rig.Settle();
                break;
            default:
                rig.Agent.Reoffer(ticket, "v=0 ours"u8.ToArray());
                rig.Settle();
                break;
        }
    }

    private static void Final(Rig rig, Random random, WireMessage request, string tag)
    {
        var status = Finals[random.Next(Finals.Length)];
        string[] headers = status is 401 or 407
            ? [(status == 401 ? "WWW" : "Proxy") + $"-Authenticate: Digest realm=\"r\", nonce=\"n{random.Next(5)}\", qop=\"auth\"" + (random.Next(2) == 0 ? ", stale=true" : "")]
            : random.Next(4) == 0 ? [$"Reason: Q.850;cause={random.Next(1, 128)}"] : [];
        rig.Peer.Respond(request, status, tag.Length == 0 ? null : tag, random.Next(4) == 0 ? null : FakePeer.Answer, headers: headers);
    }

    /// <summary>The wire invariants that a single call can show (TEST-02).</summary>
    private static void CheckWire(Rig rig, string story)
    {
        var acked = new HashSet<string>();
        foreach (var message in rig.Sent.Where(m => m.IsRequest))
        {
            switch (message.Method)
            {
                case "ACK":
                    acked.Add(message.ToTag);
                    break;
                case "BYE":
                    acked.ShouldContain(message.ToTag, "BYE before ACK\n" + story);
                    break;
                case "CANCEL":
                    var invite = rig.Requests("INVITE").Last(m => m.Branch == message.Branch);
                    (message.CSeq, message.RequestUri, message["To"], message["From"]).ShouldBe((invite.CSeq, invite.RequestUri, invite["To"], invite["From"]), story);
                    break;
            }
        }

        rig.Requests("BYE").GroupBy(m => m.ToTag).ShouldAllBe(g => g.Select(m => m.Branch).Distinct().Count() <= 2, story);
        var branches = rig.Sent.Where(m => m.IsRequest && m.Method is not ("ACK" or "CANCEL")).GroupBy(m => m.Branch);
        branches.ShouldAllBe(g => g.Select(m => Convert.ToHexString(m.Bytes)).Distinct().Count() == 1, "a retransmission was rebuilt\n" + story);
        rig.Sent.ShouldAllBe(m => m.To.Port != 0 || m.To == default(SipEndpoint));
    }
}
