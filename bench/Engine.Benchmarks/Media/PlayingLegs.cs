using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Engine.Media.Plane;
using Engine.Media.Prompts;
using Engine.Media.Sdp;

namespace Engine.Benchmarks.Media;

/// <summary>
/// N legs play a prompt over real loopback sockets, each to its own bound socket. Spacing is taken from the kernel's receive time
/// stamps at 100 sampled sockets, so the reader's own scheduling is not in it; nobody reads the others, whose buffers fill and drop.
/// CPU is the whole process: pacing, sending, loopback delivery and the sampling reader.
/// Legs and seconds: BENCH_MEDIA_LEGS=500,1000,3000 BENCH_MEDIA_SECONDS=10; BENCH_MEDIA_PORTABLE=1 for the portable twins.
/// </summary>
internal static class PlayingLegs
{
    private const int PacketsPerSecond = 50;

    public static void Run()
    {
        var legs = Setting("BENCH_MEDIA_LEGS", "500,1000,2000,3000").Split(',').Select(int.Parse);
        var seconds = int.Parse(Setting("BENCH_MEDIA_SECONDS", "10"), CultureInfo.InvariantCulture);
        var portable = Setting("BENCH_MEDIA_PORTABLE", "0") == "1";
        Console.WriteLine($"media: legs playing G.711 at 20 ms for {seconds} s, {Environment.ProcessorCount} cores, {(portable ? "portable" : "Linux")} path");
        Console.WriteLine("  legs | spacing ms p50   p99   max | tick late p99   max | sent/s  missing | cores/1000 | kB/leg | B/packet | GCs");
        foreach (var count in legs)
        {
            Measure(count, seconds, portable);
        }
    }

    private static void Measure(int count, int seconds, bool portable)
    {
        using var plane = new MediaPlane(
            new MediaConfig { BindAddress = IPAddress.Loopback, FirstPort = 10000, LastPort = 10003 + (count * 2) + 64, ForcePortable = portable },
            TimeProvider.System, new Random(count));
        using var sinks = new SinkSockets(count);
        var prompt = EncodedPrompt.From(new PcmClip(new short[8000 * (seconds + 30)], 8000));
        Collect();
        var memoryBefore = Environment.WorkingSet;
        var open = Open(plane, sinks, prompt, count);

        // Two seconds for tiering and for all legs to be under way.
        Thread.Sleep(2000);
        var memory = Environment.WorkingSet - memoryBefore;
        sinks.Start();
        var process = Process.GetCurrentProcess();
        var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var (sent, allocated, collections) = (Sent(open), GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(0));
        Thread.Sleep(seconds * 1000);
        var elapsed = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var cores = (process.TotalProcessorTime - cpu).TotalSeconds / elapsed;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        collections = GC.CollectionCount(0) - collections;
        sent = Sent(open) - sent;
        var spacing = sinks.Stop();
        var figures = plane.Figures;
        var missing = 1 - (sent / (count * PacketsPerSecond * elapsed));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count,6} | {spacing.Percentile(0.5),14:F2} {spacing.Percentile(0.99),5:F2} {spacing.Percentile(1),5:F1} | {figures.TickLatenessP99Ms,13:F2} {figures.TickLatenessMaxMs,5:F1} | {sent / elapsed,6:F0} {missing,7:P2} | {cores / count * 1000,10:F3} | {memory / 1024.0 / count,6:F1} | {(double)allocated / sent,8:F2} | {collections}"));
        open.ForEach(leg => leg.Close());
    }

    private static List<MediaLeg> Open(MediaPlane plane, SinkSockets sinks, EncodedPrompt prompt, int count)
    {
        var observer = new Silent();
        var legs = new List<MediaLeg>(count);
        for (var n = 0; n < count; n++)
        {
            if (!plane.TryOpen(observer, out var leg))
            {
                throw new InvalidOperationException($"only {n} of {count} legs could be opened; capacity {plane.Capacity}");
            }

            var local = new LocalMedia { Address = IPAddress.Loopback, Port = leg.LocalPort, RtcpPort = leg.LocalRtcpPort };
            var session = new SdpSession(local, n + 1);
            session.Offer();
            var answer = $"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio {sinks.Port(n)} RTP/AVP 8\r\na=rtcp-mux\r\n";
            var agreed = (Negotiation.Agreed)session.AcceptAnswer(Encoding.ASCII.GetBytes(answer));
            leg.Connect(agreed.Media);
            leg.Play(prompt, n);
            legs.Add(leg);
        }

        return legs;
    }

    private static long Sent(List<MediaLeg> legs) => legs.Sum(leg => leg.Statistics.Sent);

    private static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) ?? otherwise;

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private sealed class Silent : IMediaObserver
    {
        public void OnPlaybackEnded(MediaLeg leg, long playbackId, int playedMs, int totalMs, bool completed)
        {
        }

        public void OnDigit(MediaLeg leg, char digit, int durationMs)
        {
        }
    }
}
