using System.Diagnostics;
using Engine.Media.Dtmf;

namespace Engine.Benchmarks.Media;

/// <summary>
/// What looking for keys in the audio costs: the share of one core for one call. Silence ends at the energy, noise at the filters; a tone goes
/// through all of it.
/// </summary>
internal static class DtmfBench
{
    private const int PacketSamples = 160;
    private const int Packets = 100_000;
    private const double PacketSeconds = 0.02;

    public static void Run()
    {
        var random = new Random(1);
        var noise = new short[PacketSamples * 50];
        var tone = new short[PacketSamples * 50];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (short)random.Next(-4000, 4000);
        }

        new DtmfTone().Add('5', tone);
        foreach (var (name, sound) in new[] { ("silence", new short[noise.Length]), ("noise", noise), ("tone", tone) })
        {
            Measure(sound);
            var (seconds, bytes) = Measure(sound);
            Console.WriteLine(
                $"tones wanted, {name,-8} {seconds / Packets * 1e6,6:F2} us a packet, {seconds / (Packets * PacketSeconds) * 100:F4} % of a core a call, {bytes} B");
        }
    }

    private static (double Seconds, long Bytes) Measure(short[] sound)
    {
        var detector = new DtmfDetector();
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var packet = 0; packet < Packets; packet++)
        {
            detector.Detect(sound.AsSpan(packet % 50 * PacketSamples, PacketSamples));
        }

        return (Stopwatch.GetElapsedTime(started).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
