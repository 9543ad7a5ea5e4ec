using System.Security.Cryptography;
using Engine.Actors.Ports;

namespace Engine.Actors.Effects;

/// <summary>The operating system's generator.</summary>
public sealed class RandomEntropy : IEntropy
{
    public void Fill(Span<byte> target) => RandomNumberGenerator.Fill(target);
}
