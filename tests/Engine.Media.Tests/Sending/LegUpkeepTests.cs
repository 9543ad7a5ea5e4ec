using Engine.Media.Rtcp;
using Engine.Media.Sdp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sending;

public sealed class LegUpkeepTests : IDisposable
{
    private readonly ClockFixture _clock = new();

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
