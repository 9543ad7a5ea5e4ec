using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Accounts.Trunks;
using Engine.Media.Plane;
using Engine.Ports.Calls;
using Engine.Sip.Calls.Outgoing;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Telephony;

/// <summary>
/// Every member of a trunk's settings, and every member of a call's settings, is seen on the wire or in what is reported: set and not set. A member
/// without a row fails.
/// </summary>
public sealed class TrunkSettingsTests(TrunkSettingsTests.Media media) : IClassFixture<TrunkSettingsTests.Media>
{
    /// <summary>For each member of <see cref="TrunkSettings"/>: the same scenario with the setting and without.</summary>
    private static readonly Dictionary<string, Row> TrunkRows = new()
    {
        [nameof(TrunkSettings.Codecs)] = new("""{"codecs":["PCMA"]}""", FormatsOffered, "8 101", "0 8 101"),
        [nameof(TrunkSettings.PtimeMs)] = new("""{"ptime_ms":30}""", wire => Placed(wire).Line("a=ptime"), "a=ptime:30", "a=ptime:20"),
        [nameof(TrunkSettings.FallbackOffer)] = new("""{"fallback_offer":"PCMA"}""", FormatsAfterARefusedOffer, "8 101", "0 8 101"),
        [nameof(TrunkSettings.NumberFormat)] = new("""{"number_format":"double_zero"}""", Dialled, "sip:0012025550123@203.0.113.5", $"sip:{TrunkWire.Contact}@203.0.113.5"),
        [nameof(TrunkSettings.NumberPrefix)] = new("""{"number_prefix":"99#"}""", Dialled, "sip:99#+12025550123@203.0.113.5", $"sip:{TrunkWire.Contact}@203.0.113.5"),
        [nameof(TrunkSettings.CountryCode)] = new(
            """{"number_format":"national","country_code":"1"}""", Dialled, "sip:2025550123@203.0.113.5", "sip:12025550123@203.0.113.5")
        {
            Without = """{"number_format":"e164_without_plus"}""",
        },
        [nameof(TrunkSettings.UserPhone)] = new("""{"user_phone":true}""", Dialled, "sip:+12025550123@203.0.113.5;user=phone", "sip:+12025550123@203.0.113.5"),
        [nameof(TrunkSettings.Domain)] = new("""{"domain":"carrier.example"}""", Dialled, "sip:+12025550123@carrier.example", "sip:+12025550123@203.0.113.5"),
        [nameof(TrunkSettings.PassesForeignCallerId)] = new(
            """{"passes_foreign_caller_id":true}""", NumbersShownOfAForward, "+12025550177 +12025550100", "+12025550100 "),
        [nameof(TrunkSettings.UserAgent)] = new("""{"user_agent":"Carrier-Probe/1"}""", wire => Placed(wire).Invite["User-Agent"], "Carrier-Probe/1", "Engine"),
        [nameof(TrunkSettings.Headers)] = new("""{"headers":[{"key":"X-Account","value":"7"}]}""", wire => Placed(wire).Invite["X-Account"], "7", ""),
        [nameof(TrunkSettings.Dtmf)] = new("""{"dtmf":"info"}""", FormatsOffered, "0 8", "0 8 101"),
        [nameof(TrunkSettings.MediaTimeoutSeconds)] = new("""{"media_timeout_seconds":5}""", QuestionToASilentStream, "6000", "61000"),
        [nameof(TrunkSettings.HeldSecondsMax)] = new("""{"held_seconds_max":20}""", EndOfAHold, "20000 held Contact", "60000 held Contact"),
        [nameof(TrunkSettings.MaxConcurrentCalls)] = new("""{"max_concurrent_calls":1}""", InvitesOfTwoCalls, "1", "2"),
        [nameof(TrunkSettings.RingSecondsMax)] = new("""{"ring_seconds_max":12}""", CancelOfARingingCall, "12000", "15000"),
        [nameof(TrunkSettings.RingStartsAtInvite)] = new("""{"ring_starts_at_invite":true}""", CancelOfALateRing, "15000", "20000"),
        [nameof(TrunkSettings.PostDialDelayMaxSeconds)] = new("""{"post_dial_delay_max_seconds":25}""", CancelOfACallThatDoesNotRing, "25000", "15000"),
        [nameof(TrunkSettings.QueuedExtendsRing)] = new("""{"queued_extends_ring":true}""", CancelOfAQueuedCall, "25000", "15000"),
        [nameof(TrunkSettings.FirstResponseTimeoutMs)] = new("""{"first_response_timeout_ms":1000}""", EndOfASilentCall, "1000", "4000"),
        [nameof(TrunkSettings.T1Ms)] = new("""{"t1_ms":2000}""", FirstRepeatOfTheInvite, "2000", "500"),
        [nameof(TrunkSettings.Refine603)] = new("""{"refine603":true}""", ExitOfABlockedCall, "none, network_blocked", "Busy, network_blocked"),
        [nameof(TrunkSettings.ResponseOverrides)] = new(
            """{"response_overrides":[{"status":580,"phrase":"user busy","header":"X-Cause","header_value":"17","read_as":486}]}""",
            ExitOf580,
            "Busy, busy",
            "none, precondition"),
        [nameof(TrunkSettings.RewriteContact)] = new("""{"rewrite_contact":"off"}""", DestinationOfABye, "192.168.1.4:5099", "203.0.113.5:5060"),
    };

