using Engine.Sip.Auth;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Sip.Outcomes;
using Engine.Sip.Tests.Support;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Every member of the settings changes what is sent, when it is sent, or what is reported; a member without a row here fails.</summary>
public sealed class CallSettingsTests
{
    /// <summary>For each member: the same scenario without the setting and with it, and what is seen.</summary>
    private static readonly Dictionary<string, (CallSettings With, Func<Rig, CallSettings, string> Scenario, string Seen, string SeenWithout)> Rows = new()
    {
        [nameof(CallSettings.Ring)] = (new() { Ring = TimeSpan.FromSeconds(20) }, CancelOfARingingCall, "20000", "15000"),
        [nameof(CallSettings.RingStartsAt)] = (new() { RingStartsAt = RingStart.Invite }, CancelOfALateRing, "15000", "20000"),
        [nameof(CallSettings.PostDialDelay)] = (new() { PostDialDelay = TimeSpan.FromSeconds(25) }, CancelOfACallThatDoesNotRing, "25000", "15000"),
        [nameof(CallSettings.QueuedExtendsRing)] = (new() { QueuedExtendsRing = true }, CancelOfAQueuedCall, "25000", "15000"),
        [nameof(CallSettings.FirstResponse)] = (new() { FirstResponse = TimeSpan.FromSeconds(4) }, EndOfASilentCall, "4000", "15000"),
        [nameof(CallSettings.MaxDuration)] = (new() { MaxDuration = TimeSpan.FromMinutes(1) }, ByeOfATalk, "60000", "7200000"),
        [nameof(CallSettings.Credentials)] = (new() { Credentials = new TrunkCredentials("alice", "secret") }, UserOfTheChallengedInvite, "username=\"alice\"", ""),
        [nameof(CallSettings.Headers)] = (new() { Headers = [new("X-Account", "7")] }, (rig, with) => Invite(rig, with)["X-Account"], "7", ""),
        [nameof(CallSettings.UserAgent)] = (new() { UserAgent = "Carrier-Probe/1" }, (rig, with) => Invite(rig, with)["User-Agent"], "Carrier-Probe/1", "Engine"),
        [nameof(CallSettings.FallbackOffer)] = (new() { FallbackOffer = "v=0 small"u8.ToArray() }, BodyAfterARefusedOffer, "v=0 small", FakePeer.Offer),
        [nameof(CallSettings.RewriteContact)] = (new() { RewriteContact = ContactRewrite.Off }, DestinationOfABye, "192.168.1.4:5099", "203.0.113.5:5060"),
        [nameof(CallSettings.Refine603)] = (new() { Refine603 = true }, ExitOfABlockedCall, "Failed", "Busy"),
        [nameof(CallSettings.Overrides)] = (new() { Overrides = [BusyFor580] }, ExitOf580, "Busy", "Failed"),
        [nameof(CallSettings.FirstSound)] = (new() { FirstSound = TimeSpan.FromSeconds(10) }, QuestionToALineNeverHeard, "10000", "30000"),
        [nameof(CallSettings.MediaTimeout)] = (new() { MediaTimeout = TimeSpan.FromSeconds(5) }, QuestionToALineGoneSilent, "6000", "61000"),
        [nameof(CallSettings.HeldMax)] = (new() { HeldMax = TimeSpan.FromSeconds(20) }, QuestionToAHeldLine, "20000", "60000"),
        [nameof(CallSettings.T1)] = (new() { T1 = TimeSpan.FromSeconds(2) }, FirstRepeatOfTheInvite, "2000", "500"),
    };

    private static ResponseOverride BusyFor580 => new(580, null, null, null, new Outcome(CallExit.Busy, CallReason.Busy, Party.Contact));

    public static TheoryData<string> Members => [.. typeof(CallSettings).GetProperties().Where(member => member.CanWrite).Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_Set_ChangesWhatIsSeen(string member)
    {
        Rows.ShouldContainKey(member, "write a row that shows the effect of the setting");
        var (with, scenario, seen, seenWithout) = Rows[member];
        Run(scenario, with).ShouldBe(seen);
        Run(scenario, new CallSettings()).ShouldBe(seenWithout);
    }

    [Fact]
    public void UserAgent_Empty_NoHeader()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Place(new CallSettings { UserAgent = "" });
        invite.All("User-Agent").ShouldBeEmpty();
        rig.Peer.Respond(invite, 486, "c1");
    }

    // Holds TXN-40.
    [Fact]
    public void T1OfATrunk_CancelIsRepeatedAndWaitedForWithIt()
    {
        using var rig = new Rig();
        (var ticket, var call, var invite) = rig.Place(new CallSettings { T1 = TimeSpan.FromSeconds(2), Ring = TimeSpan.FromSeconds(35) });
        rig.Peer.Respond(invite, 180, "c1");
        rig.Agent.Cancel(ticket, CancelCause.Caller);
        rig.Pass(11_000);
        rig.Requests("CANCEL").Select(cancel => cancel.At).ShouldBe([0, 2000, 6000, 10_000]);
        rig.Pass(116_999);
        call.Results.ShouldBeEmpty();
        rig.Pass(1);
        call.Result.Exit.ShouldBe(CallExit.Cancelled);
    }

