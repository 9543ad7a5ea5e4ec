using Engine.Ports;

namespace Engine.Testing.Simulated;

/// <summary>Random bytes that a seed repeats.</summary>
public sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random _random = new(seed);

    /// <inheritdoc />
    public void Fill(Span<byte> target) => _random.NextBytes(target);
}
