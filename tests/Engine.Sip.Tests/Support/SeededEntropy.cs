using Engine.Sip.Transport;

namespace Engine.Sip.Tests.Support;

/// <summary>Repeatable randomness.</summary>
internal sealed class SeededEntropy(int seed) : IEntropy
{
    private readonly Random _random = new(seed);

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}
