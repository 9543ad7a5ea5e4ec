using Engine.Ports.Calls;

namespace Engine.Testing.Calls;

/// <summary>The tap on a simulated call: the callee, sample by sample of virtual time.</summary>
internal sealed class SimulatedTap(TimeProvider time, DateTimeOffset answeredAt, IReadOnlyList<(TimeSpan At, short[] Samples)> says) : ICallTap
{
    private const int SamplesPerMs = 8;

    private long _at = Samples(time.GetUtcNow() - answeredAt);

    public void Read(List<short> into)
    {
        for (var end = Samples(time.GetUtcNow() - answeredAt); _at < end; _at++)
        {
            into.Add(At(_at));
        }
    }

    public void Dispose() => _at = long.MaxValue;

    private short At(long sample)
    {
        foreach (var (at, samples) in says)
        {
            var place = sample - Samples(at);
            if (place >= 0 && place < samples.Length)
            {
                return samples[place];
            }
        }

        return 0;
    }

    private static long Samples(TimeSpan span) => (long)(span.TotalMilliseconds * SamplesPerMs);
}
