namespace Engine.Sip.Transport;

/// <summary>The source of tags, branches, Call-IDs and nonces. Cryptographic in the engine, seeded in tests; may be called from any thread.</summary>
public interface IEntropy
{
    void Fill(Span<byte> bytes);
}
