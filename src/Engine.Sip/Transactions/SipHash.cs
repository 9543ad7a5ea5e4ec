using System.Buffers.Binary;
using System.Numerics;

namespace Engine.Sip.Transactions;

/// <summary>SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed 64-bit check for short inputs.</summary>
internal static class SipHash
{
    /// <summary>The check of these bytes under this key.</summary>
    internal static ulong Compute(ulong key0, ulong key1, ReadOnlySpan<byte> data)
    {
        var state = new State(
            key0 ^ 0x736f6d6570736575UL, key1 ^ 0x646f72616e646f6dUL, key0 ^ 0x6c7967656e657261UL, key1 ^ 0x7465646279746573UL);
        var last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            state.Absorb(BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[8..];
        }

        for (var i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }

        state.Absorb(last);
        return state.Finish();
    }

    private struct State(ulong v0, ulong v1, ulong v2, ulong v3)
    {
        private ulong _v0 = v0, _v1 = v1, _v2 = v2, _v3 = v3;

        internal void Absorb(ulong word)
        {
            _v3 ^= word;
            Round();
            Round();
            _v0 ^= word;
        }

        internal ulong Finish()
        {
            _v2 ^= 0xff;
            Round();
            Round();
            Round();
            Round();
            return _v0 ^ _v1 ^ _v2 ^ _v3;
        }

        private void Round()
        {
            _v0 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
            _v0 = BitOperations.RotateLeft(_v0, 32);
            _v2 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
            _v0 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
            _v2 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
            _v2 = BitOperations.RotateLeft(_v2, 32);
        }
    }
}