    /// <summary>The row of a trunk's setting that each member of <see cref="CallSettings"/> is made from.</summary>
    private static readonly Dictionary<string, string> MadeFrom = new()
    {
        [nameof(CallSettings.Ring)] = nameof(TrunkSettings.RingSecondsMax),
        [nameof(CallSettings.RingStartsAt)] = nameof(TrunkSettings.RingStartsAtInvite),
        [nameof(CallSettings.PostDialDelay)] = nameof(TrunkSettings.PostDialDelayMaxSeconds),
        [nameof(CallSettings.QueuedExtendsRing)] = nameof(TrunkSettings.QueuedExtendsRing),
        [nameof(CallSettings.FirstResponse)] = nameof(TrunkSettings.FirstResponseTimeoutMs),
        [nameof(CallSettings.Headers)] = nameof(TrunkSettings.Headers),
        [nameof(CallSettings.UserAgent)] = nameof(TrunkSettings.UserAgent),
        [nameof(CallSettings.FallbackOffer)] = nameof(TrunkSettings.FallbackOffer),
        [nameof(CallSettings.RewriteContact)] = nameof(TrunkSettings.RewriteContact),
        [nameof(CallSettings.Refine603)] = nameof(TrunkSettings.Refine603),
        [nameof(CallSettings.Overrides)] = nameof(TrunkSettings.ResponseOverrides),
        [nameof(CallSettings.T1)] = nameof(TrunkSettings.T1Ms),
        [nameof(CallSettings.MediaTimeout)] = nameof(TrunkSettings.MediaTimeoutSeconds),
        [nameof(CallSettings.HeldMax)] = nameof(TrunkSettings.HeldSecondsMax),
    };

    /// <summary>Members of <see cref="CallSettings"/> that come from the node or from the trunk's password.</summary>
    private static readonly Dictionary<string, (Func<MediaPlane, TrunkWire> With, Func<TrunkWire, string> Scenario, string Seen, string SeenWithout)> OtherRows = new()
    {
        [nameof(CallSettings.MaxDuration)] = (plane => new TrunkWire(plane, maxDuration: TimeSpan.FromMinutes(1)), ByeOfATalk, "60000", "14400000"),
        [nameof(CallSettings.FirstSound)] = (plane => new TrunkWire(plane, firstSound: TimeSpan.FromSeconds(10)), QuestionToALineNeverHeard, "10000", "30000"),
        [nameof(CallSettings.Credentials)] = (plane => new TrunkWire(plane, password: "secret"), UserOfTheChallengedInvite, "username=\"alice\"", ""),
    };

    public static TheoryData<string> TrunkMembers => MembersOf(typeof(TrunkSettings));

    public static TheoryData<string> CallMembers => MembersOf(typeof(CallSettings));

    // Holds TRK-31, TRK-32, TXN-40, TRN-21, SDP-13 and CALL-10.
    [Theory]
    [MemberData(nameof(TrunkMembers))]
    public void TrunkMember_Set_IsSeenOnTheWire(string member)
    {
        TrunkRows.ShouldContainKey(member, "write a row that shows the effect of the setting");
        var row = TrunkRows[member];
        Run(plane => new TrunkWire(plane, row.With), row.Scenario).ShouldBe(row.Seen);
        Run(plane => new TrunkWire(plane, row.Without), row.Scenario).ShouldBe(row.SeenWithout);
    }

