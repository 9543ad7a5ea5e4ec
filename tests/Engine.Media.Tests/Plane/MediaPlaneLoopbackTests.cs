using System.Net;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Media.Receiving;
using Engine.Media.Sdp;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Plane;

/// <summary>Two planes on real loopback sockets: one plays, one hears and sends keys back. The only tests here that take wall time.</summary>
public sealed class MediaPlaneLoopbackTests
{
    private const int Legs = 20;

    // Holds COD-02, RTP-04, RTP-05, DTMF-05, PERF-08 and PERF-09.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwentyLegs_PlayAndReceiveKeys_EveryByteAndEveryKeyArrives(bool portable)
    {
        using var near = Plane(portable ? 42000 : 40000, portable);
        using var far = Plane(portable ? 43000 : 41000, portable);
        var prompt = Signal(milliseconds: 500);
        var calls = Enumerable.Range(0, Legs).Select(n => Call.Open(near, far, n % 2 == 0 ? AudioCodec.Pcma : AudioCodec.Pcmu)).ToList();
        foreach (var call in calls)
        {
            call.Near.Play(prompt, 7);
            foreach (var key in "1#A")
            {
                call.Far.SendDigit(key).ShouldBeTrue();
            }
        }

        await Until(() => calls.TrueForAll(call => call.AtNear.Playbacks.Count == 1 && call.AtNear.Digits.Count == 3));
        foreach (var call in calls)
        {
            call.AtNear.Playbacks.ShouldContain(new Recorder.Ended(7, 500, 500, true));
            call.AtNear.Keys.ShouldBe("1#A");

            // A thread that stands still for 60 ms within a key has it end there for who hears it.
            call.AtNear.Digits.ShouldAllBe(digit => digit.Ms > 0 && digit.Ms <= 100);
            var sent = new short[prompt.Samples];
            AudioCodecs.Decode(call.Codec, prompt.Payload(call.Codec), sent);
            call.Heard().ShouldContainRun(sent);
            call.Near.Statistics.Lost.ShouldBe(0);
            call.AtNear.FirstPackets.ShouldBe(1);
        }

        calls.ForEach(call => call.Close());
        await Until(() => near.Figures is { OpenLegs: 0, DrainingPorts: 0 } && far.Figures is { OpenLegs: 0, DrainingPorts: 0 });
        near.Figures.FreePorts.ShouldBe(499);
    }

    // Holds XFER-11.
    [Theory]
    [InlineData(AudioCodec.Pcma)]
    [InlineData(AudioCodec.Pcmu)]
    public async Task TwoLegsBridged_OnDifferentThreads_SoundAndKeysCrossBothWays(AudioCodec second)
    {
        using var near = Plane(47000, portable: false);
        using var far = Plane(48000, portable: false);
        var (left, right) = (Call.Open(near, far, AudioCodec.Pcma), Call.Open(near, far, second));
        var back = left.Far.AttachTap(400);
        left.Near.BridgeFrom(right.Near);
        right.Near.BridgeFrom(left.Near);
        var prompt = Signal(milliseconds: 600);
        left.Far.Play(prompt, 1);
        right.Far.Play(prompt, 2);
        await Until(() => left.AtFar.Playbacks.Count == 1 && right.AtFar.Playbacks.Count == 1);
        left.Far.SendDigit('5').ShouldBeTrue();
        right.Far.SendDigit('#').ShouldBeTrue();
        await Until(() => left.AtFar.Keys == "#" && right.AtFar.Keys == "5");

        ShouldHold(right.Heard(), Crossed(prompt, AudioCodec.Pcma, second));
        ShouldHold(Call.Heard(back), Crossed(prompt, second, AudioCodec.Pcma));
        left.Close();
        right.Close();
        await Until(() => near.Figures.OpenLegs == 0 && far.Figures.OpenLegs == 0);
    }

    // Holds RTP-42.
    [Theory]
    [InlineData("::1", "::1")]
    [InlineData("::", "127.0.0.1")]
    public async Task SixthVersion_BothWaysAndMapped_PlaysAndReceivesKeys(string bind, string reach)
    {
        using var near = Plane(45000, portable: false, IPAddress.Parse(bind));
        using var far = Plane(46000, portable: true, IPAddress.Parse(reach));
        var call = Call.Open(near, far, AudioCodec.Pcma, IPAddress.Parse(reach));
        call.Near.Play(Signal(milliseconds: 100), 1);
        call.Far.SendDigit('7').ShouldBeTrue();

        // What one end has sent the other reads in its own time.
        await Until(() => call.AtNear.Playbacks.Count == 1 && call.AtNear.Keys == "7" && call.Far.Statistics.Received > 4);

        call.Near.Statistics.SendFailures.ShouldBe(0);
        call.Close();
        await Until(() => near.Figures.OpenLegs == 0 && far.Figures.OpenLegs == 0);
    }

