using System.Globalization;
using System.Net;
using System.Text;
using Engine.Actors.Dialling;
using Engine.Actors.Telephony;
using Engine.Flows.Facts;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Trunks;
using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Dialogs;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;
using SipExit = Engine.Sip.Outcomes.CallExit;
using SipParty = Engine.Sip.Outcomes.Party;
using SipReason = Engine.Sip.Outcomes.CallReason;

namespace Engine.Actors.Tests.Telephony;

/// <summary>The adapter between a fake SIP side and real media on loopback.</summary>
public sealed class TelephonyCallPortTests : IDisposable, ICallEvents
{
    private static readonly Trunk Trunk = new(new TrunkId("main"), "Main", "carrier.example", [new Gateway("192.0.2.1")]);

    private readonly MediaPlane _media = new(
        new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 42_000, LastPort = 42_999, MaxLegs = 2, Drain = TimeSpan.FromMilliseconds(10) },
        TimeProvider.System,
        new Random(1));

    private readonly FakeCallAgent _sip = new();
    private readonly InMemoryDialogLedger _ledger = new();
    private readonly List<CallEvent> _events = [];
    private readonly TelephonyCallPort _port;

    public TelephonyCallPortTests() => _port = new TelephonyCallPort(
        _sip, _media, _ledger, new NoCrashPoints(), new TelephonyConfig { MediaAddress = IPAddress.Parse("198.51.100.7") }, TimeProvider.System,
        new SeededEntropy(1));

    public void Dispose() => _media.Dispose();

    void ICallEvents.On(CallEvent happened)
    {
        lock (_events)
        {
            _events.Add(happened);
        }
    }

    [Fact]
    public void Reserve_Always_MintsAndSendsNothing()
    {
        var call = Reserve();

        _sip.Asked.ShouldBeEmpty();
        call.Dial.RequestUri.ShouldBe("sip:+12025550123@carrier.example");
        call.Dial.FromUri.ShouldBe("sip:+12025550100@carrier.example");
        call.Dial.Destination.ShouldBe("192.0.2.1:5060");
        _media.Figures.OpenLegs.ShouldBe(1);
    }

    // Holds RTP-06.
    [Fact]
    public void Reserve_NoMediaPort_RefusedBeforeSip()
    {
        Reserve();
        Reserve();
        var refused = _port.Reserve(Request(), this).ShouldBeOfType<CallReservation.NoRoom>();
        refused.Failure.Reason.ShouldBe("media_resource");
    }

    // Holds TRK-21.
    [Fact]
    public void Reserve_TrunkFull_RefusedUntilACallIsOver()
    {
        var request = Request() with { Trunk = Trunk with { MaxConcurrentCalls = 1 } };
        var call = _port.Reserve(request, this).ShouldBeOfType<CallReservation.Reserved>().Call;
        _port.Reserve(request, this).ShouldBeOfType<CallReservation.Refused>().Failure.ShouldSatisfyAllConditions(
            f => f.Reason.ShouldBe("channels_exhausted"), f => f.Failover.ShouldBeTrue());

        call.Release();
        call.Release();
        _port.Reserve(request, this).ShouldBeOfType<CallReservation.Reserved>();
    }

    // Holds TRK-30.
    [Theory]
    [InlineData(TrunkNumberFormat.E164WithPlus, "+12025550123", "+12025550100")]
    [InlineData(TrunkNumberFormat.E164WithoutPlus, "12025550123", "12025550100")]
    [InlineData(TrunkNumberFormat.DoubleZero, "0012025550123", "0012025550100")]
    [InlineData(TrunkNumberFormat.National, "2025550123", "2025550100")]
    public void Reserve_TrunkHasItsNumberFormat_BothNumbersAreWrittenSo(TrunkNumberFormat format, string to, string from)
    {
        var trunk = Trunk with { NumberFormat = format, NumberPrefix = "99", CountryCode = "1", UserPhone = true };
        _port.Reserve(Request() with { Trunk = trunk }, this);

        _sip.Plan.RequestUri.ShouldBe($"sip:99{to}@carrier.example;user=phone");
        _sip.Plan.FromUri.ShouldBe($"sip:{from}@carrier.example");
    }

    [Fact]
    public void Reserve_NoSipSlot_LegIsClosedAgain()
    {
        _sip.Full = true;
        _port.Reserve(Request(), this).ShouldBeOfType<CallReservation.NoRoom>().Failure.Reason.ShouldBe("engine_overload");
        WaitUntil(() => _media.Figures.OpenLegs == 0);
    }

    [Fact]
    public void Place_Twice_OneInviteWithOurOffer()
    {
        var call = Reserve();
        call.Place();
        call.Place();

        _sip.Asked.ShouldBe(["place"]);
        _sip.Offer.ShouldContain("c=IN IP4 198.51.100.7");
        _sip.Settings!.Ring.ShouldBe(TimeSpan.FromSeconds(15));
        _sip.Settings.Credentials.ShouldNotBeNull();
        _sip.Settings.FirstResponse.ShouldBeNull();
    }

    [Fact]
    public void Credentials_TwoCallsOfOneTrunk_AreShared()
    {
        Reserve().Place();
        var first = _sip.Settings!.Credentials;
        Reserve().Place();
        _sip.Settings!.Credentials.ShouldBeSameAs(first);
    }

    [Fact]
    public void Answered_GoodSdp_ToldAndPlayable()
    {
        var call = Answered();

        _events.OfType<CallEvent.Answered>().ShouldHaveSingleItem().Dialog.Destination.ShouldBe("192.0.2.9:5060");
        call.Play(5, EncodedPrompt.From(new PcmClip(new short[800], 8000)));
        WaitUntil(() => Saw<CallEvent.PlaybackEnded>());
        _events.OfType<CallEvent.PlaybackEnded>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.PlaybackId.ShouldBe(5), e => e.TotalMs.ShouldBe(100), e => e.Completed.ShouldBeTrue());
    }

    [Fact]
    public void Confirming_Always_IsInTheLedgerBeforeTheAnswerIsTold()
    {
        Reserve().Place();
        _sip.Observer!.OnConfirming(Dialog());

        _ledger.Find("call-1").ShouldHaveSingleItem().RemoteTag.ShouldBe("remote-1");
        _events.ShouldBeEmpty();
    }

    // Holds CALL-03.
    [Fact]
    public void Progress_OnlySignsOfRinging_AreToldAsRingingWithTheDelayTheSipSideMeasured()
    {
        Reserve().Place();
        _sip.Observer!.OnProvisional(new CallProgress(181, ProgressSign.None), default);
        _sip.Observer.OnProvisional(new CallProgress(183, ProgressSign.EarlyMedia) { PostDialDelayMs = 420 }, "v=0"u8);
        _sip.Observer.OnProvisional(new CallProgress(182, ProgressSign.None), default);
        _sip.Observer.OnProvisional(new CallProgress(180, ProgressSign.Alerting), default);

        _events.ConvertAll(e => e.ShouldBeOfType<CallEvent.Ringing>()).ConvertAll(e => (e.SipStatus, e.PostDialDelayMs, e.EarlyMedia))
            .ShouldBe([(183, 420, true), (180, null, false)]);
    }

    [Theory]
    [InlineData("", "sdp_missing", HangUpCause.SdpMissing)]
    [InlineData("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 18\r\n", "media_negotiation", HangUpCause.MediaNegotiation)]
    public void Answered_UnusableSdp_HungUpAndFailed(string sdp, string reason, HangUpCause cause)
    {
        Reserve().Place();
        _sip.Observer!.OnAnswered(Dialog(), Encoding.UTF8.GetBytes(sdp));
        _sip.Asked[^1].ShouldBe($"hang up {cause}");
        _sip.Observer.OnEnded(new CallResult { Exit = SipExit.Answered, Reason = SipReason.LocalHangup, Party = SipParty.Engine, SipStatus = 200 });

        var failed = _events.ShouldHaveSingleItem().ShouldBeOfType<CallEvent.Failed>().Failure;
        failed.Reason.ShouldBe(reason);
        failed.SipStatus.ShouldBe(200);
        failed.Exit.ShouldBeNull();
    }

    // Holds CALL-28.
    [Fact]
    public void HangUp_WhilePlaying_ByeFirstThenMediaThenTheCutIsTold()
    {
        var call = Answered();
        call.Play(1, EncodedPrompt.From(new PcmClip(new short[80_000], 8000)));
        Thread.Sleep(100);
        call.HangUp();

        _sip.Asked[^1].ShouldBe("hang up Normal");
        WaitUntil(() => Saw<CallEvent.PlaybackEnded>());
        var cut = _events.OfType<CallEvent.PlaybackEnded>().Single();
        cut.Completed.ShouldBeFalse();
        cut.TotalMs.ShouldBe(10_000);
        WaitUntil(() => _media.Figures.OpenLegs == 0);
    }

    [Fact]
    public void Ended_ByThePeer_ToldWithSideAndCauseAndLedgerClosed()
    {
        Answered();
        _sip.Observer!.OnEnded(new CallResult
        {
            Exit = SipExit.Answered, Reason = SipReason.RemoteHangup, Party = SipParty.Contact, HangUpSide = HangUpSide.Remote, Q850 = 16,
        });

        var end = _events[^1].ShouldBeOfType<CallEvent.HungUp>();
        end.Side.ShouldBe(Party.Contact);
        end.Reason.ShouldBe("remote_hangup");
        end.Q850.ShouldBe(16);
        _ledger.Open.ShouldBe(0);
    }

    // Holds MAP-10.
    [Theory]
    [InlineData(HangUpSide.Local, SipParty.Carrier, SipReason.NoAck, Party.Engine, Party.Carrier)]
    [InlineData(HangUpSide.Local, SipParty.Carrier, SipReason.MediaLost, Party.Engine, Party.Carrier)]
    [InlineData(HangUpSide.Local, SipParty.Engine, SipReason.LocalHangup, Party.Engine, Party.Engine)]
    [InlineData(HangUpSide.Local, SipParty.Engine, SipReason.MaxDuration, Party.Engine, Party.Engine)]
    [InlineData(HangUpSide.Remote, SipParty.Carrier, SipReason.NetworkFailure, Party.Carrier, Party.Carrier)]
    [InlineData(HangUpSide.Remote, SipParty.Contact, SipReason.RemoteHangup, Party.Contact, Party.Contact)]
    public void Ended_SideAndFault_AreTwoFacts(HangUpSide side, SipParty fault, SipReason reason, Party sent, Party party)
    {
        Answered();
        _sip.Observer!.OnEnded(new CallResult { Exit = SipExit.Answered, Reason = reason, Party = fault, HangUpSide = side });
        var end = _events[^1].ShouldBeOfType<CallEvent.HungUp>();
        (end.Side, end.AtFault).ShouldBe((sent, party));
    }

    // Holds MAP-10.
    [Theory]
    [InlineData(HangUpSide.Local, Party.Engine)]
    [InlineData(null, null)]
    public void Ended_Unanswered_SideIsWhoSentTheCancel(HangUpSide? side, Party? sent)
    {
        Reserve().Place();
        _sip.Observer!.OnEnded(new CallResult { Exit = SipExit.NoAnswer, Reason = SipReason.RingTimeout, Party = SipParty.Contact, HangUpSide = side });
        var failure = _events.ShouldHaveSingleItem().ShouldBeOfType<CallEvent.Failed>().Failure;
        (failure.HungUpBy, failure.Party).ShouldBe((sent, Party.Contact));
    }

    // Holds ID-08 and MAP-603.
    [Fact]
    public void Ended_WithAReasonAndARedress_EvidenceHasThem()
    {
        Reserve().Place();
        _sip.Observer!.OnEnded(new CallResult
        {
            Exit = SipExit.Busy, Reason = SipReason.NetworkBlocked, Party = SipParty.Carrier, SipStatus = 603,
            Evidence = new WireEvidence
            {
                Cause = new Engine.Sip.Calls.EndCause(21, "rejected", "RLN", 603, "v=analytics1"),
                Redress = new Engine.Sip.Calls.RedressContact { Url = "https://a.example", Tel = "+1202", Email = "a@b.example", CallInfo = "<x>" },
                Progress = new Engine.Sip.Calls.ProgressCause(183, 21, null, null) { Location = "TN" },
            },
        });
        var evidence = _events.ShouldHaveSingleItem().ShouldBeOfType<CallEvent.Failed>().Failure.Evidence.ShouldNotBeNull();
        evidence.Cause.ShouldBe(new Engine.Flows.Facts.EndCause(21, "rejected", "RLN", 603, "v=analytics1"));
        evidence.Redress.ShouldBe(new Engine.Flows.Facts.RedressContact("https://a.example", "+1202", "a@b.example", "<x>"));
        evidence.Progress!.Location.ShouldBe("TN");
    }

    // Holds CALL-50.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ended_FailoverAllowed_DecidesOnlyWithoutFurtherGateways(bool more)
    {
        var call = ((CallReservation.Reserved)_port.Reserve(Request() with { MoreGateways = more }, this)).Call;
        call.Place();
        _sip.Observer!.OnEnded(new CallResult { Exit = SipExit.NoAnswer, Reason = SipReason.NoResponse, Party = SipParty.Trunk, Failover = true });

        var failure = _events.ShouldHaveSingleItem().ShouldBeOfType<CallEvent.Failed>().Failure;
        failure.Failover.ShouldBe(more);
        failure.Exit.ShouldBe(more ? null : CallExit.NoAnswer);
        _sip.Settings!.FirstResponse.ShouldBe(more ? TimeSpan.FromSeconds(4) : null);
    }

    [Fact]
    public void Reoffer_HoldThenEmpty_AnsweredByTheSession()
    {
        Answered();
        var hold = _sip.Observer!.OnReoffer(Encoding.UTF8.GetBytes(Sdp("sendonly")));
        hold.Status.ShouldBe(200);
        Encoding.UTF8.GetString(hold.Sdp.Span).ShouldContain("a=recvonly");

        _sip.Observer.OnReoffer([]).Status.ShouldBe(200);
        _sip.Observer.OnReoffer("nonsense"u8).Status.ShouldBe(488);
    }

    // Holds DLG-10.
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("v=0\r\nm=audio 0 RTP/AVP 0\r\n")]
    public void Reanswer_Useless_IsToldAndTheSessionStays(string answer)
    {
        Answered();
        _sip.Observer!.OnReoffer([]);
        _sip.Observer.OnReanswer(Encoding.UTF8.GetBytes(answer)).ShouldBeFalse();
        _sip.Asked.ShouldAllBe(asked => !asked.StartsWith("hang up", StringComparison.Ordinal));
        _sip.Observer.OnReoffer(Encoding.UTF8.GetBytes(Sdp("sendrecv"))).Status.ShouldBe(200);
    }

    [Fact]
    public void EndOrphan_NothingKnown_Cancels()
    {
        var closed = 0;
        _port.EndOrphan(new OrphanAttempt(Dial(), null, null), () => closed++);
        _sip.Asked.ShouldBe(["orphan"]);
        _sip.Orphans[0].Ticket.Branch.ShouldBe("z9hG4bK-9");

        _sip.Orphans[0].Observer!.OnEnded(Restarted());
        closed.ShouldBe(1);
    }

    [Fact]
    public void EndOrphan_DialogOnlyInTheLedger_ByesThatDialog()
    {
        _ledger.Confirmed("call-9", new DialogFacts("remote-9", "sip:c@192.0.2.9", [], 3, Destination: "192.0.2.9:5080"));
        _port.EndOrphan(new OrphanAttempt(Dial(), null, null), () => { });

        var dialog = _sip.Orphans.ShouldHaveSingleItem().Dialog!;
        dialog.RemoteTag.ShouldBe("remote-9");
        dialog.Destination.ShouldBe("192.0.2.9:5080");
        dialog.LocalTag.ShouldBe("from-9");
        _sip.Orphans[0].Observer!.OnEnded(Restarted());
        _ledger.Open.ShouldBe(0);
    }

    [Fact]
    public void EndOrphan_JournalAndLedgerNameTwoDialogs_BothAreEndedThenSaidOnce()
    {
        var closed = 0;
        _ledger.Confirmed("call-9", new DialogFacts("fork", "sip:d@192.0.2.9", [], 3));
        _port.EndOrphan(new OrphanAttempt(Dial(), new DialogFacts("remote-9", "sip:c@192.0.2.9", [], 3), new Engine.Ports.Trunks.TrunkCredentials("user", "secret")), () => closed++);

        _sip.Asked.ShouldBe(["orphan fork", "orphan remote-9"]);
        _sip.Orphans[0].Observer!.OnEnded(Restarted());
        closed.ShouldBe(0);
        _sip.Orphans[1].Observer!.OnEnded(Restarted());
        closed.ShouldBe(1);
    }

    [Theory]
    [InlineData("nosuch.invalid", false)]
    [InlineData("localhost", true)]
    [InlineData("192.0.2.1", true)]
    public async Task Hosts_NameOrNumber_AddressOrNothing(string host, bool found) =>
        ((await new DnsHostResolver(TimeProvider.System).FindAsync(host, CancellationToken.None)) is not null).ShouldBe(found);

    private static CallResult Restarted() => new() { Exit = SipExit.Failed, Reason = SipReason.EngineRestart, Party = SipParty.Engine };

    private static DialFacts Dial() => new(
        "call-9", "from-9", "z9hG4bK-9", 4, "sip:+1@c", "sip:+2@c", "sip:+1@c", "192.0.2.1:5060", "main");

    private static CallRequest Request() =>
        new(new InteractionId("0123"), "+12025550100", "+12025550123", Trunk, Trunk.Gateways[0], "192.0.2.1:5060", TimeSpan.FromSeconds(15))
        {
            Credentials = new Engine.Ports.Trunks.TrunkCredentials("user", "secret"),
        };

    private static ConfirmedDialog Dialog() => new()
    {
        CallId = "call-1", LocalTag = "from-1", RemoteTag = "remote-1", LocalUri = "sip:a", RemoteUri = "sip:b", RemoteTarget = "sip:b@192.0.2.9", Routes = [],
        LocalCSeq = 1, Destination = "192.0.2.9:5060", TrunkId = "main",
    };

    private static string Sdp(string direction) => string.Create(
        CultureInfo.InvariantCulture,
        $"v=0\r\no=- 1 {direction.Length} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 43210 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na={direction}\r\n");

    private ICall Reserve() => _port.Reserve(Request(), this).ShouldBeOfType<CallReservation.Reserved>().Call;

    private ICall Answered()
    {
        var call = Reserve();
        call.Place();
        _sip.Observer!.OnConfirming(Dialog());
        _sip.Observer.OnAnswered(Dialog(), Encoding.UTF8.GetBytes(Sdp("sendrecv")));
        return call;
    }

    private bool Saw<T>()
        where T : CallEvent
    {
        lock (_events)
        {
            return _events.OfType<T>().Any();
        }
    }

    private static void WaitUntil(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(5)).ShouldBeTrue();
}