    // Holds TRK-31.
    [Theory]
    [MemberData(nameof(CallMembers))]
    public void CallMember_IsMadeFromASettingWhichIsSeenOnTheWire(string member)
    {
        if (OtherRows.TryGetValue(member, out var other))
        {
            Run(other.With, other.Scenario).ShouldBe(other.Seen);
            Run(plane => new TrunkWire(plane), other.Scenario).ShouldBe(other.SeenWithout);
            return;
        }

        MadeFrom.ShouldContainKey(member, "name the trunk's setting that it is made from");
        var row = TrunkRows[MadeFrom[member]];
        Run(plane => new TrunkWire(plane, row.With), wire => Text(member, wire.Settings))
            .ShouldNotBe(Run(plane => new TrunkWire(plane, row.Without), wire => Text(member, wire.Settings)));
    }

    // Holds SDP-13.
    [Fact]
    public void SmallerOffer_Answered_TheCallHasItsMedia()
    {
        using var wire = new TrunkWire(media.Plane, """{"fallback_offer":"PCMA"}""");
        var call = wire.Place()!;
        wire.Peer.Respond(wire.Invite, 488, "c0");
        wire.Answer(40_000, "8 101");

        wire.Told.ShouldBeOfType<CallEvent.Answered>();
        wire.HangUp(call);
    }

    private static TheoryData<string> MembersOf(Type settings) =>
        [.. settings.GetProperties().Where(member => member is { CanWrite: true, GetMethod.IsStatic: false }).Select(member => member.Name)];

    private string Run(Func<MediaPlane, TrunkWire> make, Func<TrunkWire, string> scenario)
    {
        using var wire = make(media.Plane);
        return scenario(wire);
    }

    /// <summary>A member's value, by what it holds.</summary>
    private static string Text(string member, CallSettings settings) => typeof(CallSettings).GetProperty(member)!.GetValue(settings) switch
    {
        ReadOnlyMemory<byte> bytes => Encoding.UTF8.GetString(bytes.Span),
        IEnumerable list => string.Join(' ', list.Cast<object>()),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static TrunkWire Placed(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 486, "c1");
        return wire;
    }

    private static string Dialled(TrunkWire wire) => Placed(wire).Invite.RequestUri;

    private static string FormatsOffered(TrunkWire wire) => Formats(Placed(wire));

    private static string Formats(TrunkWire wire) => string.Join(' ', wire.Line("m=audio").Split(' ').Skip(3));

