namespace Engine.Ports;

/// <summary>Source of random bytes for ids: a CSPRNG in production, seeded in tests.</summary>
public interface IEntropy
{
    void Fill(Span<byte> target);
}
