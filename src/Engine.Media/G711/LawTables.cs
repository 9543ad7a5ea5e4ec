namespace Engine.Media.G711;

/// <summary>From one law of G.711 to the other, code by code: one table each way, made through the linear sample.</summary>
public static class LawTables
{
    private static readonly byte[] ToALaw = Build(code => ALaw.Encode(MuLaw.Decode(code)));
    private static readonly byte[] ToMuLaw = Build(code => MuLaw.Encode(ALaw.Decode(code)));

    /// <summary>Writes a payload in the other law, or as it is when both are the same; <paramref name="to"/> is at least as long.</summary>
    public static void Convert(AudioCodec from, ReadOnlySpan<byte> payload, AudioCodec into, Span<byte> to)
    {
        if (from == into)
        {
            payload.CopyTo(to);
            return;
        }

        var codes = into == AudioCodec.Pcma ? ToALaw : ToMuLaw;
        for (var i = 0; i < payload.Length; i++)
        {
            to[i] = codes[payload[i]];
        }
    }

    private static byte[] Build(Func<byte, byte> convert) => [.. Enumerable.Range(0, 256).Select(code => convert((byte)code))];
}