    // Holds RTP-06.
    [Fact]
    public void TryOpen_NoPortLeft_ReturnsFalseAndSoDoesAClosedPlane()
    {
        using var plane = new MediaPlane(
            new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 44000, LastPort = 44007, ClockThreads = 1 },
            TimeProvider.System, new Random(1));
        var observer = new Recorder();
        plane.Capacity.ShouldBe(3);
        for (var n = 0; n < 3; n++)
        {
            plane.TryOpen(observer, out var leg).ShouldBeTrue();
            (leg.LocalPort % 2).ShouldBe(0);
        }

        plane.TryOpen(observer, out _).ShouldBeFalse();
        plane.Dispose();
        plane.TryOpen(observer, out _).ShouldBeFalse();
    }

    private static MediaPlane Plane(int first, bool portable, IPAddress? bind = null) => new(
        new MediaConfig
        {
            BindAddress = bind ?? IPAddress.Loopback,
            FirstPort = first,
            LastPort = first + 999,
            ClockThreads = 2,
            Drain = TimeSpan.FromMilliseconds(200),
            ForcePortable = portable,
        },
        TimeProvider.System, new Random(first));

    private static EncodedPrompt Signal(int milliseconds)
    {
        var samples = new short[milliseconds * 8];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = (short)(8000 * Math.Sin(n * 0.31) * Math.Sin((n * 0.0007) + 0.5));
        }

        return EncodedPrompt.From(new PcmClip(samples, 8000));
    }

    /// <summary>On a busy machine a packet may come later than the delay allows for; that leaves a hole, never another order.</summary>
    private static void ShouldHold(short[] heard, short[] spoken)
    {
        const int Piece = 40;
        var (from, found) = (0, 0);
        for (var at = 0; at + Piece <= spoken.Length; at += Piece)
        {
            var place = heard.AsSpan(from).IndexOf(spoken.AsSpan(at, Piece));
            found += place >= 0 ? 1 : 0;
            from += place >= 0 ? place + Piece : 0;
        }

        (found * 100 / (spoken.Length / Piece)).ShouldBeGreaterThanOrEqualTo(85, $"{heard.Length} heard, {spoken.Length} spoken");
    }

    private static short[] Crossed(EncodedPrompt prompt, AudioCodec from, AudioCodec into)
    {
        var codes = new byte[prompt.Samples];
        AudioCodecs.Convert(from, prompt.Payload(from), into, codes);
        var samples = new short[prompt.Samples];
        AudioCodecs.Decode(into, codes, samples);
        return samples;
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var n = 0; n < 1000 && !condition(); n++)
        {
            await Task.Delay(10);
        }

        condition().ShouldBeTrue();
    }

    private sealed record Call(MediaLeg Near, Recorder AtNear, MediaLeg Far, Recorder AtFar, ReceiveTap Tap, AudioCodec Codec)
    {
        public static Call Open(MediaPlane near, MediaPlane far, AudioCodec codec, IPAddress? host = null)
        {
            var (atNear, atFar) = (new Recorder(), new Recorder());
            near.TryOpen(atNear, out var left).ShouldBeTrue();
            far.TryOpen(atFar, out var right).ShouldBeTrue();
            var tap = right.AttachTap(400);
            var caller = new SdpSession(Local(left, host, codec), 11);
            var callee = new SdpSession(Local(right, host, AudioCodec.Pcma, AudioCodec.Pcmu), 12);
            var answered = callee.AnswerTo(caller.Offer()).ShouldBeOfType<Negotiation.Agreed>();
            var agreed = caller.AcceptAnswer(answered.AnswerBody.Span).ShouldBeOfType<Negotiation.Agreed>();
            right.Connect(answered.Media);
            left.Connect(agreed.Media);
            return new Call(left, atNear, right, atFar, tap, codec);
        }

        public short[] Heard() => Heard(Tap);

        public static short[] Heard(ReceiveTap tap)
        {
            var pcm = new short[ReceiveTap.MaxFrameSamples];
            var heard = new List<short>();
            while (tap.TryRead(pcm, out var frame))
            {
                heard.AddRange(pcm[..frame.Samples]);
            }

            return [.. heard];
        }

        public void Close()
        {
            Near.Close();
            Far.Close();
        }

        private static LocalMedia Local(MediaLeg leg, IPAddress? host, params AudioCodec[] codecs) => new()
        {
            Address = host ?? IPAddress.Loopback,
            Port = leg.LocalPort,
            RtcpPort = leg.LocalRtcpPort,
            Codecs = codecs,
        };
    }
}
