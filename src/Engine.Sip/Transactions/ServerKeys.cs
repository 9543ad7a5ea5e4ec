using System.Buffers.Binary;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Transactions;

/// <summary>
/// Keys of requests from others (RFC 3261 §17.2.3). Their branches are foreign text, so they are hashed; the hash is keyed, and 64 bits make
/// a collision, by chance or on purpose, no concern.
/// </summary>
internal sealed class ServerKeys
{
    private readonly ulong _key0;
    private readonly ulong _key1;

    internal ServerKeys(IEntropy entropy)
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        _key0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        _key1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }

    /// <summary>The key of a request, read as if it had this method: an ACK and a CANCEL find their INVITE so.</summary>
    internal ulong Of(SipMessage request, SipMethod method)
    {
        if (method == SipMethod.Other)
        {
            return Mix(Of(request, SipMethod.Publish), request.MethodText);
        }

        var seed = (ulong)method;
        if (!request.TryGetTopVia(out var via))
        {
            return seed;
        }

        if (via.HasRfc3261Branch)
        {
            seed = Mix(seed, via.Branch);
            seed = Mix(seed, via.Host);
            return seed + (ulong)(via.Port == 0 ? 5060 : via.Port);
        }

        // RFC 2543: no unique branch. The To tag is left out, because the ACK has one and its INVITE has not.
        request.TryGetCSeq(out var cseq);
        seed = Mix(seed + cseq.Number, request.CallId());
        seed = Mix(seed, request.FromTag());
        seed = Mix(seed, request.RequestUri);
        return Mix(seed, via.Branch.IsEmpty ? via.Host : via.Branch);
    }

    /// <summary>The key that two copies of one request share whatever their paths (RFC 3261 §8.2.2.2).</summary>
    internal ulong MergeOf(SipMessage request)
    {
        request.TryGetCSeq(out var cseq);
        var seed = Mix(cseq.Number, cseq.MethodText);
        seed = Mix(seed, request.CallId());
        return Mix(seed, request.FromTag()) | 1;
    }

    private ulong Mix(ulong seed, ReadOnlySpan<byte> text) => SipHash.Compute(_key0 ^ seed, _key1, text);
}
