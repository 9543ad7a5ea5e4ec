using Engine.Sip.Outcomes;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Outcomes;

/// <summary>Every row of MAP-04, written down here a second time: event, exit, sub-reason, failover, counted against the trunk.</summary>
public sealed class LocalOutcomesTests
{
    private const string Page = """
        RingTimeout NoAnswer RingTimeout no no
        NoRinging NoAnswer NoRinging no no
        AttemptCap NoAnswer AttemptCap no no
        NumberFormat InvalidNumber LocalFormat no no
        PolicyBlocked Failed PolicyBlocked no no
        CallerIdNotAllowed Failed CallerIdNotAllowed no no
        DnsNotFound Failed DnsNotFound yes yes
        DnsTimeout Failed DnsTimeout yes yes
        DnsNoService Failed DnsNoService yes yes
        TransportRefused Failed TransportRefused yes yes
        TransportTimeout Failed TransportTimeout yes yes
        TlsFailure Failed TlsFailure yes yes
        TransportLost Failed TransportLost yes yes
        NoResponse NoAnswer NoResponse yes yes
        AuthFailed Failed AuthFailed no yes
        TrunkDown Failed TrunkDown no no
        TrunkPasswordUnreadable Failed TrunkPasswordUnreadable yes no
        RateLimited Failed RateLimited no no
        ChannelsExhausted Failed ChannelsExhausted yes no
        MediaResource Failed MediaResource no no
        EngineOverload Failed EngineOverload no no
        MediaNegotiation Failed MediaNegotiation no yes
        SdpMissing Failed SdpMissing no yes
        ResponseUnreadable Failed ResponseUnreadable no no
        SrtpRequired Failed SrtpRequired yes no
        MediaTimeout Answered MediaTimeout no yes
        MediaLost Answered MediaLost no yes
        Held Answered Held no no
        RemoteHangup Answered RemoteHangup no no
        LocalHangup Answered LocalHangup no no
        SessionExpired Answered SessionExpired no yes
        MaxDuration Answered MaxDuration no no
        DialogLost Answered DialogLost no no
        NoAck Answered NoAck no no
        Cancelled Cancelled Cancelled no no
        AnsweredElsewhere Cancelled AnsweredElsewhere no no
        Shutdown Cancelled Shutdown no no
        EngineRestart Failed EngineRestart no no
        """;

    public static TheoryData<LocalEvent, CallExit, CallReason, bool, bool> Rows()
    {
        var rows = new TheoryData<LocalEvent, CallExit, CallReason, bool, bool>();
        foreach (var line in Page.Split('\n', StringSplitOptions.TrimEntries))
        {
            var cells = line.Split(' ');
            rows.Add(
                Enum.Parse<LocalEvent>(cells[0]), Enum.Parse<CallExit>(cells[1]), Enum.Parse<CallReason>(cells[2]), cells[3] == "yes", cells[4] == "yes");
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Event_MapsAsThePageSays(LocalEvent cause, CallExit exit, CallReason reason, bool failover, bool against)
    {
        var outcome = LocalOutcomes.Find(cause);
        (outcome.Exit, outcome.Reason, outcome.Failover, outcome.CountsAgainstTrunk).ShouldBe((exit, reason, failover, against));
    }

    [Fact]
    public void EveryEvent_HasARow() => LocalOutcomes.Rows.Select(row => row.Event).Order().ShouldBe(Enum.GetValues<LocalEvent>());

    // Holds CALL-02.
    [Fact]
    public void NoResponse_BlamesTheTrunkNeverTheCallee() => LocalOutcomes.Find(LocalEvent.NoResponse).Party.ShouldBe(Party.Trunk);
}
