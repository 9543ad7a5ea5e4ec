using System.Security.Cryptography;
using Engine.Ports;

namespace Engine.Actors.Interactions;

/// <summary>The operating system's generator.</summary>
public sealed class RandomEntropy : IEntropy
{
    public void Fill(Span<byte> target) => RandomNumberGenerator.Fill(target);
}
