using System.Security.Cryptography;

namespace Engine.Sip.Transport;

/// <summary>The operating system's generator (CALL-11).</summary>
internal sealed class SystemEntropy : IEntropy
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