    // Holds TXN-40.
    [Fact]
    public void T1OfATrunk_ByeIsRepeatedWithIt()
    {
        using var rig = new Rig();
        (var ticket, _, _) = rig.Answered(new CallSettings { T1 = TimeSpan.FromSeconds(2) });
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Pass(7000);
        rig.Requests("BYE").Select(bye => bye.At).ShouldBe([0, 2000, 6000]);
        rig.Peer.Respond(rig.Sent[^1], 200);
    }

    // Holds TXN-40.
    [Fact]
    public void T1OfATrunk_AnswerToAReinviteIsRepeatedWithIt()
    {
        using var rig = new Rig();
        (_, _, var invite) = rig.Answered(new CallSettings { T1 = TimeSpan.FromSeconds(2) });
        var reinvite = rig.Peer.Request("INVITE", invite, "callee", 7, "v=0 new", "Contact: <sip:callee@203.0.113.5:5060>");
        rig.Pass(7000);
        rig.Responses(200).Select(answer => answer.At).ShouldBe([0, 2000, 6000]);
        rig.Peer.Request("ACK", invite, "callee", reinvite.CSeq);
        rig.Peer.Request("BYE", invite, "callee", 8);
    }

    private static string Run(Func<Rig, CallSettings, string> scenario, CallSettings settings)
    {
        using var rig = new Rig();
        return scenario(rig, settings);
    }

    private static WireMessage Invite(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 486, "c1");
        return invite;
    }

    private static string CancelOfARingingCall(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 180, "c1");
        return Cancelled(rig, invite);
    }

    private static string CancelOfALateRing(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Pass(5000);
        rig.Peer.Respond(invite, 180, "c1");
        return Cancelled(rig, invite);
    }

    private static string CancelOfACallThatDoesNotRing(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 100);
        return Cancelled(rig, invite);
    }

    private static string CancelOfAQueuedCall(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Pass(10_000);
        rig.Peer.Respond(invite, 182, "c1");
        return Cancelled(rig, invite);
    }

    private static string Cancelled(Rig rig, WireMessage invite)
    {
        rig.Pass(30_000);
        rig.Peer.Respond(invite, 487, "c1");
        return rig.Requests("CANCEL")[0].At.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string EndOfASilentCall(Rig rig, CallSettings settings)
    {
        (_, var call, _) = rig.Place(settings);
        while (call.Results.Count == 0)
        {
            rig.Pass(500);
        }

        return rig.NowMs.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string ByeOfATalk(Rig rig, CallSettings settings)
    {
        rig.Answered(settings);
        rig.Pass(7_200_000);
        var bye = rig.Requests("BYE")[0];
        rig.Peer.Respond(bye, 200);
        return bye.At.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string UserOfTheChallengedInvite(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 407, "c1", headers: "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"");
        var last = rig.Requests("INVITE")[^1];
        rig.Peer.Respond(last, 486, "c2");
        return last["Proxy-Authorization"].Split(' ', ',').FirstOrDefault(part => part.StartsWith("username", StringComparison.Ordinal)) ?? "";
    }

    private static string BodyAfterARefusedOffer(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 488, "c1");
        var last = rig.Requests("INVITE")[^1];
        rig.Peer.Respond(last, 488, "c2");
        return last.Body;
    }

    private static string DestinationOfABye(Rig rig, CallSettings settings)
    {
        rig.Peer.Contact = "<sip:callee@192.168.1.4:5099>";
        (var ticket, _, _) = rig.Answered(settings);
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        var bye = rig.Requests("BYE")[0];
        rig.Peer.Respond(bye, 200);
        return bye.To.ToString();
    }

    private static string ExitOfABlockedCall(Rig rig, CallSettings settings)
    {
        (_, var call, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 603, "c1", phrase: "Network Blocked", headers: "Reason: SIP;cause=603");
        return call.Result.Exit.ToString();
    }

    private static string ExitOf580(Rig rig, CallSettings settings)
    {
        (_, var call, var invite) = rig.Place(settings);
        rig.Peer.Respond(invite, 580, "c1");
        return call.Result.Exit.ToString();
    }

    private static string QuestionToALineNeverHeard(Rig rig, CallSettings settings) => FirstQuestion(rig, settings, default, isHeard: false);

    private static string QuestionToALineGoneSilent(Rig rig, CallSettings settings) => FirstQuestion(rig, settings, default, isHeard: true);

    private static string QuestionToAHeldLine(Rig rig, CallSettings settings) => FirstQuestion(rig, settings, new LineFacts { IsHeld = true }, isHeard: false);

    private static string FirstQuestion(Rig rig, CallSettings settings, LineFacts line, bool isHeard)
    {
        (var ticket, var call, var invite) = rig.Place(settings);
        call.Line = line;
        rig.Peer.Respond(invite, 200, "callee", body: FakePeer.Answer);
        call.Line = line with { SignsOfLife = isHeard ? 1 : 0 };
        rig.Pass(61_000);
        var question = rig.Requests("OPTIONS")[0];
        rig.Agent.HangUp(ticket, HangUpCause.Normal);
        rig.Settle();
        rig.Peer.Respond(rig.Requests("BYE")[0], 200);
        return question.At.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string FirstRepeatOfTheInvite(Rig rig, CallSettings settings)
    {
        (_, _, var invite) = rig.Place(settings);
        rig.Pass(2000);
        rig.Peer.Respond(invite, 486, "c1");
        return rig.Requests("INVITE")[1].At.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
