using Engine.Media.Dtmf;
using Engine.Media.Sdp;
using Engine.Media.Sending;
using Engine.Media.Tests.Plane;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Sending;

public sealed class ClockShardTests : IDisposable
{
    private readonly ClockFixture _clock = new();

    private List<RecordingSender.Sent> Sent => _clock.Sender.Packets;

    // Holds SDP-09, RTP-10 and RTP-13.
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(60)]
    public void Silence_EveryPtime_KeepsTheGridSequenceAndTimestamps(int ptimeMs)
    {
        _clock.Answered(ClockFixture.Media(ptimeMs));
        _clock.Run(1800);

        Sent.Count.ShouldBeInRange((1800 / ptimeMs) - 1, 1800 / ptimeMs);
        ShouldBeRegular(ptimeMs);
        Sent.ShouldAllBe(packet => packet.Payload.Length == ptimeMs * 8 && packet.Payload.All(code => code == 0xD5));
    }

    // Holds RTP-12 and RTP-14.
    [Fact]
    public void Play_TwoPromptsInARow_EveryByteGapFreeOneSourceOneMarker()
    {
        var (first, second) = (ClockFixture.Prompt(200), ClockFixture.Prompt(130));
        var leg = _clock.Answered();
        _clock.Run(100);
        leg.Play(first, 1);
        leg.Play(second, 2);
        _clock.Run(600);

        ShouldBeRegular(20);
        var heard = Sent.SelectMany(packet => packet.Payload).ToArray();
        var start = heard.AsSpan().IndexOf(first.Payload(AudioCodec.Pcma));
        start.ShouldBeGreaterThan(0);
        heard.AsSpan(start + first.Samples, second.Samples).SequenceEqual(second.Payload(AudioCodec.Pcma)).ShouldBeTrue();
        heard[(start + first.Samples + second.Samples)..].ShouldAllBe(code => code == 0xD5);
        _clock.Reported.Playbacks.ShouldBe([new Recorder.Ended(1, 200, 200, true), new Recorder.Ended(2, 130, 130, true)]);
    }

    // Holds RTP-14.
    [Fact]
    public void Play_FirstPacket_LeavesWithinOneFrame()
    {
        var leg = _clock.Answered();
        _clock.Run(101);
        var asked = _clock.Timing.NowNs;
        leg.Play(ClockFixture.Prompt(100), 1);
        _clock.Run(40);

        (Sent.First(packet => packet.Payload[0] != 0xD5).AtNs - asked).ShouldBeLessThanOrEqualTo(20_000_000);
    }

    // Holds RTP-14.
    [Fact]
    public void Stop_PlayingAndWaiting_EndsEachOnceWithWhatWasPlayed()
    {
        var leg = _clock.Answered();
        leg.Play(ClockFixture.Prompt(1000), 1);
        leg.Play(ClockFixture.Prompt(500), 2);
        _clock.Run(200);
        leg.Stop(2);
        leg.Stop(1);
        leg.Stop(9);
        _clock.Run(100);

        _clock.Reported.Playbacks.Count.ShouldBe(2);
        _clock.Reported.Playbacks.First().ShouldBe(new Recorder.Ended(2, 0, 500, false));
        var stopped = _clock.Reported.Playbacks.Last();
        (stopped.Id, stopped.TotalMs, stopped.Completed).ShouldBe((1, 1000, false));
        stopped.PlayedMs.ShouldBeInRange(180, 200);
        Sent[^1].Payload.ShouldAllBe(code => code == 0xD5);
    }

    [Fact]
    public void Play_MoreThanMayWait_EndsTheRestAtOnce()
    {
        var leg = _clock.Answered();
        for (var id = 0; id < LegSending.MaxWaiting + 2; id++)
        {
            leg.Play(ClockFixture.Prompt(1000), id);
        }

        _clock.Run(4);
        _clock.Reported.Playbacks.ShouldBe([new Recorder.Ended(LegSending.MaxWaiting + 1, 0, 1000, false)]);
    }

    // Holds EM-02.
    [Fact]
    public void Connect_EarlyMedia_SendsNothingUntilTheAnswer()
    {
        var leg = _clock.Open();
        leg.Play(ClockFixture.Prompt(100), 1);
        leg.Connect(ClockFixture.Media(), MediaPhase.Early);
        _clock.Run(2000);
        Sent.ShouldBeEmpty();

        leg.Connect(ClockFixture.Media());
        _clock.Run(200);
        Sent.SelectMany(packet => packet.Payload).Take(800).ToArray().ShouldBe(ClockFixture.Prompt(100).Payload(AudioCodec.Pcma).ToArray());
        Sent[0].Header.Marker.ShouldBeTrue();
    }

    // Holds EM-02.
    [Fact]
    public void Connect_EarlyMediaWithNatOpener_SendsOneSilencePacket()
    {
        var leg = _clock.Open(new LegSettings { OpenNat = true });
        leg.Connect(ClockFixture.Media(), MediaPhase.Early);
        _clock.Run(500);

        Sent.ShouldHaveSingleItem().Payload.ShouldAllBe(code => code == 0xD5);
    }

    // Holds SDP-08 and RTP-12.
    [Fact]
    public void Hold_Reinvite_PausesThePromptAndResumesWithMarkerOnTheGrid()
    {
        var prompt = ClockFixture.Prompt(400);
        var leg = _clock.Answered();
        leg.Play(prompt, 1);
        _clock.Run(200);
        leg.Connect(ClockFixture.Media(direction: MediaDirection.ReceiveOnly));
        _clock.Run(1000);
        var before = Sent.Count;
        leg.Connect(ClockFixture.Media());
        _clock.Run(400);

        var gap = Sent[before].Header.Timestamp - Sent[before - 1].Header.Timestamp;
        gap.ShouldBeInRange(8000u, 8480u);
        Sent[before].Header.Marker.ShouldBeTrue();
        Sent[before].Header.Sequence.ShouldBe((ushort)(Sent[before - 1].Header.Sequence + 1));
        Sent.SelectMany(packet => packet.Payload).Take(prompt.Samples).ToArray().ShouldBe(prompt.Payload(AudioCodec.Pcma).ToArray());
        _clock.Reported.Playbacks.ShouldBe([new Recorder.Ended(1, 400, 400, true)]);
    }

    // Holds RTP-10.
    [Fact]
    public void Stall_UpToThreeFrames_CatchesUpWithoutLosingOne()
    {
        _clock.Answered();
        _clock.Run(100);
        _clock.Timing.NowNs += 50_000_000;
        _clock.Shard.Run();
        _clock.Run(100);

        Sent.Select(packet => packet.Header.Timestamp).Zip(Sent.Skip(1), (left, right) => right.Header.Timestamp - left).ShouldAllBe(step => step == 160);
        _clock.Shard.SkippedTicks.ShouldBe(0);
    }

    // Holds RTP-10.
    [Fact]
    public void Stall_TwoSeconds_SendsAtMostThreeThenStepsTheTimestamp()
    {
        var leg = _clock.Answered();
        leg.Play(ClockFixture.Prompt(1000), 1);
        _clock.Run(100);
        var before = Sent.Count;
        var lastBefore = Sent[^1];
        _clock.Timing.NowNs += 2_000_000_000;
        _clock.Shard.Run();

        (Sent.Count - before).ShouldBe(3);
        Sent[before].Header.Marker.ShouldBeTrue();
        (Sent[^1].Header.Timestamp - lastBefore.Header.Timestamp).ShouldBe(16_160u);
        Sent.Select(packet => packet.Header.Sequence).Zip(Sent.Skip(1), (left, right) => (ushort)(right.Header.Sequence - left)).ShouldAllBe(step => step == 1);
        leg.Statistics.LateTicks.ShouldBeGreaterThan(0);
        _clock.Shard.SkippedTicks.ShouldBe(971);
    }

    // Holds RTP-13.
    [Theory]
    [InlineData(SilencePolicy.KeepAlive, 160, 2)]
    [InlineData(SilencePolicy.ComfortNoise, 1, 10)]
    public void Silence_OtherPolicies_SendAPacketNowAndThen(SilencePolicy policy, int bytes, int packets)
    {
        _clock.Answered(settings: new LegSettings { Silence = policy });
        _clock.Run(9_990);

        Sent.Count.ShouldBe(packets);
        Sent.ShouldAllBe(packet => packet.Payload.Length == bytes);
        Sent.ShouldAllBe(packet => packet.Header.PayloadType == (bytes == 1 ? 13 : 8));
    }

    // Holds SDP-11.
    [Fact]
    public void Retarget_CodecChange_GoesOnFromTheSamePlace()
    {
        var prompt = ClockFixture.Prompt(400);
        var leg = _clock.Answered();
        leg.Play(prompt, 1);
        _clock.Run(200);
        var samples = Sent.Sum(packet => packet.Payload.Length);
        leg.Connect(ClockFixture.Media(codec: AudioCodec.Pcmu));
        _clock.Run(400);

        var after = Sent.Where(packet => packet.Header.PayloadType == 0).SelectMany(packet => packet.Payload).Take(prompt.Samples - samples).ToArray();
        after.ShouldBe(prompt.Payload(AudioCodec.Pcmu)[samples..].ToArray());
    }

    // Holds RTP-12 and DTMF-05.
    [Fact]
    public void SendDigit_TwoKeys_FollowRfc4733AndThePromptWaits()
    {
        var leg = _clock.Answered();
        _clock.Run(40);
        _clock.Shard.Commands.Post(new ClockCommand(ClockCommand.Verb.SendKey, leg.Sending) { Number = 5 | (100 << 8) });
        _clock.Shard.Commands.Post(new ClockCommand(ClockCommand.Verb.SendKey, leg.Sending) { Number = 11 | (60 << 8) });
        _clock.Run(800);

        var keys = Sent.Where(packet => packet.Header.PayloadType == 101).ToList();
        var events = keys.ConvertAll(packet => DtmfEvent.TryParse(packet.Payload, out var update) ? update : default);
        events.Select(update => (update.Code, (int)update.DurationUnits, update.IsEnd)).ShouldBe(
        [
            (5, 160, false), (5, 320, false), (5, 480, false), (5, 640, false), (5, 800, true), (5, 800, true), (5, 800, true),
            (11, 160, false), (11, 320, false), (11, 480, true), (11, 480, true), (11, 480, true),
        ]);
        keys.Select(packet => packet.Header.Timestamp).Distinct().Count().ShouldBe(2);
        keys.Select(packet => packet.Header.Marker).ShouldBe([true, .. new bool[6], true, .. new bool[4]]);
        Sent.Select(packet => packet.Header.Sequence).Zip(Sent.Skip(1), (left, right) => (ushort)(right.Header.Sequence - left)).ShouldAllBe(step => step == 1);
        (keys[7].AtNs - keys[6].AtNs).ShouldBeGreaterThanOrEqualTo(100_000_000);
    }

    // Holds CALL-28 and RTP-02.
    [Fact]
    public void Close_WhilePlaying_SaysGoodbyeDrainsAndFrees()
    {
        var leg = _clock.Answered();
        leg.Play(ClockFixture.Prompt(1000), 1);
        _clock.Run(100);
        leg.Close();
        leg.Close();
        _clock.Run(2000);

        leg.Play(ClockFixture.Prompt(100), 2);
        _clock.Reported.Playbacks.Count.ShouldBe(1);
        _clock.Detached.ShouldBe([leg]);
        _clock.Freed.ShouldBeEmpty();
        _clock.Sender.Control.Count.ShouldBe(1);
        _clock.Sender.Control[0][^7].ShouldBe((byte)203);
        _clock.Run(1100);
        _clock.Freed.ShouldBe([leg]);
        _clock.Reported.Playbacks.Select(ended => ended.Id).ShouldBe([1, 2]);
        _clock.Shard.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public void Run_OwnerThrows_IsCountedAndTheOthersPlayOn()
    {
        _clock.Reported.Throws = true;
        var (first, second) = (_clock.Answered(), _clock.Answered());
        first.Play(ClockFixture.Prompt(100), 1);
        second.Play(ClockFixture.Prompt(100), 2);
        _clock.Run(1000);

        _clock.Faults.Count.ShouldBe(2);
        Sent.GroupBy(packet => packet.Socket).ShouldAllBe(leg => leg.Count() == 50);
    }

    // Holds PERF-06.
    [Fact]
    public void Legs_ManyOnOneShard_SpreadEvenlyOverTheFrame()
    {
        using var clock = new ClockFixture(capacity: 100);
        for (var n = 0; n < 100; n++)
        {
            clock.Answered();
        }

        clock.Run(60);
        clock.Sender.Packets.GroupBy(packet => packet.AtNs).ShouldAllBe(tick => tick.Count() == 10);
    }

    // Holds PERF-11.
    [Fact]
    public void Run_ThousandsOfPackets_AllocatesNothing()
    {
        _clock.Sender.Keeps = false;
        var leg = _clock.Answered();
        leg.Play(ClockFixture.Prompt(100_000), 1);
        _clock.Run(2_000);
        var sent = _clock.Sender.Count;
        var before = GC.GetAllocatedBytesForCurrentThread();
        _clock.Run(4_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThanOrEqualTo(_clock.Sender.Control.Sum(report => report.Length + 128));
        (_clock.Sender.Count - sent).ShouldBe(200);
    }

    public void Dispose() => _clock.Dispose();

    private void ShouldBeRegular(int ptimeMs)
    {
        Sent[0].Header.Marker.ShouldBeTrue();
        Sent.Skip(1).ShouldAllBe(packet => !packet.Header.Marker);
        Sent.Select(packet => packet.Header.Ssrc).Distinct().Count().ShouldBe(1);
        for (var n = 1; n < Sent.Count; n++)
        {
            (Sent[n].AtNs - Sent[n - 1].AtNs).ShouldBe(ptimeMs * 1_000_000L);
            (Sent[n].Header.Timestamp - Sent[n - 1].Header.Timestamp).ShouldBe((uint)(ptimeMs * 8));
            ((ushort)(Sent[n].Header.Sequence - Sent[n - 1].Header.Sequence)).ShouldBe((ushort)1);
        }
    }
}
