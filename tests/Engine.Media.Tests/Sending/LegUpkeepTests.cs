using Engine.Media.Rtcp;
using Engine.Media.Sdp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sending;

public sealed class LegUpkeepTests : IDisposable
{
    private readonly ClockFixture _clock = new();

    // Holds RTP-30.
    [Fact]
    public void Timeout_NothingEverReceived_IsReportedOnceAfterThirtySeconds()
    {
        _clock.Answered();
        _clock.Run(29_900);
        _clock.Reported.Timeouts.ShouldBe(0);
        _clock.Run(1_200);
        _clock.Reported.Timeouts.ShouldBe(1);
        _clock.Run(60_000);
        _clock.Reported.Timeouts.ShouldBe(1);
    }

    // Holds RTP-30.
    [Fact]
    public void Timeout_StreamThatStops_IsReportedAfterSixtySeconds()
    {
        var leg = _clock.Answered();
        _clock.Run(10_000);
        leg.Receiving.LastReceivedNs = _clock.Timing.NowNs;
        _clock.Run(59_900);
        _clock.Reported.Timeouts.ShouldBe(0);
        _clock.Run(1_200);
        _clock.Reported.Timeouts.ShouldBe(1);
    }

    // Holds SDP-08 and RTP-31.
    [Theory]
    [InlineData(MediaDirection.SendOnly, false, MediaPhase.Answered)]
    [InlineData(MediaDirection.ReceiveOnly, false, MediaPhase.Answered)]
    [InlineData(MediaDirection.Inactive, false, MediaPhase.Answered)]
    [InlineData(MediaDirection.SendReceive, true, MediaPhase.Answered)]
    [InlineData(MediaDirection.SendReceive, false, MediaPhase.Early)]
    public void Timeout_OnHoldOneWayOrUnanswered_IsNeverReported(MediaDirection direction, bool held, MediaPhase phase)
    {
        var leg = _clock.Open();
        leg.Connect(ClockFixture.Media(direction: direction) with { Held = held }, phase);
        _clock.Run(100_000);
        _clock.Reported.Timeouts.ShouldBe(0);
    }

    // Holds RTP-31.
    [Fact]
    public void Timeout_AfterHold_CountsFromTheResume()
    {
        var leg = _clock.Answered(ClockFixture.Media(direction: MediaDirection.ReceiveOnly));
        _clock.Run(90_000);
        leg.Connect(ClockFixture.Media());
        _clock.Run(29_000);
        _clock.Reported.Timeouts.ShouldBe(0);
        _clock.Run(2_100);
        _clock.Reported.Timeouts.ShouldBe(1);
    }

    // Holds RTP-02.
    [Fact]
    public void Report_RunningLeg_SendsSenderReportsEachFiveSecondsOrSo()
    {
        var leg = _clock.Answered();
        _clock.Run(100_000);

        var reports = _clock.Sender.Control;
        reports.Count.ShouldBeInRange(13, 40);
        RtcpReader.TryRead(reports[0], 1, out var first).ShouldBeTrue();
        first.Sender.ShouldBe(leg.Ssrc);
        var report = first.Report.ShouldNotBeNull();
        report.Octets.ShouldBe(report.Packets * 160);
        RtcpReader.TryRead(reports[^1], 1, out var last).ShouldBeTrue();
        last.Report!.Value.Packets.ShouldBeGreaterThan(4_000u);
        reports[0].AsSpan(28).IndexOf("name"u8).ShouldBeGreaterThan(0);
    }

    // Holds SDP-08 and RTP-02.
    [Fact]
    public void Report_LegThatSendsNothing_SendsReceiverReports()
    {
        _clock.Answered(ClockFixture.Media(direction: MediaDirection.ReceiveOnly));
        _clock.Run(20_000);
        _clock.Sender.Control.ShouldNotBeEmpty();
        _clock.Sender.Control.ShouldAllBe(report => report[1] == 201);
        _clock.Sender.Packets.ShouldBeEmpty();
    }

    [Fact]
    public void Close_BeforeTheAnswer_SendsNoGoodbye()
    {
        var leg = _clock.Open();
        leg.Connect(ClockFixture.Media(), MediaPhase.Early);
        _clock.Run(100);
        leg.Close();
        _clock.Run(5_000);
        _clock.Sender.Control.ShouldBeEmpty();
        _clock.Freed.ShouldBe([leg]);
    }

    public void Dispose() => _clock.Dispose();
}