    private static string FormatsAfterARefusedOffer(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 488, "c1");
        wire.Peer.Respond(wire.Invite, 488, "c2");
        return Formats(wire);
    }

    private static string NumbersShownOfAForward(TrunkWire wire)
    {
        wire.Place(forwardedFrom: TrunkWire.Caller);
        wire.Peer.Respond(wire.Invite, 486, "c1");
        return $"{NumberIn(wire.Invite["From"])} {NumberIn(wire.Invite["Diversion"])}";
    }

    private static string NumberIn(string header) => header.Split("sip:").Skip(1).FirstOrDefault()?.Split('@')[0] ?? "";

    private static string QuestionToASilentStream(TrunkWire wire)
    {
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var call = wire.Answered(((IPEndPoint)peer.LocalEndPoint!).Port);
        wire.Speak(peer);
        SpinWait.SpinUntil(() => ((ICallObserver)call).OnLook()!.Value.SignsOfLife > 0, TimeSpan.FromSeconds(4)).ShouldBeTrue("the packet came");
        return FirstQuestion(wire, call);
    }

    private static string QuestionToALineNeverHeard(TrunkWire wire) => FirstQuestion(wire, wire.Answered());

    private static string FirstQuestion(TrunkWire wire, ICall call)
    {
        wire.Pass(TimeSpan.FromSeconds(61));
        var at = wire.Sent("OPTIONS")[0].At;
        wire.HangUp(call);
        return Count(at);
    }

    private static string EndOfAHold(TrunkWire wire)
    {
        wire.Answered(direction: "sendonly");
        while (wire.Sent("OPTIONS").Length == 0)
        {
            wire.Pass(TimeSpan.FromSeconds(1));
        }

        wire.Peer.Respond(wire.Sent("OPTIONS")[0], 200);
        wire.Peer.Respond(wire.Sent("BYE")[0], 200);
        var end = wire.Told.ShouldBeOfType<CallEvent.HungUp>();
        return $"{wire.Sent("BYE")[0].At} {end.Reason} {end.AtFault}";
    }

    private static string InvitesOfTwoCalls(TrunkWire wire)
    {
        wire.Place();
        wire.Place();
        return Count(wire.Sent("INVITE").Length);
    }

    private static string CancelOfARingingCall(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 180, "c1");
        return Cancelled(wire);
    }

    private static string CancelOfALateRing(TrunkWire wire)
    {
        wire.Place();
        wire.Pass(TimeSpan.FromSeconds(3));
        wire.Peer.Respond(wire.Invite, 100);
        wire.Pass(TimeSpan.FromSeconds(2));
        wire.Peer.Respond(wire.Invite, 180, "c1");
        return Cancelled(wire);
    }

    private static string CancelOfACallThatDoesNotRing(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 100);
        return Cancelled(wire);
    }

    private static string CancelOfAQueuedCall(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 100);
        wire.Pass(TimeSpan.FromSeconds(10));
        wire.Peer.Respond(wire.Invite, 182, "c1");
        return Cancelled(wire);
    }

    private static string Cancelled(TrunkWire wire)
    {
        wire.Pass(TimeSpan.FromSeconds(30));
        wire.Peer.Respond(wire.Invite, 487, "c1");
        return Count(wire.Sent("CANCEL")[0].At);
    }

    private static string EndOfASilentCall(TrunkWire wire)
    {
        wire.Place();
        return wire.TimeOfTheNextEvent();
    }

    private static string FirstRepeatOfTheInvite(TrunkWire wire)
    {
        wire.Place();
        wire.Pass(TimeSpan.FromSeconds(2));
        wire.Peer.Respond(wire.Invite, 486, "c1");
        return Count(wire.Sent("INVITE")[1].At);
    }

    private static string ExitOfABlockedCall(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 603, "c1", phrase: "Network Blocked", headers: "Reason: SIP;cause=603");
        return Ended(wire);
    }

    private static string ExitOf580(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 580, "c1", phrase: "The User Busy", headers: "X-Cause: 17");
        return Ended(wire);
    }

    private static string Ended(TrunkWire wire)
    {
        var failure = wire.Told.ShouldBeOfType<CallEvent.Failed>().Failure;
        return $"{failure.Exit?.ToString() ?? "none"}, {failure.Reason}";
    }

    private static string DestinationOfABye(TrunkWire wire)
    {
        wire.Peer.Contact = "<sip:callee@192.168.1.4:5099>";
        wire.HangUp(wire.Answered());
        return wire.Sent("BYE")[0].To.ToString();
    }

    private static string ByeOfATalk(TrunkWire wire)
    {
        wire.Answered();
        wire.Pass(TimeSpan.FromHours(4));
        return Count(wire.Sent("BYE")[0].At);
    }

    private static string UserOfTheChallengedInvite(TrunkWire wire)
    {
        wire.Place();
        wire.Peer.Respond(wire.Invite, 407, "c1", headers: "Proxy-Authenticate: Digest realm=\"carrier\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"");
        var last = wire.Invite;
        wire.Peer.Respond(last, 486, "c2");
        return last["Proxy-Authorization"].Split(' ', ',').FirstOrDefault(part => part.StartsWith("username", StringComparison.Ordinal)) ?? "";
    }

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Real media on loopback, for all calls of the class.</summary>
    public sealed class Media : IDisposable
    {
        internal MediaPlane Plane { get; } = new(
            new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 41_000, LastPort = 41_999, MaxLegs = 200, Drain = TimeSpan.FromMilliseconds(10) },
            TimeProvider.System,
            new Random(1));

        public void Dispose() => Plane.Dispose();
    }

    /// <param name="With">Settings with the member.</param>
    /// <param name="Scenario">What the peer does, and what it sees of the member.</param>
    /// <param name="Seen">With the setting.</param>
    /// <param name="SeenWithout">Without it.</param>
    private sealed record Row(string With, Func<TrunkWire, string> Scenario, string Seen, string SeenWithout)
    {
        /// <summary>Settings without the member.</summary>
        public string Without { get; init; } = "{}";
    }
}
