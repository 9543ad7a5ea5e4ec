using System.Globalization;

namespace Engine.Interop.Peers;

/// <summary>How late packets came, measured from each stream's own grid: the time stamps, laid where its most punctual packet puts them.</summary>
/// <param name="Packets">How many there were.</param>
/// <param name="Late">How many came later than allowed.</param>
/// <param name="P99Ms">What 99 of 100 stay below, ms.</param>
/// <param name="MaxMs">The latest, ms.</param>
internal sealed record Punctuality(int Packets, int Late, double P99Ms, double MaxMs)
{
    private const int MicrosecondsPerSample = 125;

    public static Punctuality Of(IEnumerable<RtpSink.Packet> packets, double lateMs)
    {
        double[] lateness = [.. packets.GroupBy(packet => packet.Ssrc).SelectMany(Of).Order()];
        return new Punctuality(lateness.Length, lateness.Count(ms => ms > lateMs), lateness[(int)(lateness.Length * 0.99)], lateness[^1]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Packets} packets, {Late} late, p99 {P99Ms:0.00} ms, latest {MaxMs:0.00} ms");

    private static IEnumerable<double> Of(IEnumerable<RtpSink.Packet> stream)
    {
        var sound = stream.Where(packet => packet.PayloadType is 0 or 8).ToList();
        var first = sound[0];
        var offsets = sound.ConvertAll(packet => packet.ArrivalMicroseconds - ((long)(int)(packet.Timestamp - first.Timestamp) * MicrosecondsPerSample));
        var onTime = offsets.Min();
        return offsets.Select(offset => (offset - onTime) / 1000.0);
    }
}
